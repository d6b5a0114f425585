package dev.takt.sim.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.sim.design.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** The highest of any steps is found among the highest of many, and is that of a look at each of them. */
class StepsTest {
    @Test
    void theHighestOfAPartIsThatOfALookAtEachStep() {
        for (long seed = Seeds.first(); seed < Seeds.first() + 20; seed++) {
            Random random = new Random(seed);
            Steps steps = new Steps(Room.HEAP);
            List<Long> values = new ArrayList<>();
            int count = 1 + random.nextInt(20_000);
            for (int i = 0; i < count; i++) {
                // tall ones are rare, so that most blocks differ
                long value = random.nextInt(50) == 0 ? random.nextInt(1_000_000) : random.nextInt(10);
                values.add(value);
                steps.set(i * 3L, value);
            }
            assertEquals(highest(values, 0, count), steps.highest(), "seed " + seed);
            for (int look = 0; look < 200; look++) {
                int from = random.nextInt(count + 1);
                int to = from + random.nextInt(count - from + 1);
                assertEquals(highest(values, from, to), steps.highest(from, to), seed + ": " + from + " to " + to);
            }
        }
    }

    private static long highest(List<Long> values, int from, int to) {
        return values.subList(from, to).stream().mapToLong(v -> v).max().orElse(0);
    }

    @Test
    void aStepHoldsFromItsInstantOn() {
        Steps steps = new Steps(Room.HEAP);
        steps.set(10, 1);
        steps.set(20, 5);
        steps.set(20, 4);
        assertEquals(List.of(0L, 1L, 1L, 4L), List.of(steps.at(9), steps.at(10), steps.at(19), steps.at(20)));
        assertEquals(List.of(0, 1, 3), List.of(steps.firstAfter(9), steps.firstAfter(10), steps.firstAfter(20)));
    }
}
