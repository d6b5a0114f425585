package dev.takt.projects.target;

import java.util.List;

/**
 * A clock made of another by a divider, with its limit; {@code from} is empty for what the source or PLL gives. {@code fixedHz} is its frequency where nothing sets it, else 0. {@code timersDouble}: timers on it run at twice its
 * frequency unless its divider is 1.
 */
public record ClockBus(
        String name, String from, List<Integer> dividers, long maxHz, long fixedHz, boolean timersDouble) {
    public ClockBus {
        dividers = List.copyOf(dividers);
    }
}
