package dev.takt.sim.plan;

import dev.takt.projects.exchange.Recording;
import dev.takt.projects.exchange.Recordings;
import dev.takt.projects.machine.Among;
import dev.takt.projects.machine.Band;
import dev.takt.projects.machine.BlockPool;
import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Bus;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Costs;
import dev.takt.projects.machine.Dog;
import dev.takt.projects.machine.Level;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.MachineCore;
import dev.takt.projects.machine.Policy;
import dev.takt.projects.machine.Queue;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Cost;
import dev.takt.projects.target.Kernel;
import dev.takt.sim.text.Texts;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.TraceNames.CoreName;
import dev.takt.sim.trace.TraceNames.Hold;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/** The border between the machine, which speaks of items, and the engine, which counts: ids and steps in, numbers and instructions out. */
public final class PlanCompiler {
    /** A task without a limit keeps no more than these. */
    private static final int MOST_PENDING = 1 << 16;

    private final Machine machine;
    private final Recordings recordings;
    private final ThingNumbers things;
    private final Program.Writer writer = new Program.Writer();
    private final List<Problem> problems = new ArrayList<>();

    private PlanCompiler(Machine machine, Recordings recordings) {
        this.machine = machine;
        this.recordings = recordings;
        this.things = new ThingNumbers(machine);
    }

    /** The plan of a machine without recorded arrivals; where the design names some, it says that they are not there. */
    public static SimPlan compile(Machine machine) {
        return compile(machine, Recordings.NONE);
    }

    public static SimPlan compile(Machine machine, Recordings recordings) {
        return new PlanCompiler(machine, recordings).plan();
    }

    private SimPlan plan() {
        List<PlanContext> contexts = new ArrayList<>();
        List<PlanSource> sources = new ArrayList<>();
        for (Context context : machine.contexts()) {
            contexts.add(context(context));
            source(context, sources);
        }
        return new SimPlan(
                names(),
                machine.cores().stream().map(PlanCompiler::core).toList(),
                contexts,
                planThings(),
                sources,
                writer.program(),
                machine.tickNs(),
                machine.runtime().kernel().delays(),
                machine.bootNs(),
                machine.sharesCores(),
                problems);
    }

    private TraceNames names() {
        List<ContextName> contexts = new ArrayList<>();
        for (Context c : machine.contexts()) {
            contexts.add(new ContextName(
                    c.index(),
                    c.item(),
                    c.name(),
                    c.core(),
                    c.level(),
                    machine.levelOf(c).priority(),
                    c.kind() == ContextKind.INTERRUPT,
                    isOrderedByDeadline(c),
                    c.kind() == ContextKind.TASK && machine.sharesCores(),
                    c.cores(),
                    hold(c)));
        }
        List<CoreName> cores = machine.cores().stream()
                .map(c -> new CoreName(c.index(), c.name()))
                .toList();
        return new TraceNames(cores, contexts, things.names());
    }

    private Hold hold(Context c) {
        boolean task = c.kind() == ContextKind.TASK;
        MachineCore core = machine.coreOf(c);
        boolean cooperative = task
                && machine.levelOf(c).band() == Band.THREAD
                && core.cooperativeRank() >= 0
                && c.level() >= core.cooperativeRank()
                && c.level() <= core.topCooperativeRank();
        int threshold = Math.max(c.threshold(), cooperative ? core.topCooperativeRank() : c.level());
        return new Hold(threshold, cooperative || task && machine.isNonPreemptive(), machine.preemptionLevel(c));
    }

    private boolean isOrderedByDeadline(Context c) {
        return c.kind() == ContextKind.TASK
                && machine.levelOf(c).policy() instanceof Policy.EarliestDeadline(Among among, long _)
                && (among == Among.CORE || machine.dueNs(c).isPresent());
    }

