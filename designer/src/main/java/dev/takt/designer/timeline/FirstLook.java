package dev.takt.designer.timeline;

import dev.takt.designer.chart.ChartData;
import dev.takt.designer.chart.VisibleRange;

/** Which part of a run is shown first: around the first miss, else its start; short enough to tell the jobs of the busiest context apart. */
final class FirstLook {
    private static final double BEFORE_MISS = 0.6;

    private static final int PLACES = 64;

    private FirstLook() {}

    /** As {@link #of}, but without a miss where most happens. */
    static VisibleRange busiest(ChartData data, long jobs) {
        VisibleRange first = of(data, jobs);
        if (data.missAfter(0) >= 0) {
            return first;
        }
        VisibleRange best = first;
        int most = -1;
        for (int i = 0; i < PLACES; i++) {
            long start = (data.durationNs() - first.spanNs()) / PLACES * i;
            int events =
                    data.trace().firstAt(start + first.spanNs()) - data.trace().firstAt(start);
            if (events > most) {
                most = events;
                best = new VisibleRange(start, start + first.spanNs(), data.durationNs());
            }
        }
        return best;
    }

    /** {@code jobs}: about so many jobs of the busiest context. */
    static VisibleRange of(ChartData data, long jobs) {
        int most = 1;
        for (int i = 0; i < data.trace().names().contexts().size(); i++) {
            most = Math.max(most, data.slices().jobs(i).size());
        }
        long span = Math.clamp(data.durationNs() / most * jobs, VisibleRange.LEAST, data.durationNs());
        long miss = data.missAfter(0);
        long start = miss < 0 ? 0 : Math.max(0, miss - Math.round(span * BEFORE_MISS));
        return new VisibleRange(start, start + span, data.durationNs());
    }
}
