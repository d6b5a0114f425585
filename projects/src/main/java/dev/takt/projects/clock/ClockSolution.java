package dev.takt.projects.clock;

import dev.takt.projects.text.Message;
import java.util.OptionalLong;

/** What solving a clock tree came to. */
public sealed interface ClockSolution {
    /** The cores get exactly the frequency that was asked for. */
    record Solved(ClockPlan plan) implements ClockSolution {}

    /** They cannot: why, and the nearest frequencies below and above that can be made. */
    record Unsolved(Message reason, OptionalLong belowHz, OptionalLong aboveHz) implements ClockSolution {}
}
