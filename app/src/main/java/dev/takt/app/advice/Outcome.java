package dev.takt.app.advice;

import java.util.OptionalLong;

/** How an item fares in a design: the bound on its response if one is known, the longest response that was seen in the run, its missed deadlines among so many jobs, and the missed deadlines of all items. */
public record Outcome(
        OptionalLong boundNs, boolean meetsByBound, OptionalLong worstNs, long missed, long jobs, long missedByAll) {}
