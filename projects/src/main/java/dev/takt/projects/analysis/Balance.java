package dev.takt.projects.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;

/**
 * What tasks that share cores load them with where it is dealt out so that the fullest core has the least, then the next: a set of cores is as full as what can run nowhere else divided by their number, so the fullest
 * set comes first, and what is left is dealt to the others. Above one core only where no schedule can do all the work. Looks at all sets of cores; on chips of many each task counts evenly on those it is allowed.
 */
final class Balance {
    private static final int MOST_CORES = 16;

    private final int cores;
    private final List<List<Share>> fixed = new ArrayList<>();
    private final Map<List<Integer>, List<Share>> shared = new LinkedHashMap<>();

    Balance(int cores) {
        this.cores = cores;
        IntStream.range(0, cores).forEach(_ -> fixed.add(new ArrayList<>()));
    }

    /** What runs on this core and no other. */
    void on(int core, Share share) {
        fixed.get(core).add(share);
    }

    /** What runs on any of these. */
    void onAny(List<Integer> allowed, Share share) {
        if (allowed.size() == 1) {
            on(allowed.getFirst(), share);
        } else {
            shared.computeIfAbsent(allowed, _ -> new ArrayList<>()).add(share);
        }
    }

    /** The load of each core in thousandths, rounded up. */
    long[] permille() {
        return shared.isEmpty() || cores > MOST_CORES ? even() : balanced();
    }

    private long[] even() {
        long[] loads = new long[cores];
        for (int core = 0; core < cores; core++) {
            loads[core] = Share.permille(fixed.get(core));
            for (Map.Entry<List<Integer>, List<Share>> each : shared.entrySet()) {
                int count = each.getKey().size();
                long part = Math.ceilDiv(Share.permille(each.getValue()), count);
                loads[core] = Sums.sum(loads[core], each.getKey().contains(core) ? part : 0);
            }
        }
        return loads;
    }

    private long[] balanced() {
        long[] loads = new long[cores];
        int rest = (1 << cores) - 1;
        while (rest != 0) {
            int set = fullest(rest);
            long load = Math.ceilDiv(Share.permille(within(set, rest)), Integer.bitCount(set));
            for (int core = 0; core < cores; core++) {
                loads[core] = (set & 1 << core) != 0 ? load : loads[core];
            }
            rest &= ~set;
        }
        return loads;
    }

    /** Of the sets of cores that are left the one whose own work is the most for each core. */
    private int fullest(int rest) {
        long[] sums = new long[1 << cores];
        for (int core = 0; core < cores; core++) {
            sums[1 << core] += (rest & 1 << core) == 0 ? 0 : scaled(fixed.get(core));
        }
        shared.forEach((allowed, shares) -> {
            if ((mask(allowed) & rest) != 0) {
                sums[mask(allowed) & rest] += scaled(shares);
            }
        });
        for (int bit = 1; bit < sums.length; bit <<= 1) {
            for (int set = 0; set < sums.length; set++) {
                sums[set] += (set & bit) != 0 ? sums[set ^ bit] : 0;
            }
        }
        int best = rest;
        for (int set = 1; set < sums.length; set++) {
            boolean left = (set & ~rest) == 0;
            best = left && sums[set] / Integer.bitCount(set) > sums[best] / Integer.bitCount(best) ? set : best;
        }
        return best;
    }

    /** What can run on none of the cores that are left but these. */
    private List<Share> within(int set, int rest) {
        List<Share> all = new ArrayList<>();
        for (int core = 0; core < cores; core++) {
            if ((set & 1 << core) != 0) {
                all.addAll(fixed.get(core));
            }
        }
        shared.forEach((allowed, shares) -> {
            int left = mask(allowed) & rest;
            if (left != 0 && (left & ~set) == 0) {
                all.addAll(shares);
            }
        });
        return all;
    }

    private static long scaled(List<Share> shares) {
        return shares.stream()
                .mapToLong(s -> Share.roundedUp(s.curve(), s.demandNs()))
                .sum();
    }

    private static int mask(List<Integer> allowed) {
        return allowed.stream().mapToInt(c -> 1 << c).sum();
    }
}
