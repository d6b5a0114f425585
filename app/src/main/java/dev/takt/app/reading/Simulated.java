package dev.takt.app.reading;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.RunState;
import dev.takt.sim.Simulation;
import dev.takt.sim.Snapshot;
import dev.takt.sim.metrics.ChainTimes;
import dev.takt.sim.metrics.LoadWindows;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.metrics.RunFigures;
import dev.takt.sim.metrics.StackUse;
import dev.takt.sim.plan.Choices;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.store.ScratchFile;
import dev.takt.sim.trace.Room;
import dev.takt.sim.trace.Shelf;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import java.util.List;
import java.util.Optional;

/** What a run has shown: its trace, why it ended, where it can go on if something cut it short, and what it found. */
public record Simulated(
        Trace trace,
        Slices slices,
        RunState state,
        Optional<Snapshot> cut,
        Metrics metrics,
        LoadWindows load,
        List<StackUse> stacks,
        List<ChainTimes> chains,
        List<Problem> findings) {
    private static final Metrics NOTHING = new Metrics(0, List.of(), List.of(), List.of(), List.of());

    private static final LoadWindows NO_LOAD = new LoadWindows(1, List.of());
    /** So many windows of load if nobody asks for a length. */
    private static final long WINDOWS = 20;

    public Simulated {
        stacks = List.copyOf(stacks);
        chains = List.copyOf(chains);
        findings = List.copyOf(findings);
    }

    /** Runs a machine to its limit, or reads what was recorded instead. */
    public static Simulated of(Machine machine, RunLimit limit, Progress progress) {
        SimPlan plan = PlanCompiler.compile(machine, limit.recordings());
        Optional<RecordedTrace> recorded =
                limit.recorded().filter(r -> r.misfit(plan.names()).isEmpty());
        if (recorded.isPresent()) {
            RecordedTrace read = recorded.get();
            return seen(
                    read.trace(),
                    RunFigures.of(machine, plan, read.trace(), read.slices(), progress),
                    RunState.TIME_REACHED,
                    Optional.empty(),
                    machine,
                    limit);
        }
        Choices choices = limit.scenario().map(s -> s.in(plan)).orElse(Choices.DRAWN);
        Optional<Room> room = limit.scratch().map(ScratchFile::room);
        RunOptions options = RunOptions.ofSeed(limit.seed()).withChoices(choices);
        Run run = Simulation.start(
                plan, room.map(r -> options.withShelf(Shelf.in(r))).orElse(options));
        return played(run, plan, room.orElse(Room.HEAP), machine, limit, progress);
    }

    /**
     * The run of this machine goes on from where it was cut, by so many events more as the limit says at most; empty if it was not cut. Nothing is played again; what is told of it is told of the
     * whole run. Trace and figures have a file each, so that the place of figures that are no longer shown is given back.
     */
    public Optional<Simulated> further(Machine machine, RunLimit limit, Progress progress) {
        return cut.map(snapshot -> {
            Run run = limit.scratch()
                    .map(ScratchFile::room)
                    .map(Shelf::in)
                    .map(snapshot::resume)
                    .orElseGet(snapshot::resume);
            SimPlan plan = PlanCompiler.compile(machine, limit.recordings());
            Room room = limit.scratch().map(ScratchFile::room).orElse(Room.HEAP);
            return played(run, plan, room, machine, limit.after(trace.size()), progress);
        });
    }

    private static Simulated played(
            Run run, SimPlan plan, Room room, Machine machine, RunLimit limit, Progress progress) {
        RunState state = run.advance(limit.limit(), progress);
        Trace trace = run.trace();
        if (state == RunState.CANCELLED) {
            return cancelled(trace);
        }
        Optional<Snapshot> cut = state.isCut() ? Optional.of(run.snapshot()) : Optional.empty();
        return seen(trace, RunFigures.of(machine, plan, trace, room, progress), state, cut, machine, limit);
    }

    private static Simulated seen(
            Trace trace,
            Optional<RunFigures> measured,
            RunState state,
            Optional<Snapshot> cut,
            Machine machine,
            RunLimit limit) {
        if (measured.isEmpty()) {
            return cancelled(trace);
        }
        RunFigures figures = measured.get();
        long windowNs = Math.ceilDiv(trace.durationNs(), WINDOWS);
        return new Simulated(
                trace,
                figures.slices(),
                state,
                cut,
                figures.metrics(),
                LoadWindows.of(
                        figures.slices(),
                        machine.cores().size(),
                        limit.windowNs().orElse(windowNs)),
                figures.stacks(),
                figures.chains(),
                figures.findings());
    }

    /** Nobody wants to know any more. */
    private static Simulated cancelled(Trace trace) {
        Slices none = new Slices.Pass(trace.names(), Room.HEAP).slices(0);
        return new Simulated(
                trace, none, RunState.CANCELLED, Optional.empty(), NOTHING, NO_LOAD, List.of(), List.of(), List.of());
    }
}
