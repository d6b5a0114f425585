package dev.takt.sim.search;

import dev.takt.projects.text.Progress;
import dev.takt.projects.text.Workers;
import dev.takt.sim.WorstJob;
import dev.takt.sim.plan.Choice;
import dev.takt.sim.plan.Choices;
import dev.takt.sim.plan.SimPlan;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Supplier;
import java.util.stream.IntStream;

/**
 * Looks for longer responses than the plain run shows by choosing differently what the model leaves open: release jitter, execution times (shorter ones too), sides of
 * branches, gaps and first arrivals of sporadic sources and bursts. First corners, then runs by chance, around critical instants, and near the best so far. Runs are made
 * in generations of a fixed size and looked at in their order, so the result depends on the seed alone, not on who does the work. What it finds is a lower bound of
 * the worst case.
 */
public final class WorstCaseSearch {
    private static final int GENERATION = 32;
    /** So many choices before the worst job are remembered to be changed. */
    private static final int MOST_NEAR = 2_000;

    private final SearchOptions options;
    private final Workers workers;
    private final Progress progress;
    private final Ground ground;
    private final Trial trial;
    private final List<Integer> contexts;
    private final List<Genome> corners;
    private final Map<Integer, Best> best = new TreeMap<>();
    /** Contexts whose best is new. */
    private final Set<Integer> improved = new TreeSet<>();

    private int done;

    private WorstCaseSearch(SimPlan plan, SearchOptions options, Workers workers, Progress progress) {
        this.options = options;
        this.workers = workers;
        this.progress = progress;
        ground = new Ground(plan, options);
        trial = new Trial(plan, options.seed(), options.shorter(), progress);
        contexts = options.contexts().isEmpty()
                ? IntStream.range(0, ground.contexts).boxed().toList()
                : options.contexts();
        corners = Corners.of(ground, contexts);
    }

    /** Searches. {@code progress} is asked from any thread whether the search should stop, with nothing or with what it has found by then, and told by the caller's how far it is. */
    public static SearchResult of(SimPlan plan, SearchOptions options, Workers workers, Progress progress) {
        return new WorstCaseSearch(plan, options, workers, progress).search();
    }

    private SearchResult search() {
        List<Optional<WorstJob>> plain = trial.worst(Choices.DRAWN, options.limit());
        look(0, new Genome(ground), plain);
        remember();
        done = 1;
        while (done < options.runs() && !isOver() && !contexts.isEmpty()) {
            generation(Math.min(GENERATION, options.runs() - done));
            progress.report((double) done / options.runs());
        }
        List<Supplier<Found>> smaller = new ArrayList<>();
        for (int context : contexts) {
            smaller.add(() -> found(context, plain.get(context)));
        }
        List<Found> found = progress.cancelled() ? List.of() : workers.all(smaller);
        return new SearchResult(found, done, progress.cancelled());
    }

    private boolean isOver() {
        return progress.cancelled() || progress.enough();
    }

    private void generation(int size) {
        List<Genome> genomes = new ArrayList<>();
        List<Supplier<List<Optional<WorstJob>>>> trials = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            Genome genome = genome(done + i);
            genomes.add(genome);
            trials.add(() -> trial.worst(genome, options.limit()));
        }
        List<List<Optional<WorstJob>>> results = workers.all(trials);
        if (progress.cancelled()) {
            return;
        }
        for (int i = 0; i < size; i++) {
            look(done + i, genomes.get(i), results.get(i));
        }
        done += size;
        remember();
    }

    /** What a run tries: run 0 is the plain one. */
    private Genome genome(int run) {
        if (run <= corners.size()) {
            return corners.get(run - 1);
        }
        SplittableRandom random = new SplittableRandom(options.seed() * 1_000_003 + run);
        Mutation mutation = new Mutation(ground, random);
        int context = contexts.get(run % contexts.size());
        Best known = best.get(context);
        int way = random.nextInt(10);
        if (way < 2 || known == null && way < 5) {
            return mutation.any();
        }
        return way < 4 || known == null ? mutation.criticalInstant(context) : mutation.near(known);
    }

    private void look(int run, Genome genome, List<Optional<WorstJob>> worst) {
        for (int context : contexts) {
            Best known = best.get(context);
            Optional<WorstJob> seen = worst.get(context);
            if (seen.isPresent()
                    && (known == null || seen.get().responseNs() > known.worst().responseNs())) {
                best.put(context, new Best(context, genome, seen.get(), run, List.of()));
                improved.add(context);
            }
        }
    }

    /** Notes what was chosen about the worst jobs that this generation has found. */
    private void remember() {
        List<Integer> order = List.copyOf(improved);
        List<Supplier<Best>> pieces = new ArrayList<>();
        improved.clear();
        for (int context : order) {
            Optional.ofNullable(best.get(context)).ifPresent(found -> pieces.add(() -> noted(context, found)));
        }
        workers.all(pieces).forEach(noted -> best.put(noted.context(), noted));
    }

    private Best noted(int context, Best found) {
        WorstJob worst = found.worst();
        Recording recording = new Recording(found.genome());
        trial.worst(context, recording, options.limit().withUntilNs(worst.endNs() + 1));
        long from = worst.endNs() - worst.responseNs() - 4 * Math.max(1, worst.responseNs());
        List<Asked> near = recording.asked().stream()
                .filter(a -> a.atNs() >= from && a.spot().choice() != Choice.FIRST_ARRIVAL && a.least() < a.most())
                .toList();
        int skipped = Math.max(0, near.size() - MOST_NEAR);
        return new Best(context, found.genome(), worst, found.run(), List.copyOf(near.subList(skipped, near.size())));
    }

    private Found found(int context, Optional<WorstJob> plain) {
        Best known = best.get(context);
        if (known == null) {
            return new Found(context, plain, Optional.empty(), 0, trial.scenario(List.of()), true);
        }
        return Minimiser.smallest(trial, context, options.limit(), plain, known);
    }
}
