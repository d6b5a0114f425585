package dev.takt.projects.clock;

import dev.takt.projects.model.Oscillator;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.ClockChoice;
import dev.takt.projects.target.ClockSource;
import dev.takt.projects.target.ClockTree;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.FrequencyText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.TreeSet;
import java.util.function.LongConsumer;

/**
 * Solves a clock tree for a frequency of the cores. Sources are tried in the tree's order; a source by itself before the PLL, a small division before a large one. What it finds keeps every limit of the tree; when it finds
 * nothing there is nothing, for it goes through all settings that give exactly this frequency.
 */
public final class ClockSolver {
    private final ClockTree tree;
    private final List<ClockSource> sources;
    private final BusPlanner buses;

    private ClockSolver(ClockTree tree, List<ClockSource> sources) {
        this.tree = tree;
        this.sources = sources;
        this.buses = new BusPlanner(tree);
    }

    /** Solves a chip's tree with any of its sources; a chip without one has nothing to solve. */
    public static Optional<ClockSolution> solve(Chip chip, long coreHz) {
        return solve(chip, Oscillator.ANY, coreHz);
    }

    /** Solves a chip's tree with those of its sources that the design wants. */
    public static Optional<ClockSolution> solve(Chip chip, Oscillator oscillator, long coreHz) {
        return chip.clock().map(tree -> solve(tree, sources(tree, oscillator), coreHz));
    }

    private static List<ClockSource> sources(ClockTree tree, Oscillator oscillator) {
        return switch (oscillator) {
            case ANY -> tree.sources();
            case EXTERNAL ->
                tree.sources().stream().filter(ClockSource::external).toList();
        };
    }

    /** Solves a tree with one or several of its sources. */
    public static ClockSolution solve(ClockTree tree, List<ClockSource> sources, long coreHz) {
        ClockSolver solver = new ClockSolver(tree, sources);
        Optional<ClockPlan> plan = solver.at(coreHz);
        return plan.<ClockSolution>map(ClockSolution.Solved::new).orElseGet(() -> solver.unsolved(coreHz));
    }

    private Optional<ClockPlan> at(long coreHz) {
        if (coreHz <= 0) {
            return Optional.empty();
        }
        for (ClockSource source : sources) {
            Optional<ClockPlan> plan =
                    chosen(source, coreHz).or(() -> direct(source, coreHz)).or(() -> multiplied(source, coreHz));
            if (plan.isPresent()) {
                return plan;
            }
        }
        return Optional.empty();
    }

    private Optional<ClockPlan> chosen(ClockSource source, long coreHz) {
        return tree.choices().stream()
                .filter(c -> c.hz() == coreHz)
                .findFirst()
                .flatMap(c -> plan(source, Optional.empty(), c.name(), coreHz, coreHz));
    }

    private Optional<ClockPlan> direct(ClockSource source, long coreHz) {
        return tree.choices().isEmpty() ? plan(source, Optional.empty(), "", source.hz(), coreHz) : Optional.empty();
    }

    private Optional<ClockPlan> multiplied(ClockSource source, long coreHz) {
        if (tree.pll().isEmpty()) {
            return Optional.empty();
        }
        PllSearch search = new PllSearch(tree.pll().get(), source);
        return buses.coreDivisions().stream()
                .flatMap(by -> search.at(coreHz * by).stream())
                .flatMap(pll -> plan(source, Optional.of(pll), "", pll.outputHz(), coreHz).stream())
                .findFirst();
    }

    private Optional<ClockPlan> plan(
            ClockSource source, Optional<PllPlan> pll, String choice, long rootHz, long coreHz) {
        return buses.of(rootHz, coreHz)
                .map(b -> new ClockPlan(source, pll, choice, b.clocks(), tree.core(), b.scale(), b.flash()));
    }

    private ClockSolution unsolved(long coreHz) {
        TreeSet<Long> roots = new TreeSet<>();
        each(roots::add);
        TreeSet<Long> cores = new TreeSet<>();
        for (long root : roots) {
            for (int by : buses.coreDivisions()) {
                if (root % by == 0) {
                    cores.add(root / by);
                }
            }
        }
        OptionalLong below = first(cores.headSet(coreHz, false).descendingSet());
        OptionalLong above = first(cores.tailSet(coreHz, false));
        return new ClockSolution.Unsolved(reason(coreHz, below, above), below, above);
    }

    private void each(LongConsumer root) {
        tree.choices().stream().mapToLong(ClockChoice::hz).forEach(root);
        for (ClockSource source : sources) {
            if (tree.choices().isEmpty()) {
                root.accept(source.hz());
            }
            tree.pll().ifPresent(p -> new PllSearch(p, source).each(root::accept));
        }
    }

    private OptionalLong first(Iterable<Long> candidates) {
        for (long hz : candidates) {
            if (at(hz).isPresent()) {
                return OptionalLong.of(hz);
            }
        }
        return OptionalLong.empty();
    }

    private static Message reason(long coreHz, OptionalLong below, OptionalLong above) {
        String wanted = FrequencyText.format(coreHz);
        if (below.isPresent() && above.isPresent()) {
            return Texts.text(
                    "clock.between",
                    wanted,
                    FrequencyText.format(below.getAsLong()),
                    FrequencyText.format(above.getAsLong()));
        }
        return below.isPresent()
                ? Texts.text("clock.above", wanted, FrequencyText.format(below.getAsLong()))
                : above.isPresent()
                        ? Texts.text("clock.below", wanted, FrequencyText.format(above.getAsLong()))
                        : Texts.text("clock.none", wanted);
    }
}
