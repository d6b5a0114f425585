package dev.takt.sim.reference;

import dev.takt.projects.target.Cost;

/** What a context pays before it goes on: a row of the cost table. */
record Owed(Cost cost, long ns) {}
