package dev.takt.designer.chart;

import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.util.Optional;

/** The arrows of a chart as something to walk along: from who releases a job to it, from who begins to wait to who holds, and from who gives back to who goes on. */
final class Arrows {
    /** One arrow: when, from which context to which. */
    record Arrow(long atNs, int from, int to) {
        /** Its other end; itself for neither. */
        int other(int context) {
            return context == from ? to : from;
        }

        boolean touches(int context) {
            return context == from || context == to;
        }
    }

    /** So many events, less one, from one look whether it is still wanted to the next. */
    private static final int ROUND = (1 << 12) - 1;

    private final Trace trace;
    private final Releases releases;

    Arrows(Trace trace, Releases releases) {
        this.trace = trace;
        this.releases = releases;
    }

    /** The next arrow after an instant, or the last before it, that touches a context; -1: any. None once nobody wants to know. */
    Optional<Arrow> next(long fromNs, int context, boolean forward, Progress progress) {
        int event = forward ? trace.firstAt(fromNs + 1) : trace.firstAt(fromNs) - 1;
        while (event >= 0 && event < trace.size()) {
            if ((event & ROUND) == 0 && progress.cancelled()) {
                return Optional.empty();
            }
            Optional<Arrow> arrow = at(event).filter(a -> context < 0 || a.touches(context));
            if (arrow.isPresent()) {
                return arrow;
            }
            event += forward ? 1 : -1;
        }
        return Optional.empty();
    }

    private Optional<Arrow> at(int event) {
        int waiting = trace.context(event);
        if (trace.kind(event) == EventKind.ARRIVAL) {
            return arrow(trace.time(event), releases.by(event), waiting);
        }
        if (trace.kind(event) == EventKind.BLOCK) {
            return arrow(trace.time(event), waiting, trace.value(event));
        }
        if (trace.kind(event) == EventKind.UNBLOCK) {
            for (int before = event - 1; before >= 0; before--) {
                if (trace.kind(before) == EventKind.BLOCK && trace.context(before) == waiting) {
                    return arrow(trace.time(event), (int) trace.value(before), waiting);
                }
            }
        }
        return Optional.empty();
    }

    private static Optional<Arrow> arrow(long atNs, int from, long to) {
        return from >= 0 && to >= 0 && from != to ? Optional.of(new Arrow(atNs, from, (int) to)) : Optional.empty();
    }
}
