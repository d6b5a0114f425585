package dev.takt.sim.board;

import java.util.OptionalLong;

/** One event as it was noted; context and thing are numbers of the design, -1 where there is none. {@code arrivalNs}: when the job that starts has arrived, if its code knows. {@code line} and {@code column} are where it stands in the text, from 1. */
record LogLine(
        long ns, LogEvent event, int core, int context, int thing, OptionalLong arrivalNs, int line, int column) {}
