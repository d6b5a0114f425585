package dev.takt.app.simulation;

import dev.takt.sim.trace.EventKind;

/** An event of a trace in words. */
public record EventRow(long timeNs, int core, EventKind kind, String job, String what) {}
