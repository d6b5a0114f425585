package dev.takt.projects.analysis;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;

/** What is asked of a core once for all of its tasks: whether it is overloaded, how long it can be busy, and whether what is due fits. */
final class EdfLoad {
    private final EdfCore core;
    private final Map<Facts, EdfTask> tasks = new IdentityHashMap<>();
    private final Map<Long, Optional<EdfCore.Horizon>> horizons = new HashMap<>();
    private final Optional<String> overload;
    private Optional<Boolean> fits = Optional.empty();

    EdfLoad(EdfCore core) {
        this.core = core;
        core.tasks().forEach(t -> tasks.put(t.facts(), t));
        overload = Share.exceedOne(core.shares()) ? Optional.of(Share.percent(core.shares())) : Optional.empty();
    }

    /** How much is asked for, if that is more than a core. */
    Optional<String> overload() {
        return overload;
    }

    Optional<EdfTask> task(Facts f) {
        return Optional.ofNullable(tasks.get(f));
    }

    Optional<EdfCore.Horizon> horizon(long momentNs) {
        return horizons.computeIfAbsent(momentNs, core::horizon);
    }

    /** True if the jobs due within any time are known to fit into it. */
    boolean fits() {
        boolean known = fits.orElseGet(() -> new EdfDemand(core)
                .test(0)
                .filter(t -> t.overloadedAtNs().isEmpty())
                .isPresent());
        fits = Optional.of(known);
        return known;
    }
}
