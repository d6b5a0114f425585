package dev.takt.projects.analysis;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.text.Progress;
import dev.takt.projects.text.Texts;
import java.util.ArrayList;
import java.util.List;

/**
 * Response-time bounds of every context of a machine and the load of its cores, in exact integers. Bounds are computed again and again, each round with the arrival jitter that the last one found
 * for contexts released by others, until nothing changes; the bounds only grow on the way.
 */
public final class Analysis {
    private static final int MOST_ROUNDS = 100;

    private final Machine machine;
    private final Progress progress;
    private final long granuleNs;
    private final List<Facts> facts;
    private final Rates rates;

    private Analysis(Machine machine, long granuleNs, Progress progress) {
        this.granuleNs = granuleNs;
        this.machine = machine;
        this.progress = progress;
        this.facts = machine.contexts().stream().map(c -> Facts.of(machine, c)).toList();
        this.rates = new Rates(machine, facts);
    }

    /** What analysis says about a machine. If nobody waits for it any more, the rest is not applicable. */
    public static AnalysisResult of(Machine machine, Progress progress) {
        return of(machine, 0, progress);
    }

    /** The same where all that happens happens at multiples of a granule, so that whoever blocks has done one of them before; 0 is continuous time. */
    public static AnalysisResult of(Machine machine, long granuleNs, Progress progress) {
        return new Analysis(machine, granuleNs, progress).result();
    }

    private AnalysisResult result() {
        Sending sending = new Sending(machine, facts);
        Responses responses = new Responses(machine, facts, sending, granuleNs);
        List<Bound> bounds = bounds(responses);
        while (sending.retract(rates(bounds), bounds)) {
            responses = new Responses(machine, facts, sending, granuleNs);
            bounds = bounds(responses);
        }
        List<ContextAnalysis> contexts = new ArrayList<>();
        for (Context context : machine.contexts()) {
            contexts.add(new ContextAnalysis(context.item(), context.deadlineNs(), bounds.get(context.index())));
        }
        List<Rate> known = rates(bounds);
        return new AnalysisResult(
                contexts,
                new Loads(machine, facts).of(known),
                responses.demand(known, bounds),
                new Chains(machine, known, bounds).all());
    }

    private List<Bound> bounds(Responses responses) {
        List<Bound> bounds = new ArrayList<>();
        for (Facts _ : facts) {
            bounds.add(new Bound.Known(0, 0, Theorem.FIXED_PRIORITY_RTA, List.of(), List.of()));
        }
        int left = MOST_ROUNDS;
        List<Rate> rated = List.of();
        while (true) {
            List<Rate> rates = rates(bounds);
            List<Bound> next = round(responses, bounds, rates, rates.equals(rated), MOST_ROUNDS - left);
            rated = rates;
            if (next.equals(bounds)) {
                return bounds;
            }
            left--;
            bounds = left > 0 ? next : settled(bounds, next);
        }
    }

    /** Contexts that release one another in a ring, or whose jitter feeds back, may never settle: what still changes has no bound. */
    private static List<Bound> settled(List<Bound> before, List<Bound> after) {
        List<Bound> settled = new ArrayList<>();
        for (int i = 0; i < after.size(); i++) {
            boolean changes = !after.get(i).equals(before.get(i));
            settled.add(
                    changes ? new Bound.NotApplicable(Texts.text("analysis.unknown.does-not-settle")) : after.get(i));
        }
        return settled;
    }

    /** Where the rates are as they were, only what looks at the bounds of others is computed anew. */
    private List<Bound> round(
            Responses responses, List<Bound> before, List<Rate> known, boolean sameRates, int number) {
        List<Bound> bounds = new ArrayList<>();
        for (Facts f : facts) {
            progress.report(share(number, f.index()));
            if (progress.cancelled()) {
                bounds.add(new Bound.NotApplicable(Texts.text("analysis.unknown.stopped")));
            } else if (before.get(f.index()) instanceof Bound.NotApplicable given) {
                bounds.add(given);
            } else if (sameRates && !responses.looksAtBounds(f)) {
                bounds.add(before.get(f.index()));
            } else {
                bounds.add(responses.of(f, known, before));
            }
        }
        return bounds;
    }

    /** How far the rounds are: nobody knows how many there will be, so each counts as half of what is left. */
    private double share(int round, int context) {
        double left = Math.pow(0.5, round);
        return 1 - left + left / 2 * context / facts.size();
    }

    /** Each context's rate; a source comes after what it releases in as many passes as the chain is long. */
    private List<Rate> rates(List<Bound> bounds) {
        List<Rate> known = new ArrayList<>();
        for (Facts _ : facts) {
            known.add(new Rate.Known(Curve.never()));
        }
        for (int pass = 0; pass <= facts.size(); pass++) {
            List<Rate> next =
                    facts.stream().map(f -> rates.of(f, known, bounds)).toList();
            if (next.equals(known)) {
                break;
            }
            for (int i = 0; i < next.size(); i++) {
                known.set(i, next.get(i));
            }
        }
        return known;
    }
}
