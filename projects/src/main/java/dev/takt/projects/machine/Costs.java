package dev.takt.projects.machine;

import dev.takt.projects.target.Cost;
import java.util.Map;

/** The cost table of a core in nanoseconds, each row rounded up. */
public record Costs(Map<Cost, Long> ns) {

    public long of(Cost cost) {
        return ns.getOrDefault(cost, 0L);
    }
}
