package dev.takt.sim.search;

import dev.takt.sim.plan.SimPlan;

/** A choice that a run has made: where, when, within what, what it would have been by the seed, and what it was. */
record Asked(Spot spot, long atNs, long least, long most, long drawn, long value) {
    boolean changed() {
        return value != drawn;
    }

    Asked withValue(long other) {
        return new Asked(spot, atNs, least, most, drawn, other);
    }

    Change change(SimPlan plan) {
        return new Change(spot.item(plan), spot.choice(), spot.job(), spot.step(), value);
    }
}
