package dev.takt.projects.synthesis;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.edit.ScaledWork;
import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.MachineCore;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.target.CoreSpec;
import dev.takt.projects.text.Progress;
import dev.takt.projects.text.Workers;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.LongPredicate;
import java.util.function.Supplier;

/**
 * How far each figure of a design can go before the first deadline or chain is missed, by analysis alone: each longest computation, each period, the clock. One figure is moved at a time, to
 * the nanosecond or hertz, and the whole design analysed anew (Vestal 1994; Bini, Di Natale and Buttazzo 2006 for the notion). {@code meets}: nothing is missed as it is. {@code judged}: how many deadlines and limits have
 * a bound and so are watched; the others cannot be.
 */
public record Sensitivity(boolean meets, int judged, List<Margin> margins) {
    /** Nothing is tried beyond so many times a figure. */
    private static final long MOST_TIMES = 100;
    /** Longer times, 115 days, are taken for this one where a multiple is tried. */
    private static final long LARGEST = 10_000_000_000_000_000L;

    public Sensitivity {
        margins = List.copyOf(margins);
    }

    /** The margins of a design, in declared order, the clock last; empty if it has no machine. If nobody waits any more, those found so far. Who does the work changes nothing. */
    public static Optional<Sensitivity> of(Project project, Catalogue catalogue, Workers workers, Progress progress) {
        return Machine.of(project, catalogue).map(m -> new Search(project, catalogue, m, progress).result(workers));
    }

    /** One search. */
    private static final class Search {
        private final Project project;
        private final Catalogue catalogue;
        private final Machine machine;
        private final Progress progress;
        private final Goals goals;
        private final boolean meets;

        Search(Project project, Catalogue catalogue, Machine machine, Progress progress) {
            this.project = project;
            this.catalogue = catalogue;
            this.machine = machine;
            this.progress = progress;
            AnalysisResult base = Analysis.of(machine, Progress.NONE);
            this.goals = new Goals(base, catalogue, Progress.NONE);
            this.meets = goals.met(base);
        }

        Sensitivity result(Workers workers) {
            List<Supplier<Optional<Margin>>> pieces = goals.count() == 0 ? List.of() : pieces();
            List<Margin> margins = new ArrayList<>();
            for (int i = 0; i < pieces.size() && !progress.cancelled(); i += workers.size()) {
                progress.report((double) i / pieces.size());
                workers.all(pieces.subList(i, Math.min(pieces.size(), i + workers.size())))
                        .forEach(found -> found.ifPresent(margins::add));
            }
            return new Sensitivity(meets, goals.count(), margins);
        }

        /** Each figure by itself, in the order in which they are told. */
        private List<Supplier<Optional<Margin>>> pieces() {
            List<Supplier<Optional<Margin>>> pieces = new ArrayList<>();
            for (Item item : project.items()) {
                if (item instanceof Executable executable) {
                    pieces.add(() -> wcet(executable));
                }
                pieces.add(() -> period(item));
            }
            pieces.add(this::clock);
            return pieces;
        }

        private Optional<Margin> wcet(Executable item) {
            long now = worstNs(item, 1, 1);
            if (now == 0 || worstNs(item, 0, 1) == now) {
                return Optional.empty();
            }
            LongPredicate holds = target -> goals.met(withWork(item, target, now));
            OptionalLong target = meets ? Furthest.upTo(now, most(now), holds) : Furthest.upTo(0, now, holds);
            OptionalLong limit =
                    target.isPresent() ? OptionalLong.of(worstNs(item, target.getAsLong(), now)) : OptionalLong.empty();
            return margin(Quantity.WCET, Optional.of(item.id()), now, limit, target.orElse(0) == most(now));
        }

        private static long most(long now) {
            return Math.min(LARGEST, now) * MOST_TIMES;
        }

        private Project withWork(Executable item, long numerator, long denominator) {
            return project.withItem(item.withBody(ScaledWork.of(item.body(), numerator, denominator)));
        }

        private long worstNs(Executable item, long numerator, long denominator) {
            Machine variant = Machine.of(withWork(item, numerator, denominator), catalogue)
                    .orElseThrow();
            Context context = variant.context(item.id()).orElseThrow();
            return Bodies.worst(context.body(), variant, context).executionNs();
        }

        private Optional<Margin> period(Item item) {
            OptionalLong period = activation(item).map(Activation::everyNs).orElse(OptionalLong.empty());
            if (period.isEmpty() || period.getAsLong() <= 0) {
                return Optional.empty();
            }
            long now = period.getAsLong();
            LongPredicate holds = ns -> goals.met(withPeriod(item, ns));
            OptionalLong limit = meets ? Furthest.upTo(now, 1, holds) : Furthest.upTo(most(now), now, holds);
            return margin(Quantity.PERIOD, Optional.of(item.id()), now, limit, limit.orElse(0) == 1);
        }

        /** A period only shortened below the work itself has no meaning; the analysis says so. */
        private Project withPeriod(Item item, long ns) {
            Activation changed = activation(item).orElseThrow().withEvery(ns);
            return project.withItem(
                    switch (item) {
                        case Device device -> device.withArrivals(changed);
                        case Executable executable -> executable.withActivation(changed);
                        case Item other -> other;
                    });
        }

        private static Optional<Activation> activation(Item item) {
            return switch (item) {
                case Device device -> Optional.of(device.arrivals());
                case Executable executable -> Optional.of(executable.activation());
                case Item _ -> Optional.empty();
            };
        }

        /** All cores run at one clock, or the margin means nothing. What is not computation (transfers, delays) keeps its time. */
        private Optional<Margin> clock() {
            List<Long> clocks = machine.cores().stream()
                    .map(MachineCore::clockHz)
                    .distinct()
                    .toList();
            if (clocks.size() != 1) {
                return Optional.empty();
            }
            long now = clocks.getFirst();
            long most = machine.chip().cores().stream()
                    .mapToLong(CoreSpec::maxClockHz)
                    .min()
                    .orElse(now);
            LongPredicate holds = hz -> goals.met(withClock(hz, now));
            OptionalLong limit = meets ? Furthest.upTo(now, 1, holds) : Furthest.upTo(Math.max(now, most), now, holds);
            return margin(Quantity.CLOCK, Optional.empty(), now, limit, limit.orElse(0) == 1);
        }

        private Project withClock(long hz, long now) {
            Project slower = project.withSettings(project.settings().withClockHz(hz));
            return slower.withItems(slower.items().stream()
                    .map(item -> item instanceof Executable e ? e.withBody(ScaledWork.of(e.body(), now, hz)) : item)
                    .toList());
        }

        /** None if nobody waits for it any more. */
        private Optional<Margin> margin(
                Quantity quantity, Optional<ItemId> item, long now, OptionalLong limit, boolean open) {
            return progress.cancelled() ? Optional.empty() : Optional.of(new Margin(quantity, item, now, limit, open));
        }
    }
}
