package dev.takt.sim.design;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Expiry;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.model.Sleep;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.target.Cost;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.OverrunOutcome;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A design written in a test, and its trace as text. Ids are names. */
public final class Design {
    /** What tells who runs when. */
    public static final Set<EventKind> WHO_RUNS = EnumSet.of(
            EventKind.START,
            EventKind.PREEMPT,
            EventKind.RESUME,
            EventKind.BLOCK,
            EventKind.SPIN,
            EventKind.SUSPEND,
            EventKind.COMPLETE,
            EventKind.ABORT,
            EventKind.MISS,
            EventKind.DEADLOCK,
            EventKind.LIVELOCK,
            EventKind.TIMEOUT,
            EventKind.DROP,
            EventKind.OVERRUN,
            EventKind.OVERHEAD,
            EventKind.WATCHDOG_RESET,
            EventKind.BOOT,
            EventKind.IDLE);

    private final Project project;
    private final long unitNs;

    private Design(Project project, long unitNs) {
        this.project = project;
        this.unitNs = unitNs;
    }

    /** Fixed priorities, no costs, times of the trace in ns. */
    public static Design generic() {
        return new Design(Project.blank("test", "lm3s6965", "generic"), 1);
    }

    /** A design on a chip and a runtime without costs, times of the trace in units of so many ns. */
    public static Design on(String target, String runtime, long unitNs) {
        Project project = Project.blank("test", target, runtime);
        List<CostOverride> free = new ArrayList<>();
        for (Cost cost : Cost.values()) {
            free.add(new CostOverride(cost.tag(), 0));
        }
        return new Design(project.withSettings(project.settings().withCosts(free)), unitNs);
    }

    public Design cost(String row, long cycles) {
        List<CostOverride> costs = new ArrayList<>(project.settings().costs());
        costs.removeIf(c -> c.cost().equals(row));
        costs.add(new CostOverride(row, cycles));
        return with(project.withSettings(project.settings().withCosts(costs)));
    }

    public Design clock(long hz) {
        return with(project.withSettings(project.settings().withClockHz(hz)));
    }

    public Design slice(long ns) {
        return with(project.withSettings(project.settings().withSliceNs(OptionalLong.of(ns))));
    }

    public Design tick(long ns) {
        return with(project.withSettings(project.settings().withTickNs(OptionalLong.of(ns))));
    }

    /** Its cores never sleep. */
    public Design awake() {
        return with(project.withSettings(project.settings().withSleep(Sleep.NONE)));
    }

    /** How long a core boots after a reset. */
    public Design boot(long ns) {
        return with(project.withSettings(project.settings().withBootNs(ns)));
    }

    /** The earliest deadline first. */
    public Design edf() {
        return with(project.withSettings(project.settings().withScheduling(Scheduling.EDF)));
    }

    /** So many of the most urgent thread priorities take the core from cooperative threads. */
    public Design metaIrqs(int count) {
        return with(project.withSettings(project.settings().withMetaIrqs(count)));
    }

    public boolean isEdf() {
        return project.settings().scheduling() == Scheduling.EDF;
    }

    /** A running task keeps the core until it waits, yields or ends. */
    public Design nonPreemptive() {
        return with(project.withSettings(project.settings().withPreemption(Preemption.NONE)));
    }

    /** All tasks on all cores. */
    public Design shared() {
        return with(project.withSettings(project.settings().withSharing(Sharing.GLOBAL)));
    }

    public Design threshold(String id, int threshold) {
        return change(id, t -> t.withThreshold(OptionalInt.of(threshold)));
    }

    /** A periodic task with its period as deadline. */
    public Design periodic(String id, int priority, long period, long offset, Step... body) {
        return task(id, priority, new Activation.Periodic(period, offset, 0), body);
    }

    /** A task with one job at an instant. */
    public Design once(String id, int priority, long at, Step... body) {
        return add(task(id).withPriority(priority)
                .withActivation(new Activation.Periodic(Long.MAX_VALUE / 4, at, 0))
                .withDeadlineNs(OptionalLong.of(Long.MAX_VALUE / 4))
                .withBody(List.of(body)));
    }

    public Design task(String id, int priority, Activation activation, Step... body) {
        return add(task(id).withPriority(priority).withActivation(activation).withBody(List.of(body)));
    }

    public Design interrupt(String id, int priority, Activation activation, Step... body) {
        return add(Interrupt.blank(ItemId.of(id), id)
                .withPriority(priority)
                .withActivation(activation)
                .withBody(List.of(body)));
    }

    /** A handler of an interrupt that comes once, at an instant. */
    public Design interruptOnce(String id, int priority, long at, Step... body) {
        return interrupt(id, priority, new Activation.Periodic(Long.MAX_VALUE / 4, at, 0), body);
    }

    public Design deadline(String id, long ns) {
        return change(id, t -> t.withDeadlineNs(OptionalLong.of(ns)));
    }

    public Design stack(String id, long bytes) {
        return change(id, t -> t.withStackBytes(bytes));
    }