    private static PlanCore core(MachineCore core) {
        return new PlanCore(
                core.index(),
                core.levels().stream().map(Level::policy).toList(),
                core.criticalRank(),
                core.cooperativeRank(),
                core.topCooperativeRank(),
                core.topThreadRank(),
                core.costs().of(Cost.CONTEXT_SWITCH),
                core.costs().of(Cost.TICK),
                core.costs().of(Cost.WAKE),
                core.costs().of(Cost.INTERRUPT_ENTRY),
                core.costs().of(Cost.INTERRUPT_EXIT),
                core.costs().of(Cost.TAIL_CHAIN),
                core.costs().of(Cost.POLL),
                core.costs().of(Cost.ALARM),
                core.costs().of(Cost.RELEASE),
                core.costs().of(Cost.REMOTE_INTERRUPT),
                core.costs().of(Cost.MIGRATION));
    }

    private PlanContext context(Context c) {
        Level level = machine.levelOf(c);
        boolean task = c.kind() == ContextKind.TASK;
        boolean inInterrupt = task && level.band() == Band.INTERRUPT;
        boolean polled = level.policy() instanceof Policy.Batches || level.policy() instanceof Policy.DeadlinePolls;
        boolean called = polled || level.policy() instanceof Policy.Loop;
        Costs costs = machine.cores().get(c.core()).costs();
        BodyCompiler bodies = new BodyCompiler(writer, things, machine, costs);
        int entry = writer.here();
        bodies.body(c);
        return new PlanContext(
                c.index(),
                Draws.hash(c.item()),
                c.core(),
                c.cores(),
                c.level(),
                c.threshold(),
                c.order(),
                !task,
                task && level.band() == Band.THREAD && !called,
                inInterrupt && !level.dispatcher().isEmpty(),
                inInterrupt || task && called,
                c.deadlineNs().orElse(-1),
                machine.dueNs(c).orElse(-1),
                machine.preemptionLevel(c),
                c.overrun(),
                c.mostWaiting() > 0 ? c.mostWaiting() : MOST_PENDING,
                task && machine.runtime().kernel().goesOn(),
                machine.runtime().kernel().mergesBeforeStart(c.activation()),
                machine.runtime().kernel().refusesSpawn(),
                c.activation() instanceof Activation.Background && !c.body().isEmpty(),
                c.activation() instanceof Activation.After after ? after.delayNs() : -1,
                machine.releaseTickNs(c) > 0,
                machine.isReleasedByTime(c),
                entry,
                bodies.counters(),
                task ? List.of() : listeners(c.item()));
    }

    private void source(Context c, List<PlanSource> sources) {
        boolean timed =
                switch (c.activation()) {
                    case Activation.Periodic _, Activation.After _, Activation.Sporadic _, Activation.Burst _ -> true;
                    case Activation.Startup _ -> true;
                    case Activation.Background _ -> !c.body().isEmpty();
                    case Activation.On _, Activation.Spawned _ -> false;
                    case Activation.Recorded recorded -> isThere(c, recorded);
                };
        if (timed) {
            sources.add(new PlanSource(
                    sources.size(), c.core(), Draws.hash(c.item()), c.activation(), instants(c), List.of(c.index())));
        }
    }

    private boolean isThere(Context c, Activation.Recorded recorded) {
        if (recordings.of(recorded.file()).isPresent()) {
            return true;
        }
        problems.add(Problem.of(
                "run-recorded",
                Severity.WARNING,
                Texts.text("run.recorded", c.name(), recordings.reason(recorded.file())),
                c.item(),
                "activation"));
        return false;
    }

    private List<Long> instants(Context c) {
        return c.activation() instanceof Activation.Recorded recorded
                ? recordings.of(recorded.file()).map(Recording::instantsNs).orElse(List.of())
                : List.of();
    }

