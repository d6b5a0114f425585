package dev.takt.projects.analysis;

import java.util.OptionalLong;

/**
 * Whether the jobs due within any time fit into it, for a core under earliest deadline first (processor demand, checked by QPA). {@code overloadedAtNs} is a length of time in which they do not, not always the
 * least; empty if there is none. {@code exact} is true for independent tasks without jitter and nothing above them: then a length that is overloaded means a missed deadline.
 */
public record DemandTest(int core, boolean exact, OptionalLong overloadedAtNs) {}
