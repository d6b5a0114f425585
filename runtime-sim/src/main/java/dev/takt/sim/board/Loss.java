package dev.takt.sim.board;

/** So many events of a core did not fit into its log, all of them behind the last that did. */
public record Loss(int core, long events, long behindNs) {}
