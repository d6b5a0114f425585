package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import java.util.List;
import java.util.Set;
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
