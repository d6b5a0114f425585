package dev.takt.app.advice;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Simulated;
import dev.takt.app.reading.Stage;
import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Until;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongFunction;

/** Reads variants of a design with the seed and the limit of its own run, and asks them whether one item meets its deadline. */
final class Probe {
    /** Longer runs are not repeated a dozen times to find a figure. */
    private static final int MOST_EVENTS = 200_000;

    private final Catalogue catalogue;
    private final RunLimit limit;
    private final Progress progress;
    private final ItemId item;
    private final boolean cheap;

    Probe(Catalogue catalogue, RunLimit limit, Progress progress, ItemId item, Reading base) {
        this.catalogue = catalogue;
        this.limit = limit;
        this.progress = progress;
        this.item = item;
        this.cheap = base.run().map(run -> run.trace().size() <= MOST_EVENTS).orElse(false);
    }

    /** True if a run of the design takes little time and memory. */
    boolean isCheap() {
        return cheap;
    }

    Reading read(Project variant) {
        return Reading.of(variant, catalogue, limit, quietly(), Stage.SIMULATED, _ -> {});
    }

    /** As much time as there is for all of it; nobody is told how far a part is. */
    Progress quietly() {
        return new Progress() {
            @Override
            public void report(double share) {}

            @Override
            public boolean cancelled() {
                return progress.cancelled();
            }
        };
    }

    Catalogue catalogue() {
        return catalogue;
    }

    /**
     * The largest of 0, one step, two steps … below {@code now} at which the item meets its deadline, found by halving: by its bound where there is one, else in the run. Empty if not even 0 does, or nobody can say.
     */
    OptionalLong largestBelow(long now, LongFunction<Project> variant) {
        long step = step(now);
        OptionalLong steps = furthest(0, now / step, n -> variant.apply(n * step));
        return steps.isPresent() ? OptionalLong.of(steps.getAsLong() * step) : steps;
    }

    /** The smallest multiple of a step above {@code now}, up to {@code most}, at which the item meets its deadline. */
    OptionalLong smallestAbove(long now, long most, LongFunction<Project> variant) {
        long step = step(now);
        OptionalLong steps = furthest(most / step, now / step, n -> variant.apply(n * step));
        return steps.isPresent() ? OptionalLong.of(steps.getAsLong() * step) : steps;
    }

    /** A grain that keeps three digits. */
    private static long step(long now) {
        long step = 1;
        while (now / step >= 10_000) {
            step *= 10;
        }
        return step;
    }

    private OptionalLong furthest(long good, long bad, LongFunction<Project> variant) {
        Optional<Boolean> bounded = byBound(variant.apply(good));
        boolean simulate = bounded.isEmpty();
        if (simulate && !cheap) {
            return OptionalLong.empty();
        }
        if (!holds(variant.apply(good), simulate)) {
            return OptionalLong.empty();
        }
        long in = good;
        long out = bad;
        while (Math.abs(out - in) > 1 && !progress.cancelled()) {
            long middle = in + (out - in) / 2;
            if (holds(variant.apply(middle), simulate)) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return OptionalLong.of(in);
    }

    private boolean holds(Project variant, boolean simulate) {
        return simulate ? inRun(variant) : byBound(variant).orElse(false);
    }

    private Optional<Boolean> byBound(Project variant) {
        return Machine.of(variant, catalogue)
                .flatMap(machine -> Analysis.of(machine, progress).of(item))
                .filter(found -> !(found.bound() instanceof Bound.NotApplicable))
                .map(ContextAnalysis::verdict)
                .map(verdict -> verdict == Verdict.MEETS);
    }

    private boolean inRun(Project variant) {
        Optional<Machine> machine = Machine.of(variant, catalogue);
        return machine.isPresent()
                && Simulated.of(machine.get(), limit.withEnds(List.of(new Until.Miss())), progress)
                                .metrics()
                                .misses()
                        == 0;
    }
}
