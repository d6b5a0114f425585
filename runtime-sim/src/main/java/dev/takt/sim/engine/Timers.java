package dev.takt.sim.engine;

import dev.takt.sim.policy.StateWalk;

/**
 * All timers of a run. Those every job sets, arrivals and deadlines, are in trees of their own; the others, of which few are set at a time, in a heap. Of two at one instant the lower slot comes first.
 */
final class Timers {
    /** One a source. */
    final TimerTree arrivals;
    /** One a context. */
    final TimerTree deadlines;

    private final TimerHeap rest;
    private final int firstArrival;
    private final int behindArrivals;
    private final int firstDeadline;
    /** Time of the first timer, {@link Times#NEVER} if none is set. */
    long first = Times.NEVER;

    Timers(TimerSlots slots) {
        firstArrival = slots.arrivals;
        behindArrivals = slots.releases;
        firstDeadline = slots.deadlines;
        arrivals = new TimerTree(behindArrivals - firstArrival);
        deadlines = new TimerTree(slots.count - firstDeadline);
        rest = new TimerHeap(slots.count);
    }

    /** The lowest slot of those due first. */
    int firstSlot() {
        return arrivals.firstTime() == first && rest.firstTime() != first
                ? firstArrival + arrivals.firstSlot()
                : lowestSlot();
    }

    private int lowestSlot() {
        boolean restIsDue = rest.firstTime() == first;
        if (restIsDue && rest.firstSlot() < firstArrival) {
            return rest.firstSlot();
        }
        if (arrivals.firstTime() == first) {
            return firstArrival + arrivals.firstSlot();
        }
        return restIsDue ? rest.firstSlot() : firstDeadline + deadlines.firstSlot();
    }

    /** Sets a timer or moves it; {@link Times#NEVER} takes it off. */
    void set(int slot, long timeNs) {
        if (slot >= firstDeadline) {
            deadlines.set(slot - firstDeadline, timeNs);
        } else if (slot >= firstArrival && slot < behindArrivals) {
            arrivals.set(slot - firstArrival, timeNs);
        } else {
            rest.set(slot, timeNs);
        }
        refresh();
    }

    /** Looks anew for the first, after the trees have been changed by themselves. */
    void refresh() {
        first = Math.min(Math.min(arrivals.firstTime(), deadlines.firstTime()), rest.firstTime());
    }

    /** Time of the first timer that is neither an arrival nor a deadline. */
    long firstOther() {
        return rest.firstTime();
    }

    void clear(int slot) {
        set(slot, Times.NEVER);
    }

    boolean isSet(int slot) {
        if (slot >= firstDeadline) {
            return deadlines.isSet(slot - firstDeadline);
        }
        return slot >= firstArrival && slot < behindArrivals ? arrivals.isSet(slot - firstArrival) : rest.isSet(slot);
    }

    void copy(Timers from) {
        arrivals.copy(from.arrivals);
        deadlines.copy(from.deadlines);
        rest.copy(from.rest);
        first = from.first;
    }

    /** Deadlines follow from the jobs: their timers are set no later, and those that come before one do nothing. */
    void walk(StateWalk walk) {
        arrivals.walk(walk::instant);
        deadlines.walk(walk::along);
        rest.walk(walk);
        refresh();
    }
}
