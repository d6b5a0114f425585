package dev.takt.sim.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.sim.design.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Tables and tracks say what lists of plain values say. */
class PlainTracksTest {
    private record Plain(long start, long end, SliceState state, int context, long job, int thing) {}

    @Test
    void aTrackIsAListOfItsSlices() {
        for (long seed = Seeds.first(); seed < Seeds.first() + 100; seed++) {
            Random random = new Random(seed);
            Track track = new Track(Room.HEAP);
            List<Plain> plain = new ArrayList<>();
            boolean open = false;
            long time = 0;
            for (int i = 0, n = random.nextInt(9_000); i < n; i++) {
                time += random.nextInt(3);
                if (random.nextInt(5) == 0) {
                    track.finish(time);
                    open = end(plain, open, time);
                } else {
                    Plain next = new Plain(
                            time,
                            time,
                            SliceState.values()[random.nextInt(2)],
                            random.nextInt(3) - 1,
                            random.nextInt(3) - 1,
                            random.nextInt(2) - 1);
                    track.begin(time, next.state(), next.context(), next.job(), next.thing());
                    begin(plain, open, next);
                    open = true;
                }
            }
            track.finish(time + 1);
            end(plain, open, time + 1);
            assertEquals(plain, slices(track), "seed " + seed);
            for (SliceState state : SliceState.values()) {
                long total = plain.stream()
                        .filter(p -> p.state() == state)
                        .mapToLong(p -> p.end() - p.start())
                        .sum();
                assertEquals(total, track.total(state), "seed " + seed);
            }
        }
    }

    /** Goes on with the last slice if it is the same and there is nothing between, else begins one. */
    private static void begin(List<Plain> plain, boolean open, Plain next) {
        if (open && same(plain.getLast(), next)) {
            return;
        }
        end(plain, open, next.start());
        boolean goesOn = !plain.isEmpty() && plain.getLast().end() == next.start() && same(plain.getLast(), next);
        if (!goesOn) {
            plain.add(next);
        }
    }

    private static boolean same(Plain a, Plain b) {
        return a.state() == b.state() && a.context() == b.context() && a.job() == b.job() && a.thing() == b.thing();
    }

    /** One of no length is forgotten. */
    private static boolean end(List<Plain> plain, boolean open, long time) {
        if (open) {
            Plain last = plain.removeLast();
            if (last.start() < time) {
                plain.add(new Plain(last.start(), time, last.state(), last.context(), last.job(), last.thing()));
            }
        }
        return false;
    }

    private static List<Plain> slices(Track track) {
        List<Plain> all = new ArrayList<>();
        for (int i = 0; i < track.size(); i++) {
            all.add(new Plain(
                    track.start(i), track.end(i), track.state(i), track.context(i), track.job(i), track.thing(i)));
        }
        return all;
    }

    @Test
    void aTableKeepsWhatIsSetInIt() {
        for (int width = 1; width <= 9; width++) {
            Random random = new Random(width);
            Table table = new Table(Room.HEAP, width);
            List<List<Long>> plain = new ArrayList<>();
            for (int i = 0; i < 40_000; i++) {
                if (random.nextInt(10) == 0 && table.size() > 0) {
                    table.removeLast();
                    plain.removeLast();
                }
                int row = table.add();
                List<Long> numbers = random.longs(width).boxed().toList();
                plain.add(numbers);
                for (int column = 0; column < width; column++) {
                    table.set(row, column, numbers.get(column));
                }
            }
            for (int row = 0; row < table.size(); row++) {
                List<Long> numbers = new ArrayList<>();
                for (int column = 0; column < width; column++) {
                    numbers.add(table.get(row, column));
                }
                assertEquals(plain.get(row), numbers, "row " + row + " of width " + width);
            }
            assertEquals(plain.size(), table.size());
        }
    }
}
