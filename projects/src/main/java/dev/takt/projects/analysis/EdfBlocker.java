package dev.takt.projects.analysis;

import dev.takt.projects.model.ItemId;
import java.util.Optional;

/** What a job with a later deadline may do first: {@code ns} long, by a task whose deadline is {@code deadlineNs} after arrival; it matters to jobs due no earlier than {@code ceilingNs}. */
record EdfBlocker(Facts by, long deadlineNs, long ceilingNs, long ns, Optional<ItemId> on, Kind kind) {
    /** How blockers add up. */
    enum Kind {
        /** One of all of these counts: the stack resource policy lets nobody start while he could be blocked (Baker 1991). */
        ONE,
        /** Inherited: each task adds its longest. */
        EACH_TASK,
        /** Figures of the design: one of all, the largest, beside what is drawn. */
        GIVEN
    }

    /**
     * Blocking that the design gives for jobs of a task as a figure: whoever it is by, it is due after anything. A stretch of jobs due by a time is blocked once (Baker 1991; Spuri 1996), by what blocks one of the tasks that
     * can have a job in it.
     */
    static EdfBlocker given(Facts of, long deadlineNs, long ns) {
        return new EdfBlocker(of, Long.MAX_VALUE, deadlineNs, ns, Optional.empty(), Kind.GIVEN);
    }

    /** A stretch that nobody interrupts, whoever is due: a whole job without preemption, or a masked section. */
    static EdfBlocker unpreempted(Facts by, long deadlineNs, long ns) {
        return new EdfBlocker(by, deadlineNs, Long.MIN_VALUE, ns, Optional.empty(), Kind.ONE);
    }

    boolean isGiven() {
        return kind == Kind.GIVEN;
    }

    /** True for one that blocks whatever is due when. */
    boolean isAlways() {
        return deadlineNs == Long.MAX_VALUE;
    }

    /** Those of which only the longest counts: all of a kind, or of a task. */
    Object group() {
        return switch (kind) {
            case ONE, GIVEN -> kind;
            case EACH_TASK -> by.index();
        };
    }

    /** True if jobs of the task itself are meant. */
    boolean isOwnOf(EdfTask task) {
        return by == task.facts() && !isGiven();
    }

    boolean blocks(long dueNs, long latestJitterNs) {
        return deadlineNs > dueNs && ceilingNs <= dueNs + latestJitterNs;
    }
}
