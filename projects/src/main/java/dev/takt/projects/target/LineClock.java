package dev.takt.projects.target;

import java.util.List;
import java.util.Map;
import java.util.Optional;

/** How serial lines of one kind make their rate: of the clock of a bus ({@code bus}, unless the instance names its own) by a divider, or out of a few rates that are there, each with what it really is. {@code apart} are the instances that count another clock than their bus has, with its name. */
public record LineClock(String bus, Map<String, String> apart, List<LineDivider> dividers, Map<Long, Long> rates) {
    public LineClock {
        apart = Map.copyOf(apart);
        dividers = List.copyOf(dividers);
        rates = Map.copyOf(rates);
    }

    /** The divider for a rate. */
    public Optional<LineDivider> divider(long hz) {
        return dividers.stream().filter(d -> hz <= d.upToHz()).findFirst();
    }
}
