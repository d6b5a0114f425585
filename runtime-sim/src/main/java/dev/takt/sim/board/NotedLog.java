package dev.takt.sim.board;

import java.util.List;
import java.util.OptionalLong;

/** What stands in a log: events in the order of time as far as every core's are whole, which is up to {@code endNs}; what was lost behind that; and the bytes of stack used, if it says so. */
record NotedLog(List<LogLine> lines, long endNs, List<Loss> losses, OptionalLong stackBytes) {
    NotedLog {
        lines = List.copyOf(lines);
        losses = List.copyOf(losses);
    }
}
