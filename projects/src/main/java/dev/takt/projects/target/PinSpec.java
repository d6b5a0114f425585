package dev.takt.projects.target;

import java.util.List;
import java.util.Map;

/**
 * A pin: the signals that may go there ({@code UART0.TX}; any signal if empty and the chip has a matrix), the number of the alternate function that selects each (none for analogue ones and where nothing is selected), and
 * what limits its use.
 */
public record PinSpec(String name, List<String> signals, Map<String, Integer> functions, List<PinLimit> limits) {
    public PinSpec {
        signals = List.copyOf(signals);
        functions = Map.copyOf(functions);
        limits = List.copyOf(limits);
    }

    /** True if nothing limits it but what is mild. */
    public boolean isUsable() {
        return limits.stream().allMatch(PinLimit::isMild);
    }
}
