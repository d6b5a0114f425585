package dev.takt.app.report;

import dev.takt.app.reading.Reading;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ChainAnalysis;
import dev.takt.projects.analysis.ChainBound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.target.Chip;
import dev.takt.sim.metrics.ChainTimes;
import dev.takt.sim.metrics.ContextMetrics;
import dev.takt.sim.metrics.CoreMetrics;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** One side of a comparison: what it is called, the seed of its run, whether that was read from a file, where no seed says anything, and everything that is known about it. */
public record ComparedSide(String label, long seed, boolean recorded, Reading reading) {
    /** The chip's name, or the id that the catalogue does not know. */
    public String chip() {
        return reading.machine()
                .map(Machine::chip)
                .map(Chip::name)
                .orElse(reading.project().target());
    }

    /** The runtime's name, or the id that the catalogue does not know. */
    public String runtime() {
        return reading.machine()
                .map(m -> m.runtime().name())
                .orElse(reading.project().runtime());
    }

    /** Missed deadlines of the run. */
    public long misses() {
        return reading.run().map(r -> r.metrics().misses()).orElse(0L);
    }

    /** Figures of tasks and handlers, then of chains, in the order of the design. */
    Map<ItemId, ComparedFigures> figures() {
        Map<ItemId, ComparedFigures> all = new LinkedHashMap<>();
        reading.machine().ifPresent(m -> m.contexts().forEach(c -> all.put(c.item(), figures(c))));
        reading.analysis().ifPresent(a -> a.chains().forEach(c -> all.put(c.item(), figures(c))));
        return all;
    }

    String nameOf(ItemId item) {
        return reading.project().item(item).map(Item::name).orElse(item.value());
    }

    boolean isChain(ItemId item) {
        return reading.analysis().stream().flatMap(a -> a.chains().stream()).anyMatch(c -> c.item()
                .equals(item));
    }

    private ComparedFigures figures(Context context) {
        Optional<ContextAnalysis> analysis = reading.analysis().flatMap(a -> a.of(context.item()));
        Optional<ContextMetrics> seen = reading.run().flatMap(r -> r.metrics().context(context.item()));
        return new ComparedFigures(
                context.deadlineNs(),
                analysis.map(a -> ns(a.bound())).orElse(OptionalLong.empty()),
                analysis.map(a -> a.bound() instanceof Bound.Unbounded).orElse(false),
                analysis.map(ContextAnalysis::verdict).orElse(Verdict.UNKNOWN),
                seen.map(ContextMetrics::worstResponseNs).orElse(OptionalLong.empty()),
                seen.map(s -> OptionalLong.of(s.jobs())).orElse(OptionalLong.empty()),
                seen.map(s -> OptionalLong.of(s.misses())).orElse(OptionalLong.empty()));
    }

    private static OptionalLong ns(Bound bound) {
        return bound instanceof Bound.Known known ? OptionalLong.of(known.ns()) : OptionalLong.empty();
    }

    private ComparedFigures figures(ChainAnalysis chain) {
        OptionalLong seen = reading.run().stream()
                .flatMap(r -> r.chains().stream())
                .filter(t -> t.item().equals(chain.item()))
                .findFirst()
                .map(ChainTimes::worstNs)
                .orElse(OptionalLong.empty());
        return new ComparedFigures(
                chain.limitNs(),
                chain.bound() instanceof ChainBound.Known known ? OptionalLong.of(known.ns()) : OptionalLong.empty(),
                false,
                chain.verdict(),
                seen,
                OptionalLong.empty(),
                OptionalLong.empty());
    }

    int cores() {
        return reading.machine().map(m -> m.cores().size()).orElse(0);
    }

    /** Worst demand of a core in thousandths; absent where some context has no known rate. */
    OptionalLong demand(int core) {
        return reading.analysis().map(AnalysisResult::loads).stream()
                .flatMap(loads -> loads.stream())
                .filter(l -> l.core() == core && l.unrated().isEmpty())
                .mapToLong(l -> l.permille())
                .findFirst();
    }

    OptionalLong busy(int core) {
        return reading.run().stream()
                .flatMap(r -> r.metrics().cores().stream())
                .filter(c -> c.core() == core)
                .mapToLong(CoreMetrics::loadPpm)
                .findFirst();
    }
}
