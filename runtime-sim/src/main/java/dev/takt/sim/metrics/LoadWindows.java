package dev.takt.sim.metrics;

import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Track;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;

/** How busy the cores were window by window, {@code busyPpm.get(core).get(window)} in a million; the last window may be shorter and counts what there is of it. */
public record LoadWindows(long windowNs, List<List<Long>> busyPpm) {
    /** At most so many windows a core. */
    public static final int MOST = 1000;

    private static final long MILLION = 1_000_000;

    public LoadWindows {
        busyPpm = busyPpm.stream().map(List::copyOf).toList();
    }

    /** Windows of a length, at least 1 ns; a longer one is taken if there were more than {@link #MOST}. */
    public static LoadWindows of(Slices slices, int cores, long windowNs) {
        long length = Math.max(Math.max(1, windowNs), Math.ceilDiv(slices.durationNs(), MOST));
        List<List<Long>> busy = new ArrayList<>();
        for (int core = 0; core < cores; core++) {
            busy.add(busy(slices.core(core), slices.durationNs(), length));
        }
        return new LoadWindows(length, busy);
    }

    private static List<Long> busy(Track track, long durationNs, long windowNs) {
        List<Long> ppm = new ArrayList<>();
        int slice = 0;
        for (long from = 0; from < durationNs; from += Math.min(windowNs, durationNs - from)) {
            long to = from + Math.min(windowNs, durationNs - from);
            long idle = 0;
            while (slice < track.size() && track.start(slice) < to) {
                if (track.state(slice) == SliceState.IDLE) {
                    idle += Math.min(to, track.end(slice)) - Math.max(from, track.start(slice));
                }
                if (track.end(slice) > to) {
                    break;
                }
                slice++;
            }
            ppm.add(ppm(to - from - idle, to - from));
        }
        return ppm;
    }

    private static long ppm(long part, long whole) {
        return part <= Long.MAX_VALUE / MILLION
                ? part * MILLION / whole
                : BigInteger.valueOf(part)
                        .multiply(BigInteger.valueOf(MILLION))
                        .divide(BigInteger.valueOf(whole))
                        .longValueExact();
    }
}
