package dev.takt.projects.machine;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Layout;
import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.model.Sleep;
import dev.takt.projects.model.Step;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.Cost;
import dev.takt.projects.target.Dispatch;
import dev.takt.projects.target.RuntimeProfile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The resolved design: what a runtime makes of the items of a project on a chip (semantics, section 3). Computed once; analysis, simulation and
 * generation read it and derive none of it themselves. Contexts, resources, queues, buses and watchdogs are numbered by their position, in declared order; the halves of a line stand side by side.
 * Steps that refer to missing items are left out here; the check names them.
 */
public record Machine(
        Project project,
        Chip chip,
        RuntimeProfile runtime,
        List<MachineCore> cores,
        List<Context> contexts,
        List<SharedResource> resources,
        List<Queue> queues,
        List<Bus> buses,
        List<Dog> watchdogs,
        List<BlockPool> pools) {
    /** Times of a design count up to this, about 31 years: sums of a few do not overflow. */
    public static final long LONGEST_NS = Amounts.LONGEST_NS;

    public Machine {
        cores = List.copyOf(cores);
        contexts = List.copyOf(contexts);
        resources = List.copyOf(resources);
        queues = List.copyOf(queues);
        buses = List.copyOf(buses);
        watchdogs = List.copyOf(watchdogs);
        pools = List.copyOf(pools);
    }

    /** The machine of a design; empty if the catalogue lacks its target or its runtime. */
    public static Optional<Machine> of(Project project, Catalogue catalogue) {
        Optional<Chip> chip =
                catalogue.chip(project.target()).filter(c -> !c.cores().isEmpty());
        Optional<RuntimeProfile> runtime = catalogue.runtime(project.runtime());
        return chip.flatMap(c -> runtime.map(r -> new MachineBuilder(new Ground(project, c, r)).build()));
    }

    /** The machine of a design of which only the layout is another: nothing is resolved from where items are drawn. */
    public Machine withLayout(Layout layout) {
        Project moved = project.withLayout(layout);
        return new Machine(moved, chip, runtime, cores, contexts, resources, queues, buses, watchdogs, pools);
    }

    public Optional<Context> context(ItemId item) {
        return contexts.stream().filter(c -> c.item().equals(item)).findFirst();
    }

    public Optional<SharedResource> resource(ItemId item) {
        return resources.stream().filter(r -> r.item().equals(item)).findFirst();
    }

    public Optional<Queue> queue(ItemId item) {
        return queues.stream().filter(q -> q.item().equals(item)).findFirst();
    }

    /** True if a send waits where it finds no room, which a handler's never does. */
    public boolean awaitsRoom(ContextKind sender, Step.Send send) {
        return sender == ContextKind.TASK
                && send.timeoutNs().orElse(-1) != 0
                && queue(send.channel()).filter(Queue::blocks).isPresent();
    }

    /** The bus of a peripheral; of one that is two halves the first, which is as fast as the other. */
    public Optional<Bus> bus(ItemId item) {
        return buses.stream().filter(b -> b.item().equals(item)).findFirst();
    }

    /** What a transfer goes through and has for itself meanwhile. */
    public Optional<Bus> bus(Step.Transfer transfer) {
        return buses.stream().filter(b -> b.carries(transfer)).findFirst();
    }

    /** True if who sends through a peripheral and who receives are not in each other's way. */
    public boolean hasHalves(ItemId peripheral) {
        return bus(peripheral).filter(b -> b.half().isPresent()).isPresent();
    }

    public Optional<Dog> watchdog(ItemId item) {
        return watchdogs.stream().filter(d -> d.item().equals(item)).findFirst();
    }

    public Optional<BlockPool> pool(ItemId item) {
        return pools.stream().filter(p -> p.item().equals(item)).findFirst();
    }

    /** The rows of the cost table for which neither runtime, chip nor the design has a figure, so that they count 0; none under the generic runtime, which stands for no kernel. */
    public List<Cost> costsWithoutFigure() {
        if (runtime.dispatch() == Dispatch.GENERIC) {
            return List.of();
        }
        boolean awake = project.settings().sleep() == Sleep.NONE;
        return runtime.withoutFigure(chip).stream()
                .filter(cost -> cost != Cost.WAKE || !awake)
                .filter(cost -> cost != Cost.REMOTE_INTERRUPT || busyCores() > 1)
                .filter(cost -> cost != Cost.MIGRATION || sharesCores())
                .filter(cost -> project.settings().costs().stream()
                        .noneMatch(own -> own.cost().equals(cost.tag())))
                .toList();
    }

    private long busyCores() {
        return contexts.stream().map(Context::core).distinct().count();
    }

    /** The contexts of a core, in their order. */
    public List<Context> contextsOf(int core) {
        return contexts.stream().filter(c -> c.core() == core).toList();
    }

    public MachineCore coreOf(Context context) {
        return cores.get(context.core());
    }

    /** The contexts whose jobs release jobs of this one; none if time or the outside does. */
    public List<Trigger> triggers(Context context) {
        return Triggers.of(context, contexts);
    }

    /** The path of a chain through the contexts. */
    public Route route(Chain chain) {
        return Route.of(chain, this);
    }

    public Level levelOf(Context context) {
        return cores.get(context.core()).levels().get(context.level());
    }

    /** Under earliest deadline first the preemption level of a context: how many of its level have a longer relative deadline (Baker 1991, section 3). 0 elsewhere. */
    public int preemptionLevel(Context context) {
        if (!(levelOf(context).policy() instanceof Policy.EarliestDeadline(Among among, long _))
                || among != Among.CORE) {
            return 0;
        }
        long own = context.deadlineNs().orElse(Long.MAX_VALUE);
        return (int) contexts.stream()
                .filter(c -> c.core() == context.core() && c.level() == context.level())
                .filter(c -> c.deadlineNs().orElse(Long.MAX_VALUE) > own)
                .count();
    }

    /**
     * The deadline, from arrival, that orders the jobs of a context among those of its level; empty where none does. Within a level of a runtime that is the deadline which a task sets before it waits, so it
     * has one only if it knows when it is released next.
     */
    public OptionalLong dueNs(Context context) {
        boolean knowsNext = isReleasedByTime(context);
        return switch (levelOf(context).policy()) {
            case Policy.EarliestDeadline(Among among, long _) ->
                among == Among.CORE || knowsNext ? context.deadlineNs() : OptionalLong.empty();
            case Policy.DeadlinePolls _ -> knowsNext ? context.deadlineNs() : OptionalLong.empty();
            case Policy.ByOrder _, Policy.FirstCome _, Policy.RoundRobin _, Policy.Batches _ -> OptionalLong.empty();
            case Policy.Ring _, Policy.Loop _ -> OptionalLong.empty();
        };
    }

    /** The highest preemption level among the users of a resource: only a job of a higher one starts while it is held under the stack resource policy. */
    public int preemptionCeiling(SharedResource resource) {
        return resource.users().stream()
                .mapToInt(u -> preemptionLevel(contexts.get(u)))
                .max()
                .orElse(0);
    }

    /** True if tasks run on whichever core is free. */
    public boolean sharesCores() {
        return cores.size() > 1 && sharesCores(project, runtime);
    }

    /** True if a task that has started is preempted by no other task. */
    public boolean isNonPreemptive() {
        return runtime.kernel().leavesScheduling() && project.settings().preemption() == Preemption.NONE;
    }

    static boolean sharesCores(Project project, RuntimeProfile runtime) {
        return runtime.dispatch() == Dispatch.GENERIC && project.settings().sharing() == Sharing.GLOBAL;
    }

    /** The core that a driver interrupts while it transfers for a context. */
    public MachineCore driverCore(Context context) {
        return cores.get(sharesCores() ? 0 : context.core());
    }

    /** The grain of the runtime's time, 0 if it has none. Delays and timeouts end on it. */
    public long tickNs() {
        return new Ground(project, chip, runtime).tickNs();
    }

    /** How long a core boots after a reset, before anything of it runs or arrives. */
    public long bootNs() {
        return Math.max(0, project.settings().bootNs());
    }

    /** How much longer than its length a delay or timeout lasts at most. */
    public long latestWakeNs() {
        return Amounts.product(runtime.kernel().delays().mostTicksLate(), tickNs());
    }

    /** The tick that releases of a context wait for: that of the runtime for tasks it releases by time, else 0. Handlers are released by hardware. */
    public long releaseTickNs(Context context) {
        return isReleasedByTime(context) ? tickNs() : 0;
    }

    /** True if a job begins with taking the element that released it: its body does not take from that channel itself. */
    public boolean takesTrigger(Context context) {
        return context.activation() instanceof Activation.On(ItemId source)
                && queue(source).isPresent()
                && !Bodies.takesFrom(context.body(), source);
    }

    /** True if the runtime's timer releases the jobs of a context; those of handlers come from hardware. */
    public boolean isReleasedByTime(Context context) {
        boolean timed =
                context.activation() instanceof Activation.Periodic || context.activation() instanceof Activation.After;
        return timed && context.kind() == ContextKind.TASK;
    }

    /** True if a task asks at the end of each job to be woken for the next; a superloop's tick looks at the time for all of them. */
    public boolean sleepsByItself(Context context) {
        return isReleasedByTime(context) && runtime.dispatch() != Dispatch.SUPERLOOP;
    }
}
