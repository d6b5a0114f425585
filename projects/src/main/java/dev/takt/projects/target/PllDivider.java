package dev.takt.projects.target;

import java.util.List;

/** A divider behind the oscillator of a PLL, and what it can divide by. */
public record PllDivider(String name, List<Integer> values) {
    public PllDivider {
        values = List.copyOf(values);
    }
}
