package dev.takt.projects.target;

import java.util.List;

/** A pin: the signals that may go there ({@code UART0.TX}; any signal if empty and the chip has a matrix) and what limits its use ({@code strapping}, {@code spi_flash}, {@code input_only} …). */
public record PinSpec(String name, List<String> signals, List<String> limits) {
    public PinSpec {
        signals = List.copyOf(signals);
        limits = List.copyOf(limits);
    }
}
