package dev.takt.projects.analysis;

import dev.takt.projects.model.ItemId;
import java.util.Optional;

/**
 * What a job with a later deadline may do first: {@code ns} long, by a task whose deadline is {@code deadlineNs} after arrival; it matters to jobs due no earlier than {@code ceilingNs}. Of inherited ones each task
 * adds one, of the others only one counts.
 */
record EdfBlocker(Facts by, long deadlineNs, long ceilingNs, long ns, Optional<ItemId> on, boolean inherited) {
    /** Blocking that the design gives for a task as a figure: whoever it is by, it is due after anything. */
    static EdfBlocker given(Facts of, long deadlineNs, long ns) {
        return new EdfBlocker(of, Long.MAX_VALUE, deadlineNs, ns, Optional.empty(), true);
    }

    /** A stretch that nobody interrupts, whoever is due: a whole job without preemption, or a masked section. */
    static EdfBlocker unpreempted(Facts by, long deadlineNs, long ns) {
        return new EdfBlocker(by, deadlineNs, Long.MIN_VALUE, ns, Optional.empty(), false);
    }

    boolean isGiven() {
        return deadlineNs == Long.MAX_VALUE;
    }

    /** True if jobs of the task itself are meant. */
    boolean isOwnOf(EdfTask task) {
        return by == task.facts() && !isGiven();
    }

    boolean blocks(long dueNs, long latestJitterNs) {
        return deadlineNs > dueNs && ceilingNs <= dueNs + latestJitterNs;
    }
}
