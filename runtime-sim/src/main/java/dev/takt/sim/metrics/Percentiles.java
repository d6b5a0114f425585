package dev.takt.sim.metrics;

import java.util.Arrays;
import java.util.OptionalLong;
import java.util.function.Consumer;
import java.util.function.LongConsumer;
import java.util.stream.LongStream;

/** How responses are distributed: the shortest one that so many of a thousand jobs did not exceed (nearest rank). Absent where no job completed. */
public record Percentiles(OptionalLong p50, OptionalLong p90, OptionalLong p99, OptionalLong p999) {
    private static final long[] PERMILLE = {500, 900, 990, 999};

    /** As many are sorted; of more the ranks are found by counting, in as much memory. */
    private static final int FEW = 1 << 16;

    /** Of lengths that are handed out in any order, the same ones whenever they are asked for, and are spread so. */
    static Percentiles of(Consumer<LongConsumer> lengths, Spread spread) {
        if (spread.count() == 0) {
            OptionalLong none = OptionalLong.empty();
            return new Percentiles(none, none, none, none);
        }
        long[] found = spread.count() <= FEW ? sorted(lengths, (int) spread.count()) : counted(lengths, spread);
        return new Percentiles(
                OptionalLong.of(found[0]),
                OptionalLong.of(found[1]),
                OptionalLong.of(found[2]),
                OptionalLong.of(found[3]));
    }

    /** Position among so many in ascending order, from 0. */
    private static long rank(long count, long permille) {
        return Math.ceilDiv(count * permille, 1000L) - 1;
    }

    private static long[] sorted(Consumer<LongConsumer> lengths, int count) {
        LongStream.Builder each = LongStream.builder();
        lengths.accept(each::add);
        long[] all = each.build().toArray();
        Arrays.sort(all);
        return Arrays.stream(PERMILLE).map(p -> all[(int) rank(count, p)]).toArray();
    }

    /** Each is looked for in a window that is cut into equal parts, and then in the part that its rank falls into, until a part is one number. */
    private static long[] counted(Consumer<LongConsumer> lengths, Spread spread) {
        int ranks = PERMILLE.length;
        long[] low = new long[ranks];
        long[] left = new long[ranks];
        for (int i = 0; i < ranks; i++) {
            low[i] = spread.least().orElseThrow();
            left[i] = rank(spread.count(), PERMILLE[i]);
        }
        long span = spread.greatest().orElseThrow() - low[0] + 1;
        while (span > 1) {
            long part = Math.ceilDiv(span, FEW);
            long[][] counts = counts(lengths, low, span, part);
            for (int i = 0; i < ranks; i++) {
                int at = 0;
                while (left[i] >= counts[i][at]) {
                    left[i] -= counts[i][at++];
                }
                low[i] += at * part;
            }
            span = part;
        }
        return low;
    }

    private static long[][] counts(Consumer<LongConsumer> lengths, long[] low, long span, long part) {
        long[][] counts = new long[low.length][(int) Math.ceilDiv(span, part)];
        lengths.accept(length -> {
            for (int i = 0; i < low.length; i++) {
                long into = length - low[i];
                if (into >= 0 && into < span) {
                    counts[i][(int) (into / part)]++;
                }
            }
        });
        return counts;
    }
}
