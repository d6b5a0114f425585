import org.jspecify.annotations.NullMarked;

/** Simulation of a machine, its trace and what is measured on it. */
@NullMarked
module dev.takt.sim {
    requires transitive dev.takt.projects;

    exports dev.takt.sim;
    exports dev.takt.sim.board;
    exports dev.takt.sim.export;
    exports dev.takt.sim.metrics;
    exports dev.takt.sim.plan;
    exports dev.takt.sim.search;
    exports dev.takt.sim.store;
    exports dev.takt.sim.trace;
}
