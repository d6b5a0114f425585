package dev.takt.sim.search;

import dev.takt.sim.plan.SimPlan;

/**
 * A choice that a run has made: {@code value}, out of {@code least} to {@code most}, where the design's seed would have given {@code drawn}.
 */
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
