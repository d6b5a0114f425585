package dev.takt.sim;

import dev.takt.projects.text.Progress;
import dev.takt.sim.engine.Engine;
import dev.takt.sim.plan.EventWatch;
import dev.takt.sim.trace.Trace;
import java.util.List;
import java.util.Optional;

/** A run that can be continued. One thread at a time; the traces it hands out may go anywhere. */
public final class Run {
    private final Engine engine;

    Run(Engine engine) {
        this.engine = engine;
    }

    /** Goes on until a limit is reached or nobody waits any more. */
    public RunState advance(Limit limit, Progress progress) {
        List<EventWatch> watches = limit.conditions().stream()
                .map(condition -> condition.in(engine.names()))
                .flatMap(Optional::stream)
                .toList();
        return switch (engine.advance(limit.untilNs(), limit.maxEvents(), limit.stopAtMiss(), watches, progress)) {
            case TIME -> RunState.TIME_REACHED;
            case EVENTS -> RunState.EVENTS_REACHED;
            case MISS -> RunState.MISSED;
            case EVENT -> RunState.CONDITION_MET;
            case CANCELLED -> RunState.CANCELLED;
            case ENOUGH -> RunState.STOPPED;
            case LIVELOCK -> RunState.LIVELOCK;
        };
    }

    /** The instant the run has reached. */
    public long nowNs() {
        return engine.now();
    }

    /** The longest response of a context so far, empty if none of its jobs has ended. Counted up to the first watchdog reset; a run without a trace knows it too. */
    public Optional<WorstJob> worst(int context) {
        long response = engine.worstResponseNs(context);
        return response < 0
                ? Optional.empty()
                : Optional.of(new WorstJob(engine.worstJob(context), engine.worstJobEndNs(context), response));
    }

    /** So many of its events were not played: the state had recurred, so what follows from it was copied. */
    public long copiedEvents() {
        return engine.copiedEvents();
    }

    /** What has happened so far. */
    public Trace trace() {
        return engine.trace();
    }

    /** The state reached, to go on from as often as wanted without running from 0 again. */
    public Snapshot snapshot() {
        return new Snapshot(engine.copy());
    }
}
