package dev.takt.sim.metrics;

import java.util.Arrays;
import java.util.OptionalLong;

/** How responses are distributed: the shortest one that so many of a thousand jobs did not exceed (nearest rank). Absent where no job completed. */
public record Percentiles(OptionalLong p50, OptionalLong p90, OptionalLong p99, OptionalLong p999) {
    /** Of lengths in any order; the array is sorted. */
    static Percentiles of(long[] ns) {
        Arrays.sort(ns);
        return new Percentiles(at(ns, 500), at(ns, 900), at(ns, 990), at(ns, 999));
    }

    private static OptionalLong at(long[] sorted, long permille) {
        if (sorted.length == 0) {
            return OptionalLong.empty();
        }
        return OptionalLong.of(sorted[(int) Math.ceilDiv(sorted.length * permille, 1000L) - 1]);
    }
}
