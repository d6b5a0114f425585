package dev.takt.projects.analysis;

import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Protocol;
import java.util.Map;

/** How often a job may have to wait for a lock, each time with a switch to another thread and one back. */
final class LockWaits {
    private LockWaits() {}

    static long most(Machine machine, Context context) {
        long most = 0;
        for (Map.Entry<Integer, Long> taken :
                Bodies.lockCounts(machine, context).entrySet()) {
            SharedResource resource = machine.resources().get(taken.getKey());
            most = may(machine, resource) ? Sums.sum(most, taken.getValue()) : most;
        }
        return most;
    }

    /** True for a lock that somebody may really have to wait for: it has other users, or a ceiling of another lock may keep it from who asks for it. */
    static boolean may(Machine machine, SharedResource resource) {
        boolean shared = resource.users().size() > 1;
        return waits(resource) && (shared || isUnderOthersCeiling(machine, resource));
    }

    /** True for a lock under an immediate ceiling that somebody who is lifted to a rank in the midst of his job may find held: its holder has been preempted by who lifted him. */
    static boolean mayLifted(SharedResource resource, int rank) {
        return resource.protocol() == Protocol.IMMEDIATE_CEILING
                && resource.users().size() > 1
                && resource.ceiling() < rank;
    }

    private static boolean isUnderOthersCeiling(Machine machine, SharedResource resource) {
        return resource.protocol() == Protocol.CEILING
                && machine.resources().stream()
                        .anyMatch(r -> r != resource
                                && r.protocol() == Protocol.CEILING
                                && r.core() == resource.core()
                                && !resource.users().containsAll(r.users()));
    }

    /** True for a lock that its context gives up the core for when it is held. */
    static boolean waits(SharedResource resource) {
        return switch (resource.protocol()) {
            case NONE, INHERITANCE, CEILING -> true;
            case RUNTIME, IMMEDIATE_CEILING, NON_PREEMPTIVE, SPIN -> false;
        };
    }

    /** True for a lock that waiters of other cores spin for: a spin lock, or a critical section shared between cores. */
    static boolean spins(SharedResource resource) {
        return resource.protocol() == Protocol.SPIN
                || resource.protocol() == Protocol.NON_PREEMPTIVE && resource.core() < 0;
    }
}
