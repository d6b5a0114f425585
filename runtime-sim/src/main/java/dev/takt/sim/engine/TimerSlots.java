package dev.takt.sim.engine;

import dev.takt.sim.plan.SimPlan;

/**
 * Numbers of the timers. Their order is the order of time events within one instant (semantics, section 1): transfer ends, arrivals, releases, delays, ticks,
 * slice ends; then, when the instant has settled, timeouts and watchdogs, so that a message beats its timeout and a feed its watchdog; deadlines at the very end.
 */
final class TimerSlots {
    final int transfers;
    final int arrivals;
    final int releases;
    final int delays;
    final int tick;
    final int turns;
    final int slices;
    final int timeouts;
    final int dogs;
    final int deadlines;
    final int count;

    TimerSlots(SimPlan plan) {
        int contexts = plan.contexts().size();
        int things = plan.things().size();
        transfers = 0;
        arrivals = transfers + things;
        releases = arrivals + plan.sources().size();
        delays = releases + contexts;
        tick = delays + contexts;
        turns = tick + 1;
        slices = turns + 1;
        timeouts = slices + plan.cores().size();
        dogs = timeouts + contexts;
        deadlines = dogs + things;
        count = deadlines + contexts;
    }
}