    private List<PlanThing> planThings() {
        List<PlanThing> all = new ArrayList<>();
        for (SharedResource r : machine.resources()) {
            all.add(new PlanThing.Lock(
                    all.size(), r.core(), lock(r), r.reentrant(), r.ceiling(), machine.preemptionCeiling(r)));
        }
        for (Queue q : machine.queues()) {
            Predicate<Step> uses = s -> s instanceof Step.Send send
                            && send.channel().equals(q.item())
                    || s instanceof Step.Notify notify && notify.signal().equals(q.item())
                    || takesFrom(s, q.item());
            List<Integer> readers = machine.contexts().stream()
                    .filter(c -> Bodies.takesFrom(c.body(), q.item()) || isOn(c, q.item()))
                    .map(Context::index)
                    .toList();
            all.add(new PlanThing.Channel(
                    all.size(),
                    core(uses),
                    q.kind(),
                    q.capacity(),
                    q.full(),
                    machine.runtime().dispatch().polls(),
                    readers,
                    listeners(q.item())));
        }
        for (Bus b : machine.buses()) {
            all.add(new PlanThing.Bus(all.size(), core(s -> s instanceof Step.Transfer t && b.carries(t))));
        }
        for (BlockPool p : machine.pools()) {
            Predicate<Step> uses = s -> s instanceof Step.Alloc a && a.pool().equals(p.item())
                    || s instanceof Step.Free f && f.pool().equals(p.item());
            all.add(new PlanThing.Pool(all.size(), core(uses), p.blocks()));
        }
        for (Dog d : machine.watchdogs()) {
            int core = core(s -> s instanceof Step.Feed f && f.watchdog().equals(d.item()));
            all.add(new PlanThing.Dog(
                    all.size(), core, d.timeoutNs(), d.windowNs(), d.expiry(), d.feeders(), listeners(d.item())));
        }
        return all;
    }

    private LockKind lock(SharedResource r) {
        Kernel kernel = machine.runtime().kernel();
        boolean severalCores = r.core() < 0 && r.users().size() > 1;
        return switch (r.protocol()) {
            case NONE ->
                switch (kernel.unguarded()) {
                    case TAKEN_AGAIN -> LockKind.FREERTOS_SEMAPHORE;
                    case ASYNC_ONE_WAITER -> LockKind.ASYNC;
                    case ASYNC_NEWEST_WAITER -> LockKind.ASYNC_NEWEST;
                    case HANDED_OVER -> LockKind.PLAIN;
                };
            case INHERITANCE ->
                switch (kernel.inheritance()) {
                    case UNTIL_LAST_GIVEN -> LockKind.FREERTOS_MUTEX;
                    case RESTORED_AT_UNLOCK -> LockKind.ZEPHYR_MUTEX;
                    case RECALCULATED_AT_UNLOCK -> LockKind.ZEPHYR_CHAIN_MUTEX;
                    case TRANSITIVE -> LockKind.INHERITANCE;
                };
            case CEILING -> LockKind.CEILING;
            case IMMEDIATE_CEILING -> LockKind.IMMEDIATE_CEILING;
            case NON_PREEMPTIVE -> severalCores ? LockKind.MASK_AND_SPIN : LockKind.MASK;
            case SPIN -> LockKind.SPIN;
            case RUNTIME -> throw new IllegalStateException("protocol of " + r.item() + " is not resolved");
        };
    }

    private List<Integer> listeners(ItemId item) {
        return machine.contexts().stream()
                .filter(c -> isOn(c, item))
                .map(Context::index)
                .toList();
    }

    private static boolean isOn(Context c, ItemId item) {
        return c.activation() instanceof Activation.On on && on.source().equals(item);
    }

    private static boolean takesFrom(Step step, ItemId channel) {
        return step instanceof Step.Receive r && r.channel().equals(channel)
                || step instanceof Step.Wait w && w.signal().equals(channel);
    }

    /** The one core whose contexts have such a step; -1 if there are several or none. */
    private int core(Predicate<Step> step) {
        List<Integer> cores = machine.contexts().stream()
                .filter(c -> any(c.body(), step))
                .map(Context::core)
                .distinct()
                .toList();
        return cores.size() == 1 ? cores.getFirst() : -1;
    }

    private static boolean any(List<Step> steps, Predicate<Step> wanted) {
        for (Step step : steps) {
            if (wanted.test(step) || step.inner().stream().anyMatch(inner -> any(inner, wanted))) {
                return true;
            }
        }
        return false;
    }
}
