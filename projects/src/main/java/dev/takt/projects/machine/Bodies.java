package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import dev.takt.projects.target.Cost;
import dev.takt.projects.target.Delays;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * What bodies ask of their cores, from walks over their steps. Worst figures take the longer way of every branch and the worst of every computation, whatever its distribution; they
 * hold the costs of calls (lock, unlock, send, spawn), not those of dispatching (interrupt entry and exit, switches, polls).
 */
public final class Bodies {
    private Bodies() {}

    /** Longest time of the core that one pass takes. */
    public static long worstNs(List<Step> steps, Machine machine, Context context) {
        return worst(steps, machine, context).totalNs();
    }

    /** The same, calls of the runtime apart. */
    public static Demand worst(List<Step> steps, Machine machine, Context context) {
        return new DemandWalk(machine, context, true).of(steps);
    }

    /** What the runtime takes of the core around the body of each job: to note its begin and its end and the element it takes, and to ask for the next. */
    public static long aroundNs(Machine machine, Context context) {
        Costs costs = machine.coreOf(context).costs();
        long notes = Amounts.product(machine.takesTrigger(context) ? 3 : 2, costs.of(Cost.NOTE));
        return Amounts.sum(notes, machine.sleepsByItself(context) ? costs.of(Cost.SLEEP) : 0);
    }

    /** Shortest time of the core that one pass takes. */
    public static long bestNs(List<Step> steps, Machine machine, Context context) {
        return new DemandWalk(machine, context, false).of(steps).totalNs();
    }

    /** Every transfer of a body, with those within other steps. */
    public static Stream<Step.Transfer> transfers(List<Step> body) {
        return body.stream()
                .map(step -> step instanceof Step.Noted noted ? noted.step() : step)
                .flatMap(step -> step instanceof Step.Transfer transfer
                        ? Stream.of(transfer)
                        : step.inner().stream().flatMap(Bodies::transfers));
    }

    /** Every lock and critical section of a context's body, outer before inner. */
    public static List<Section> sections(Machine machine, Context context) {
        return new SectionWalk(machine, context).of(context.body());
    }

    /** Where a context may stop running by itself. */
    public static List<Pause> pauses(Machine machine, Context context) {
        return new PauseWalk(new PauseRules(machine, context, true)).of(context.body());
    }

    /** Longest time of the core between two pauses of a context, or its start and end. */
    public static long longestSegmentNs(Machine machine, Context context) {
        return new SpanWalk(machine, context).job(context, machine).longest();
    }

    /** Most pauses in a job, so the job has at most one segment more. */
    public static long pauseCount(Machine machine, Context context) {
        return new SpanWalk(machine, context).of(context.body()).pauses();
    }

    /** True if a job that takes as long as it can ends in a step of no length: whatever arrives at that instant goes first. */
    public static boolean endsInAMoment(Machine machine, Context context) {
        return new EndingWalk(machine, context).endsInAMoment(context);
    }

    /** How often a job takes each resource at most, by index. */
    public static Map<Integer, Long> lockCounts(Machine machine, Context context) {
        return lockCounts(context.body(), machine);
    }

    static Map<Integer, Long> lockCounts(List<Step> steps, Machine machine) {
        Map<Integer, Long> counts = new TreeMap<>();
        count(steps, 1, machine, counts);
        return counts;
    }

    private static void count(List<Step> steps, long times, Machine machine, Map<Integer, Long> counts) {
        for (Step step : steps) {
            if (step instanceof Step.Lock lock) {
                machine.resource(lock.resource()).ifPresent(r -> counts.merge(r.index(), times, Amounts::sum));
            }
            long inside = step instanceof Step.Repeat r ? Amounts.product(times, r.count()) : times;
            Ways.of(step).forEach(inner -> count(inner, inside, machine, counts));
        }
    }

    /** How drivers interrupt for a job of a context, a peripheral each. */
    public static List<DriverUse> drivers(Machine machine, Context context) {
        return new DriverWalk(machine).of(context.body());
    }

    /** How often a job of a context may make somebody ready on another core, handlers aside. */
    public static long wakesOn(Machine machine, Context context, int core) {
        return new ReachWalk(machine, context, core).perJob();
    }

