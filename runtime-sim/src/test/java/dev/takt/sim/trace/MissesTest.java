package dev.takt.sim.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.sim.design.Seeds;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Misses stand in the order of their deadlines, whatever the order in which a trace tells them. */
class MissesTest {
    private record Miss(long deadlineNs, int context, int job) {}

    @Test
    void anyOrderIsPutIntoThatOfDeadlines() {
        for (long seed = Seeds.first(); seed < Seeds.first() + 50; seed++) {
            Random random = new Random(seed);
            Misses misses = new Misses(Room.HEAP);
            List<Miss> told = new ArrayList<>();
            int count = random.nextInt(5_000);
            for (int i = 0; i < count; i++) {
                Miss miss = new Miss(random.nextInt(1_000), random.nextInt(5), i);
                told.add(miss);
                misses.add(miss.deadlineNs(), miss.context(), miss.job());
            }
            misses.sort();
            told.sort(Comparator.comparingLong(Miss::deadlineNs)
                    .thenComparingInt(Miss::context)
                    .thenComparingInt(Miss::job));
            assertEquals(told, all(misses), "seed " + seed);
            for (long ns = 0; ns < 1_001; ns += 7) {
                long at = ns;
                long next = told.stream()
                        .mapToLong(Miss::deadlineNs)
                        .filter(d -> d >= at)
                        .findFirst()
                        .orElse(-1);
                assertEquals(next, misses.after(ns), "seed " + seed);
            }
        }
    }

    private static List<Miss> all(Misses misses) {
        List<Miss> all = new ArrayList<>();
        for (int i = 0; i < misses.size(); i++) {
            all.add(new Miss(misses.deadline(i), misses.context(i), misses.job(i)));
        }
        return all;
    }
}
