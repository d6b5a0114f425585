package dev.takt.projects.target;

import java.util.List;
import java.util.Map;

/** A setting of the core voltage: how fast each clock may be under it, and the wait states of the flash by the frequency of the clock {@code waitsOf}. */
public record VoltageScale(String name, Map<String, Long> limits, String waitsOf, List<FlashWait> waits) {
    public VoltageScale {
        limits = Map.copyOf(limits);
        waits = List.copyOf(waits);
    }
}
