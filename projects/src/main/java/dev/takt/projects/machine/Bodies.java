package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

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

    /** Shortest time of the core that one pass takes. */
    public static long bestNs(List<Step> steps, Machine machine, Context context) {
        return new DemandWalk(machine, context, false).of(steps).totalNs();
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
        return new SpanWalk(machine, context).of(context.body()).longest();
    }

    /** Most pauses in a job, so the job has at most one segment more. */
    public static long pauseCount(Machine machine, Context context) {
        return new SpanWalk(machine, context).of(context.body()).pauses();
    }

    /** How often a job takes each resource at most, by index. */
    public static Map<Integer, Long> lockCounts(Machine machine, Context context) {
        Map<Integer, Long> counts = new TreeMap<>();
        count(context.body(), 1, machine, counts);
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

    /** Sum of the delays that every job makes. */
    public static long certainDelayNs(Context context) {
        return delays(context.body());
    }

    private static long delays(List<Step> steps) {
        long sum = 0;
        for (Step step : steps) {
            sum = Amounts.sum(
                    sum,
                    switch (step) {
                        case Step.Delay d -> d.durationNs();
                        case Step.Lock l -> delays(l.body());
                        case Step.CriticalSection s -> delays(s.body());
                        case Step.Repeat r -> Amounts.product(r.count(), delays(r.body()));
                        case Step.Branch b ->
                            Ways.of(b).stream().mapToLong(Bodies::delays).min().orElse(0);
                        case Step.Noted n -> delays(List.of(n.step()));
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
}
