package dev.takt.projects.target;

import java.util.List;
import java.util.Optional;

/**
 * How the clocks of a chip are made. Sources in the order of preference; either a PLL or ready-made choices; buses in an order in which each comes after the one it is made of; {@code core} names the bus that the cores run on;
 * voltage scales from the lowest voltage to the highest; {@code uart}, {@code i2c} and {@code spi} say how such lines make their rate.
 */
public record ClockTree(
        List<ClockSource> sources,
        Optional<Pll> pll,
        List<ClockChoice> choices,
        List<ClockBus> buses,
        String core,
        List<VoltageScale> scales,
        Optional<LineClock> uart,
        Optional<LineClock> i2c,
        Optional<LineClock> spi) {
    public ClockTree {
        sources = List.copyOf(sources);
        choices = List.copyOf(choices);
        buses = List.copyOf(buses);
        scales = List.copyOf(scales);
    }

    public Optional<ClockSource> source(String name) {
        return sources.stream().filter(s -> s.name().equals(name)).findFirst();
    }
}
