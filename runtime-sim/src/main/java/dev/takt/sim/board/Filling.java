package dev.takt.sim.board;

import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.sim.plan.PlanThing;
import java.util.HashMap;
import java.util.Map;

/**
 * How many elements a channel holds while a log is replayed. A context that has waited notes what it takes only when it runs again, so the count may exceed the capacity for a while; shown is the capacity at most.
 */
final class Filling {
    private final PlanThing.Channel plan;
    private long put;
    private long taken;
    /** What each reader has seen, where each gets everything. */
    private final Map<Integer, Long> seen = new HashMap<>();

    Filling(PlanThing.Channel plan) {
        this.plan = plan;
        if (isForAll()) {
            plan.readers().forEach(r -> seen.put(r, 0L));
        }
    }

    PlanThing.Channel plan() {
        return plan;
    }

    /** True if every reader gets everything. */
    boolean isForAll() {
        return plan.kind() == ChannelKind.PUBSUB || plan.kind() == ChannelKind.WATCH;
    }

    /** True if it has one value, the newest. */
    boolean keepsNewest() {
        return plan.kind() == ChannelKind.WATCH;
    }

    boolean overwrites() {
        return plan.full() == FullPolicy.OVERWRITE_OLDEST;
    }

    /** Puts an element in; true if it takes the place of one that nobody has read, which is not noted. */
    boolean put() {
        boolean replaces =
                switch (plan.kind()) {
                    case SIGNAL, FLAGS -> put > taken;
                    case QUEUE, PUBSUB, SEMAPHORE, WATCH -> false;
                };
        if (replaces) {
            taken++;
        }
        put++;
        return replaces;
    }

    void dropOldest() {
        if (!isForAll()) {
            taken = Math.min(put, taken + 1);
            return;
        }
        long oldest = slowest();
        seen.replaceAll((_, number) -> Math.min(put, Math.max(number, oldest + 1)));
    }

    void take(int reader) {
        if (!isForAll()) {
            taken = Math.min(put, taken + 1);
        } else {
            seen.merge(reader, 1L, (was, one) -> plan.kind() == ChannelKind.WATCH ? put : Math.min(put, was + one));
        }
    }

    long depth() {
        if (plan.kind() == ChannelKind.WATCH) {
            return put > 0 ? 1 : 0;
        }
        return Math.min(plan.capacity(), put - (isForAll() ? slowest() : taken));
    }

    private long slowest() {
        return seen.values().stream().mapToLong(Long::longValue).min().orElse(put);
    }
}