    /** Time that passes in the delays of every job beside what asking for them takes: they count from where that begins, where ticks are counted from the last one. */
    public static long certainDelayNs(Machine machine, Context context) {
        Costs costs = machine.coreOf(context).costs();
        long early = machine.runtime().kernel().delays() == Delays.COUNT_TICKS ? machine.tickNs() : 0;
        return delays(context.body(), Amounts.sum(early, Amounts.sum(costs.of(Cost.SLEEP), costs.of(Cost.NOTE))));
    }

    private static long delays(List<Step> steps, long early) {
        long sum = 0;
        for (Step step : steps) {
            sum = Amounts.sum(
                    sum,
                    switch (step) {
                        case Step.Delay d -> Math.max(0, d.durationNs() - early);
                        case Step.Lock l -> delays(l.body(), early);
                        case Step.CriticalSection s -> delays(s.body(), early);
                        case Step.Repeat r -> Amounts.product(r.count(), delays(r.body(), early));
                        case Step.Branch b ->
                            Ways.of(b).stream()
                                    .mapToLong(way -> delays(way, early))
                                    .min()
                                    .orElse(0);
                        case Step.Noted n -> delays(List.of(n.step()), early);
                        case Step.Compute _, Step.Send _, Step.Receive _, Step.Notify _, Step.Wait _, Step.Spawn _ -> 0;
                        case Step.Transfer _,
                                Step.Yield _,
                                Step.Alloc _,
                                Step.Free _,
                                Step.Feed _,
                                Step.UnknownStep _ -> 0;
                    });
        }
        return sum;
    }

    /** How often the runtime's timer wakes a job from a delay or a wait at most. */
    public static long mostDelays(List<Step> steps) {
        long sum = 0;
        for (Step step : steps) {
            long inside =
                    Ways.of(step).stream().mapToLong(Bodies::mostDelays).max().orElse(0);
            long times = step instanceof Step.Repeat r ? Amounts.product(r.count(), inside) : inside;
            sum = Amounts.sum(sum, asked(step).isPresent() ? 1 : times);
        }
        return sum;
    }

    /** How long a step asks the runtime's timer for, if it does. */
    private static OptionalLong asked(Step step) {
        return switch (step) {
            case Step.Delay d -> OptionalLong.of(d.durationNs());
            case Step.Send s -> s.timeoutNs();
            case Step.Receive r -> r.timeoutNs();
            case Step.Wait w -> w.timeoutNs();
            case Step.Compute _, Step.Lock _, Step.CriticalSection _, Step.Notify _, Step.Spawn _ ->
                OptionalLong.empty();
            case Step.Transfer _, Step.Yield _, Step.Repeat _, Step.Branch _, Step.Alloc _, Step.Free _ ->
                OptionalLong.empty();
            case Step.Feed _, Step.UnknownStep _, Step.Noted _ -> OptionalLong.empty();
        };
    }

    /** The shortest delay or timeout among steps; the longest time there is if there is none. */
    public static long shortestDelayNs(List<Step> steps) {
        return steps.stream()
                .mapToLong(s -> asked(s).orElseGet(() -> Ways.of(s).stream()
                        .mapToLong(Bodies::shortestDelayNs)
                        .min()
                        .orElse(Long.MAX_VALUE)))
                .min()
                .orElse(Long.MAX_VALUE);
    }

    /** The watchdogs that some way through the steps feeds. */
    public static Set<ItemId> feeds(List<Step> steps) {
        Set<ItemId> feeds = new TreeSet<>();
        for (Step step : steps) {
            if (step instanceof Step.Feed feed) {
                feeds.add(feed.watchdog());
            }
            step.inner().forEach(inner -> feeds.addAll(feeds(inner)));
        }
        return feeds;
    }

    /** True if some way through the steps takes from a channel. */
    public static boolean takesFrom(List<Step> steps, ItemId channel) {
        return steps.stream()
                .anyMatch(s -> s instanceof Step.Receive r && r.channel().equals(channel)
                        || s instanceof Step.Wait w && w.signal().equals(channel)
                        || s.inner().stream().anyMatch(inner -> takesFrom(inner, channel)));
    }
}
