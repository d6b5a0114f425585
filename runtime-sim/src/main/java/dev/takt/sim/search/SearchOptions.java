package dev.takt.sim.search;

import dev.takt.sim.Limit;
import java.util.List;

/**
 * How a search goes: for the responses of which contexts (by number; none: of all), with how many runs, from which seed, how far each run goes, whether the phases
 * of periodic tasks are open too, and whether computations may take less than their best time.
 */
public record SearchOptions(
        List<Integer> contexts, int runs, long seed, Limit limit, boolean offsets, boolean shorter) {
    public SearchOptions {
        contexts = List.copyOf(contexts);
    }
}
