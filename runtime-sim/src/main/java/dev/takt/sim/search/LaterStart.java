package dev.takt.sim.search;

import dev.takt.sim.plan.Choice;
import dev.takt.sim.plan.SimPlan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The changes of a run in which a sporadic source keeps quiet at first: its first arrivals are left out and the later ones come when they came, with the same choices. Of a long row of gaps this leaves the few
 * that matter.
 */
final class LaterStart {
    private final int source;
    private final Set<Integer> targets;
    private final List<Asked> asked;
    private final List<Asked> gaps;

    /** {@code asked}: everything the run was asked. */
    LaterStart(SimPlan plan, int source, List<Asked> asked) {
        this.source = source;
        this.targets = new HashSet<>(plan.sources().get(source).targets());
        this.asked = asked;
        gaps = asked.stream()
                .filter(a -> a.spot().choice() == Choice.GAP && a.spot().who() == source)
                .toList();
    }

    /** How many arrivals there were, each of which but the last could be left out. */
    int arrivals() {
        return gaps.size();
    }

    /** What else was changed, and everything about the arrivals from a number on, counted anew from there. */
    List<Asked> from(int arrival, List<Asked> kept) {
        List<Asked> changes = new ArrayList<>();
        kept.stream().filter(a -> !own(a)).forEach(changes::add);
        Asked first = gaps.get(arrival);
        // a gap is chosen as the arrival before it comes
        changes.add(new Asked(new Spot(Choice.FIRST_ARRIVAL, source, 0, 0), 0, 0, Long.MAX_VALUE, 0, first.atNs()));
        for (Asked a : asked) {
            if (own(a) && a.spot().choice() != Choice.FIRST_ARRIVAL && a.spot().job() >= arrival) {
                Spot spot = a.spot();
                Spot earlier = new Spot(spot.choice(), spot.who(), spot.job() - arrival, spot.step());
                changes.add(new Asked(earlier, a.atNs(), a.least(), a.most(), a.drawn(), a.value()));
            }
        }
        return changes;
    }

    private boolean own(Asked a) {
        return Spot.ofSource(a.spot().choice())
                ? a.spot().who() == source
                : targets.contains(a.spot().who());
    }
}
