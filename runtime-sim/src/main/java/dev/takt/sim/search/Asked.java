package dev.takt.sim.search;

/** A choice that a run has made: where, when, within what, what it would have been by the seed, and what it was. */
record Asked(Spot spot, long atNs, long least, long most, long drawn, long value) {
    boolean changed() {
        return value != drawn;
    }
}
