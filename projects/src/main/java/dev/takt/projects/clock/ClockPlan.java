package dev.takt.projects.clock;

import dev.takt.projects.target.ClockSource;
import dev.takt.projects.target.FlashWait;
import java.util.List;
import java.util.Optional;

/**
 * A clock tree as it is set. Without a PLL the buses are made of the source itself, or, if {@code choice} is not empty, of what the chip offers under that name. {@code scale} and {@code flash} are absent where the chip has
 * nothing to set.
 */
public record ClockPlan(
        ClockSource source,
        Optional<PllPlan> pll,
        String choice,
        List<BusClock> buses,
        String core,
        Optional<String> scale,
        Optional<FlashWait> flash) {
    public ClockPlan {
        buses = List.copyOf(buses);
    }

    public Optional<BusClock> bus(String name) {
        return buses.stream().filter(b -> b.name().equals(name)).findFirst();
    }

    /** Frequency of the cores. */
    public long coreHz() {
        return bus(core).orElseThrow().hz();
    }
}
