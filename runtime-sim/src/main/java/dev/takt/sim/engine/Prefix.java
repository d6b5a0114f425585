package dev.takt.sim.engine;

import dev.takt.projects.target.Cost;
import dev.takt.sim.plan.PlanCore;
import java.util.function.ToLongFunction;

/** What the runtime does before the first step of a context that has been dispatched, in the order in which it does. Several are a set of bits. */
enum Prefix {
    /** The interrupt in which the last pass of its dispatcher went returns. */
    EXIT(Cost.INTERRUPT_EXIT, PlanCore::exitNs),
    /** It does, straight into the next one. */
    CHAIN(Cost.TAIL_CHAIN, PlanCore::chainNs),
    ENTRY(Cost.INTERRUPT_ENTRY, PlanCore::entryNs),
    POLL(Cost.POLL, PlanCore::pollNs),
    /** What a thread needs on another core than its last: its caches are there. */
    MIGRATION(Cost.MIGRATION, PlanCore::migrationNs);

    private static final Prefix[] ALL = values();

    /** The row of the cost table. */
    final Cost cost;

    final int bit = 1 << ordinal();
    private final ToLongFunction<PlanCore> length;

    Prefix(Cost cost, ToLongFunction<PlanCore> length) {
        this.cost = cost;
        this.length = length;
    }

    /** What comes first of a set that is not empty. */
    static Prefix first(int set) {
        return ALL[Integer.numberOfTrailingZeros(set)];
    }

    /** How long it takes on a core. */
    long ns(PlanCore core) {
        return length.applyAsLong(core);
    }
}