    public Design overrun(String id, Overrun overrun) {
        return change(id, t -> t.withOverrun(overrun));
    }

    /** So many jobs wait at most. */
    public Design mostWaiting(String id, int jobs) {
        return change(id, t -> t.withMostWaiting(OptionalInt.of(jobs)));
    }

    public Design rename(String id, String name) {
        return change(id, t -> t.withName(name));
    }

    public Design core(String id, int core) {
        return change(id, t -> t.withCore(core));
    }

    /** The cores a task is allowed where tasks share them. */
    public Design affinity(String id, Integer... cores) {
        return change(id, t -> t.withAffinity(List.of(cores)));
    }

    public Design resource(String id, Protocol protocol) {
        return add(Resource.blank(ItemId.of(id), id).withProtocol(protocol));
    }

    public Design queue(String id, int capacity, FullPolicy full) {
        return channel(id, ChannelKind.QUEUE, capacity, full);
    }

    public Design channel(String id, ChannelKind kind, int capacity, FullPolicy full) {
        return add(Channel.blank(ItemId.of(id), id)
                .withChannel(kind)
                .withCapacity(capacity)
                .withFull(full));
    }

    public Design bus(String id, long bitRateHz, int bitsPerByte) {
        return add(Peripheral.blank(ItemId.of(id), id).withBitRateHz(bitRateHz).withBitsPerByte(bitsPerByte));
    }

    /** A peripheral of the chip. */
    public Design line(String instance, long bitRateHz, int bitsPerByte) {
        return add(Peripheral.blank(ItemId.of(instance.toLowerCase(Locale.ROOT)), instance.toLowerCase(Locale.ROOT))
                .withInstance(instance)
                .withBitRateHz(bitRateHz)
                .withBitsPerByte(bitsPerByte));
    }

    public Design pool(String id, int blocks) {
        return add(Pool.blank(ItemId.of(id), id).withBlocks(blocks));
    }

    public Design watchdog(String id, long timeout, long window, Expiry expiry) {
        return add(Watchdog.blank(ItemId.of(id), id)
                .withTimeoutNs(timeout)
                .withWindowNs(window)
                .withExpiry(expiry));
    }

    public Project project() {
        return project;
    }

    public Machine machine() {
        return Machine.of(project, ShippedCatalogue.get()).orElseThrow();
    }

    public Run start(long seed) {
        return Simulation.start(PlanCompiler.compile(machine()), RunOptions.ofSeed(seed));
    }

    /** The trace up to and with an instant, in units. */
    public Trace run(long until) {
        Run run = start(42);
        run.advance(Limit.until(until * unitNs + 1), Progress.NONE);
        return run.trace();
    }

    /** Who runs when, up to and with an instant. */
    public String whoRuns(long until) {
        return csv(run(until), WHO_RUNS);
    }

    /** Events as lines {@code time,event,context[,other]}; what carries a figure worth comparing ends with it. */
    public String csv(Trace trace, Set<EventKind> kinds) {
        StringBuilder text = new StringBuilder();
        TraceNames names = trace.names();
        for (int i = 0; i < trace.size(); i++) {
            EventKind kind = trace.kind(i);
            if (!kinds.contains(kind)) {
                continue;
            }
            long time = trace.time(i);
            text.append(time % unitNs == 0 ? Long.toString(time / unitNs) : time + "ns")
                    .append(',');
            text.append(kind.tag());
            if (trace.context(i) >= 0) {
                text.append(',').append(names.contexts().get(trace.context(i)).name());
            }
            text.append(detail(trace, i)).append('\n');
        }
        return text.toString();
    }

    private static String detail(Trace trace, int i) {
        TraceNames names = trace.names();
        int other = trace.other(i);
        return switch (trace.kind(i)) {
            case PREEMPT -> "," + names.contexts().get(other).name();
            case BLOCK, SPIN, TIMEOUT, LOCK, UNLOCK, DROP, WATCHDOG_RESET, DEADLOCK ->
                "," + names.things().get(other).name();
            case SUSPEND -> other < 0 ? "" : "," + names.things().get(other).name();
            case SEND, RECEIVE -> "," + names.things().get(other).name() + "," + trace.value(i);
            case OVERRUN -> "," + OverrunOutcome.values()[(int) trace.value(i)];
            case OVERHEAD -> "," + Cost.values()[other].tag();
            case PRIORITY, BOOT -> "," + trace.value(i);
            default -> "";
        };
    }

    private Design change(String id, UnaryOperator<Task> change) {
        Task task = project.item(ItemId.of(id), Task.class).orElseThrow();
        return with(project.withItem(change.apply(task)));
    }

    private static Task task(String id) {
        return Task.blank(ItemId.of(id), id);
    }

    private Design add(Item item) {
        List<Item> items = new ArrayList<>(project.items());
        items.add(item);
        return with(project.withItems(items));
    }

    private Design with(Project changed) {
        return new Design(changed, unitNs);
    }
}
