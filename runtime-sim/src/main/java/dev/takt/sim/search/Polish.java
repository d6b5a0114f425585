package dev.takt.sim.search;

import dev.takt.sim.Limit;
import dev.takt.sim.WorstJob;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Moves the figures of a small scenario, one at a time and by ever longer steps, as long as the response grows: chance comes near an edge, this reaches it. */
final class Polish {
    private static final int MOST_RUNS = 400;

    private final Trial trial;
    private final int context;
    private final Limit limit;
    private List<Asked> changes;
    private WorstJob worst;
    private int runs;

    Polish(Trial trial, int context, Limit limit, List<Asked> changes, WorstJob worst) {
        this.trial = trial;
        this.context = context;
        this.limit = limit;
        this.changes = changes;
        this.worst = worst;
    }

    List<Asked> changes() {
        return changes;
    }

    WorstJob worst() {
        return worst;
    }

    /** True if the response has grown. */
    boolean polish() {
        boolean grown = false;
        boolean moved = true;
        while (moved) {
            moved = false;
            for (int i = 0; i < changes.size(); i++) {
                moved |= open(changes.get(i).spot()) && (climb(i, 1) | climb(i, -1));
            }
            grown |= moved;
        }
        return grown;
    }

    /** A branch has no way between; a phase stays on the tick it waits for. */
    private boolean open(Spot spot) {
        return switch (spot.choice()) {
            case BRANCH -> false;
            case FIRST_ARRIVAL ->
                trial.plan().tickNs() <= 1
                        || trial.plan().sources().get(spot.who()).targets().stream()
                                .noneMatch(t -> trial.plan().contexts().get(t).waitsForTick());
            case JITTER, WORK, GAP -> true;
        };
    }

    private boolean climb(int change, int sign) {
        long by = sign;
        while (move(change, by)) {
            by *= 2;
        }
        return by != sign;
    }

    private boolean move(int change, long by) {
        Asked asked = changes.get(change);
        long room = by > 0 ? asked.most() - asked.value() : asked.value() - asked.least();
        if (room < Math.abs(by) || runs >= MOST_RUNS || trial.progress().cancelled()) {
            return false;
        }
        runs++;
        List<Asked> candidate = new ArrayList<>(changes);
        candidate.set(change, asked.withValue(asked.value() + by));
        Scenario scenario = trial.scenario(
                candidate.stream().map(a -> a.change(trial.plan())).toList());
        long until = Math.min(limit.untilNs(), worst.endNs() + worst.responseNs() + 1);
        Optional<WorstJob> seen = trial.worst(context, scenario.in(trial.plan()), limit.withUntilNs(until));
        if (seen.isEmpty() || seen.get().responseNs() <= worst.responseNs()) {
            return false;
        }
        changes = candidate;
        worst = seen.get();
        return true;
    }
}
