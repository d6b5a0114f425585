package dev.takt.projects.target;

import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import java.util.List;
import java.util.Map;

/**
 * A runtime: how it schedules, what it offers, what it costs and what it cannot express. {@code threadPriorities} counts thread priorities (0 to n-1);
 * {@code tickNs} and {@code sliceNs} are 0 where the runtime has none; {@code noGenerator} says why no code is generated, empty if it is.
 */
public record RuntimeProfile(
        String id,
        String name,
        String version,
        Dispatch dispatch,
        Kernel kernel,
        int threadPriorities,
        long tickNs,
        long sliceNs,
        Protocol defaultProtocol,
        List<Protocol> protocols,
        Overrun defaultOverrun,
        List<Overrun> overruns,
        Map<Cost, Long> costs,
        List<Refusal> refusals,
        List<String> chips,
        List<String> generates,
        String noGenerator,
        List<String> sources) {
    public RuntimeProfile {
        protocols = List.copyOf(protocols);
        overruns = List.copyOf(overruns);
        costs = Map.copyOf(costs);
        refusals = List.copyOf(refusals);
        chips = List.copyOf(chips);
        generates = List.copyOf(generates);
        sources = List.copyOf(sources);
    }

    /** Cycles of a row on a chip: this runtime's, else the chip's, else 0. */
    public long cycles(Cost cost, Chip chip) {
        return costs.getOrDefault(cost, chip.costs().getOrDefault(cost, 0L));
    }

    /** True if designs for this chip may use this runtime. */
    public boolean runsOn(String chip) {
        return chips.contains(chip) || chips.contains("*");
    }

    /** True if firmware is generated for this chip. */
    public boolean generatesFor(String chip) {
        return generates.contains(chip);
    }
}
