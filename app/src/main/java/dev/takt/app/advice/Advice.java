package dev.takt.app.advice;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Simulated;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Catalogue;
import dev.takt.projects.text.Progress;
import dev.takt.projects.text.Workers;
import dev.takt.sim.trace.Slices;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import java.util.function.Supplier;

/**
 * What could be done about a late job: candidates, each analysed and simulated with the same seed and limit, the best first. {@code good} does no harm; {@code refused} would help the job but breaks something else, and says
 * what.
 */
public record Advice(List<Tried> good, List<Tried> refused) {
    /** Nothing found yet. */
    public static final Advice NONE = new Advice(List.of(), List.of());

    private static final int MOST_GOOD = 5;
    private static final int MOST_REFUSED = 3;
    private static final int MOST_ALIKE = 2;

    public Advice {
        good = List.copyOf(good);
        refused = List.copyOf(refused);
    }

    /** Good ones first. */
    public List<Tried> all() {
        List<Tried> all = new ArrayList<>(good);
        all.addAll(refused);
        return List.copyOf(all);
    }

    /**
     * Tries what there is to try for a job of a reading's run, as many at a time as there are workers unless its runs are so long that memory counts; publishes what it has whenever that has grown. Stops soon after it is cancelled
     * with what it has by then. Nothing for a design that was not simulated. Who does the work changes nothing.
     */
    public static Advice of(
            Reading reading,
            Why why,
            Catalogue catalogue,
            RunLimit limit,
            Workers workers,
            Progress progress,
            Consumer<Advice> published) {
        Optional<Executable> late = reading.project().item(why.job().item(), Executable.class);
        if (late.isEmpty() || reading.machine().isEmpty() || reading.run().isEmpty()) {
            return NONE;
        }
        Probe probe = new Probe(catalogue, limit, progress, why.job().item(), reading);
        List<Remedy> remedies =
                new Remedies(reading.project(), reading.machine().get(), why, probe, late.get()).found();
        Workers crew = probe.isCheap() ? workers : Workers.ALONE;
        List<Supplier<Tried>> trials = trials(reading, why, remedies, probe);
        List<Tried> tried = new ArrayList<>();
        Advice advice = NONE;
        for (int i = 0; i < trials.size() && !progress.cancelled(); i += crew.size()) {
            progress.report((double) i / trials.size());
            List<Tried> some = crew.all(trials.subList(i, Math.min(trials.size(), i + crew.size())));
            if (!progress.cancelled() && some.stream().anyMatch(Tried::helps)) {
                some.stream().filter(Tried::helps).forEach(tried::add);
                advice = ranked(tried);
                published.accept(advice);
            }
        }
        return advice;
    }

    /** One for each variant that differs from the design and the others. */
    private static List<Supplier<Tried>> trials(Reading reading, Why why, List<Remedy> remedies, Probe probe) {
        Set<Project> seen = new HashSet<>(Set.of(reading.project()));
        List<Supplier<Tried>> trials = new ArrayList<>();
        for (Remedy remedy : remedies) {
            Project variant = remedy.edit().apply(reading.project());
            if (seen.add(variant)) {
                trials.add(() -> tried(reading, why, remedy, variant, probe));
            }
        }
        return trials;
    }

    private static Tried tried(Reading before, Why why, Remedy remedy, Project variant, Probe probe) {
        Reading after = probe.read(variant);
        Costs costs = new Costs(before, after, why.job().item());
        Optional<Simulated> run = after.run();
        Optional<Slices> slices = run.map(Simulated::slices);
        Optional<SeenJob> same = run.flatMap(r -> SeenJob.of(
                r.trace(), slices.orElseThrow(), why.job().item(), why.job().number()));
        return new Tried(
                remedy,
                variant,
                Costs.outcome(before, why.job().item()),
                Costs.outcome(after, why.job().item()),
                costs.list(),
                costs.harm(),
                same.map(job ->
                        Why.of(after.machine().orElseThrow(), run.orElseThrow().trace(), slices.orElseThrow(), job)),
                same.map(job -> Ghosts.around(run.orElseThrow().trace(), slices.orElseThrow(), why.job(), job)));
    }

    /** Repairs of all misses first, then fewer misses, proven before seen, least change, shortest response. */
    private static Advice ranked(List<Tried> tried) {
        Comparator<Tried> order = Comparator.comparing((Tried t) -> !t.repairsAll())
                .thenComparingLong(t -> t.after().missed())
                .thenComparing(t -> !t.after().meetsByBound())
                .thenComparingInt(t -> t.remedy().weight())
                .thenComparingLong(t -> t.after().worstNs().orElse(Long.MAX_VALUE));
        List<Tried> sorted = tried.stream().sorted(order).toList();
        return new Advice(
                few(sorted.stream().filter(t -> t.refused().isEmpty()).toList(), MOST_GOOD),
                few(sorted.stream().filter(t -> t.refused().isPresent()).toList(), MOST_REFUSED));
    }

    /** The first of them, not too many of one kind, so that there is something to choose from. */
    private static List<Tried> few(List<Tried> sorted, int most) {
        List<Tried> kept = new ArrayList<>();
        for (Tried next : sorted) {
            long alike = kept.stream()
                    .filter(t -> t.remedy().kind() == next.remedy().kind())
                    .count();
            if (kept.size() < most && alike < MOST_ALIKE) {
                kept.add(next);
            }
        }
        return kept;
    }
}
