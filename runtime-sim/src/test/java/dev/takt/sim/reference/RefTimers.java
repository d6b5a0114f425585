package dev.takt.sim.reference;

import dev.takt.projects.model.Activation;
import java.util.ArrayList;
import java.util.List;

/**
 * Embassy's timer queue, element by element as embassy-time-queue-utils 0.3.2 has it (queue_integrated.rs): a list of tasks, whoever arms its timer is its new head, and an alarm wakes those who are due from
 * the head on. All executors share it.
 */
final class RefTimers {
    private final RefWorld world;
    /** The head first. */
    private final List<RefContext> queue = new ArrayList<>();

    RefTimers(RefWorld world) {
        this.world = world;
    }

    /** Tasks are polled for the first time, and arm, in the order of the newest wake: the first declared is the head then. */
    void start(RefContext c) {
        queue.remove(c);
        queue.addLast(c);
        c.armed = false;
        c.armedAt = -1;
        c.alarm = -1;
        c.firstPoll = false;
    }

    /** {@code schedule_wake}: one that is in the list stays where it is, and is woken at the earlier of both times. */
    void arm(RefContext c, long until) {
        boolean isIn = c.armed && c.expires > world.now;
        if (!isIn && !c.firstPoll) {
            toHead(c);
        }
        c.expires = isIn ? Math.min(c.expires, until) : until;
        c.wanted = until;
        c.armed = true;
    }

    private void toHead(RefContext c) {
        queue.remove(c);
        queue.addFirst(c);
        c.armedAt = world.now;
    }

    /** A task whose job has ended waits for its next release, if that comes by time. */
    void awaitNext(RefContext c) {
        long next =
                switch (c.context.activation()) {
                    case Activation.Periodic p when p.jitterNs() > 0 -> Long.MAX_VALUE;
                    case Activation.Periodic p -> nextArrival(c, p);
                    case Activation.After _ -> c.nextAfter;
                    default -> -1;
                };
        if (next >= 0 && !c.isHandler() && c.jobs.stream().noneMatch(j -> j.released)) {
            long tick = Math.max(1, world.machine.releaseTickNs(c.context));
            arm(c, next == Long.MAX_VALUE ? next : world.tickFrom(next, tick));
        }
    }

    private long nextArrival(RefContext c, Activation.Periodic p) {
        long first = c.origin + p.offsetNs();
        long from = c.cameAt == world.now ? world.now + 1 : world.now;
        return first + Math.max(0, Math.ceilDiv(from - first, p.periodNs())) * p.periodNs();
    }

    /** Puts a task that an alarm wakes among those that have been woken, oldest wake first: with the others of the alarm, in the order of the list. */
    void wake(RefContext c, List<RefContext> woken) {
        c.firstPoll = world.now == c.origin;
        boolean inList = c.armedAt < 0 || c.armed && c.armedAt < world.now;
        c.armed = false;
        c.alarm = inList ? world.now : -1;
        List<RefContext> others =
                woken.stream().filter(w -> inList && w.alarm == world.now).toList();
        int place = woken.size();
        if (!others.isEmpty()) {
            place = others.stream()
                    .filter(w -> queue.indexOf(w) > queue.indexOf(c))
                    .findFirst()
                    .map(woken::indexOf)
                    .orElse(woken.indexOf(others.getLast()) + 1);
        }
        woken.add(place, c);
    }

    /** As an instant ends: whom a timer has woken that ran for something else arms it again. */
    void pass() {
        for (RefContext c : world.contexts) {
            if (c.armed && c.expires == world.now && c.wanted > world.now) {
                toHead(c);
                c.expires = c.wanted;
            }
        }
    }
}
