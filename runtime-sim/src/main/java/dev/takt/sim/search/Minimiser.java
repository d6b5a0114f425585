package dev.takt.sim.search;

import dev.takt.sim.Limit;
import dev.takt.sim.WorstJob;
import dev.takt.sim.plan.Choice;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/**
 * Makes the scenario of a long response small: drops whatever is not needed to show it. First everything before some instant, then all of one kind of one item, then the first arrivals of sporadic sources, then
 * delta debugging over what is left (Zeller, Hildebrandt 2002, complements only), each within a number of runs. A run that shows an even longer response is gone on with.
 */
final class Minimiser {
    private static final int MOST_RUNS = 3_000;

    private final Trial trial;
    private final int context;
    private final Limit limit;
    private List<Asked> kept = List.of();
    private WorstJob worst;
    private int runs;

    private Minimiser(Trial trial, int context, Limit limit, WorstJob worst) {
        this.trial = trial;
        this.context = context;
        this.limit = limit;
        this.worst = worst;
    }

    static Found smallest(Trial trial, int context, Limit limit, Optional<WorstJob> plain, Best best) {
        Minimiser minimiser = new Minimiser(trial, context, limit, best.worst());
        boolean minimal = minimiser.minimise(best.genome());
        List<Change> changes =
                minimiser.kept.stream().map(asked -> asked.change(trial.plan())).toList();
        return new Found(context, plain, Optional.of(minimiser.worst), best.run(), trial.scenario(changes), minimal);
    }

    /** True if nothing more can be dropped alone. */
    private boolean minimise(Genome genome) {
        Recording recording = new Recording(genome);
        trial.worst(context, recording, untilEnd());
        kept = recording.asked().stream().filter(Asked::changed).toList();
        dropBefore();
        dropGroups();
        startLater();
        boolean minimal = dropParts();
        Polish polish = new Polish(trial, context, limit, kept, worst);
        if (polish.polish()) {
            kept = polish.changes();
            worst = polish.worst();
            minimal = dropParts();
        }
        shows(kept);
        return minimal;
    }

    private void dropBefore() {
        List<Asked> ordered =
                kept.stream().sorted(Comparator.comparingLong(Asked::atNs)).toList();
        int low = 0;
        int high = ordered.size();
        while (low < high) {
            int mid = (low + high + 1) >>> 1;
            List<Asked> late = new ArrayList<>(ordered.subList(mid, ordered.size()));
            ordered.subList(0, mid).stream().filter(Minimiser::ofSource).forEach(late::add);
            if (shows(late)) {
                low = mid;
                kept = late;
            } else {
                high = mid - 1;
            }
        }
    }

    private static boolean ofSource(Asked asked) {
        return Spot.ofSource(asked.spot().choice());
    }

    private void dropGroups() {
        Map<String, List<Asked>> groups = new TreeMap<>();
        for (Asked asked : kept) {
            groups.computeIfAbsent(asked.spot().choice() + " " + asked.spot().who(), _ -> new ArrayList<>())
                    .add(asked);
        }
        for (List<Asked> group : groups.values()) {
            drop(group);
        }
    }

    /** Sources with many changed gaps keep quiet until shortly before the end, if that still shows it. */
    private void startLater() {
        List<Integer> sources = kept.stream()
                .map(Asked::spot)
                .filter(spot -> spot.choice() == Choice.GAP)
                .map(Spot::who)
                .distinct()
                .toList();
        for (int source : sources) {
            Recording recording = new Recording(scenario(kept).in(trial.plan()));
            trial.worst(context, recording, untilEnd());
            LaterStart later = new LaterStart(trial.plan(), source, recording.asked());
            for (int back = 1; back < later.arrivals(); back *= 2) {
                List<Asked> changes = later.from(later.arrivals() - back, kept);
                if (shows(changes)) {
                    kept = changes;
                    break;
                }
            }
        }
    }

    /** Drops parts, in ever smaller ones, until no single change can go. */
    private boolean dropParts() {
        int size = Math.max(1, kept.size() / 2);
        while (true) {
            boolean dropped = false;
            int from = 0;
            while (from < kept.size()) {
                if (runs >= MOST_RUNS || trial.progress().cancelled()) {
                    return false;
                }
                if (drop(kept.subList(from, Math.min(kept.size(), from + size)))) {
                    dropped = true;
                } else {
                    from += size;
                }
            }
            if (size == 1 && !dropped) {
                return true;
            }
            size = Math.max(1, size / 2);
        }
    }

    private boolean drop(List<Asked> part) {
        Set<Asked> gone = new HashSet<>(part);
        List<Asked> rest = kept.stream().filter(asked -> !gone.contains(asked)).toList();
        boolean without = shows(rest);
        if (without) {
            kept = rest;
        }
        return without;
    }

    private boolean shows(List<Asked> changes) {
        runs++;
        Optional<WorstJob> seen = trial.worst(context, scenario(changes).in(trial.plan()), untilEnd());
        boolean enough = seen.isPresent() && seen.get().responseNs() >= worst.responseNs();
        if (enough) {
            worst = seen.get();
        }
        return enough;
    }

    private Scenario scenario(List<Asked> changes) {
        return trial.scenario(
                changes.stream().map(asked -> asked.change(trial.plan())).toList());
    }

    private Limit untilEnd() {
        return limit.withUntilNs(Math.min(limit.untilNs(), worst.endNs() + 1));
    }
}
