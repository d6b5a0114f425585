package dev.takt.designer.chart;

import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.EdgeKind;
import dev.takt.projects.kind.Edges;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.Track;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/**
 * Which context released a job that another releases: the one whose element went into the channel at that instant, the handler that ended at it, or the one that had a core and
 * spawns such jobs. Where two could have spawned it at the same instant, nobody is named. Events of one instant stand in the order of their effects, so of several sends the
 * last before the arrival counts.
 */
final class Releases {
    private final Trace trace;
    private final Slices slices;
    private final int[] channel;
    private final int[] handler;
    private final int[][] spawners;

    private Releases(Trace trace, Slices slices) {
        this.trace = trace;
        this.slices = slices;
        int contexts = trace.names().contexts().size();
        channel = new int[contexts];
        handler = new int[contexts];
        spawners = new int[contexts][0];
        Arrays.fill(channel, Trace.NONE);
        Arrays.fill(handler, Trace.NONE);
    }

    /** Of a run of a design; without one nobody is known to release anything. */
    static Releases of(Trace trace, Slices slices, Optional<Project> project) {
        Releases releases = new Releases(trace, slices);
        project.ifPresent(releases::read);
        return releases;
    }

    private void read(Project project) {
        List<Edge> edges = Edges.of(project);
        for (TraceNames.ContextName context : trace.names().contexts()) {
            Optional<Activation> activation =
                    project.item(context.item(), Executable.class).map(Executable::activation);
            if (activation.orElse(null) instanceof Activation.On on) {
                channel[context.index()] = trace.names().things().stream()
                        .filter(t -> t.item().equals(on.source()))
                        .mapToInt(TraceNames.ThingName::index)
                        .findFirst()
                        .orElse(Trace.NONE);
                handler[context.index()] = context(on.source());
            } else if (activation.orElse(null) instanceof Activation.Spawned) {
                spawners[context.index()] = edges.stream()
                        .filter(e -> e.kind() == EdgeKind.ACTIVATION && e.to().equals(context.item()))
                        .mapToInt(e -> context(e.from()))
                        .filter(c -> c != Trace.NONE)
                        .toArray();
            }
        }
    }

    private int context(ItemId item) {
        return trace.names().contexts().stream()
                .filter(c -> c.item().equals(item))
                .mapToInt(TraceNames.ContextName::index)
                .findFirst()
                .orElse(Trace.NONE);
    }

    /** The context that released the job of an arrival; -1 for time, the outside, or any other event. */
    int by(int event) {
        if (trace.kind(event) != EventKind.ARRIVAL) {
            return Trace.NONE;
        }
        int context = trace.context(event);
        if (channel[context] != Trace.NONE) {
            return sender(event, channel[context]);
        }
        if (handler[context] != Trace.NONE) {
            return endsAt(handler[context], event) ? handler[context] : Trace.NONE;
        }
        int found = Trace.NONE;
        for (int spawner : spawners[context]) {
            if (hasCore(spawner, event)) {
                if (found != Trace.NONE) {
                    return Trace.NONE;
                }
                found = spawner;
            }
        }
        return found;
    }

    /** The same for the job of a context that arrived at an instant. */
    int by(int context, long arrivalNs) {
        for (int event = trace.firstAt(arrivalNs); event < trace.size() && trace.time(event) == arrivalNs; event++) {
            if (trace.kind(event) == EventKind.ARRIVAL && trace.context(event) == context) {
                return by(event);
            }
        }
        return Trace.NONE;
    }

    private int sender(int arrival, int thing) {
        long now = trace.time(arrival);
        for (int event = arrival - 1; event >= 0 && trace.time(event) == now; event--) {
            boolean put = trace.kind(event) == EventKind.SEND || trace.kind(event) == EventKind.DROP;
            if (put && trace.other(event) == thing) {
                return trace.context(event);
            }
        }
        return Trace.NONE;
    }

    private boolean endsAt(int context, int arrival) {
        long now = trace.time(arrival);
        for (int event = trace.firstAt(now); event < trace.size() && trace.time(event) == now; event++) {
            if (trace.kind(event) == EventKind.COMPLETE && trace.context(event) == context) {
                return true;
            }
        }
        return false;
    }

    /** True if a context was at work up to an event, or began in its instant. */
    private boolean hasCore(int context, int arrival) {
        long now = trace.time(arrival);
        Track own = slices.context(context);
        int slice = own.at(Math.max(0, now - 1));
        if (now > 0 && slice < own.size() && own.start(slice) < now) {
            SliceState state = own.state(slice);
            if (state == SliceState.RUNNING || state == SliceState.OVERHEAD) {
                return true;
            }
        }
        for (int event = arrival - 1; event >= 0 && trace.time(event) == now; event--) {
            boolean begins = trace.kind(event) == EventKind.START || trace.kind(event) == EventKind.RESUME;
            if (begins && trace.context(event) == context) {
                return true;
            }
        }
        return false;
    }
}
