package dev.takt.projects.target;

import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A pin: the signals that may go there ({@code UART0.TX}; any signal if empty and the chip has a matrix), the number of the alternate function that selects each (none for analogue ones and where nothing is selected), and
 * what limits its use ({@code strapping}, {@code spi_flash}, {@code input_only} …).
 */
public record PinSpec(String name, List<String> signals, Map<String, Integer> functions, List<String> limits) {
    /** Limits that cost nothing unless the board or the way of debugging makes them: the pin is as good as any other where nothing better is free. */
    private static final Set<String> MILD = Set.of("console", "crystal_32k", "jtag_only");

    public PinSpec {
        signals = List.copyOf(signals);
        functions = Map.copyOf(functions);
        limits = List.copyOf(limits);
    }

    /** True if nothing limits it, or nothing but {@link #MILD}. */
    public boolean isUsable() {
        return MILD.containsAll(limits);
    }
}
