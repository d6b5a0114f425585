package dev.takt.projects.analysis;

import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Trigger;
import dev.takt.projects.model.Activation;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * The arrivals of contexts. A context that another one releases has that one's rate, jittered by how much the release can wander between its earliest and its response; this is the step that a holistic
 * analysis repeats (Tindell and Clark 1994).
 */
final class Rates {
    private final Machine machine;
    private final List<Facts> facts;
    private final List<List<Trigger>> triggers;

    Rates(Machine machine, List<Facts> facts) {
        this.machine = machine;
        this.facts = facts;
        this.triggers = facts.stream().map(f -> machine.triggers(f.context())).toList();
    }

    /** True if a context releases itself, through others or not. */
    private boolean inRing(int context) {
        Set<Integer> seen = new HashSet<>();
        Deque<Integer> open = new ArrayDeque<>(List.of(context));
        while (!open.isEmpty()) {
            for (Trigger trigger : triggers.get(open.removeFirst())) {
                if (trigger.context() == context) {
                    return true;
                }
                if (seen.add(trigger.context())) {
                    open.add(trigger.context());
                }
            }
        }
        return false;
    }

    /** The rate of a context, given what is known so far about the others. */
    Rate of(Facts f, List<Rate> rates, List<Bound> bounds) {
        return switch (f.context().activation()) {
            case Activation.Periodic p -> new Rate.Known(Curve.every(p.periodNs(), releaseJitter(f, p)));
            case Activation.Sporadic s -> new Rate.Known(Curve.every(s.minGapNs(), 0));
            case Activation.Burst b -> new Rate.Known(Curve.burst(b.count(), b.innerGapNs(), b.outerGapNs()));
            case Activation.After a -> new Rate.Known(repeated(f, a.delayNs()));
            case Activation.Background _ -> new Rate.Known(repeated(f, 0));
            case Activation.Startup _ -> new Rate.Known(Curve.once());
            case Activation.Recorded r -> unknown("analysis.rate.recorded", r.file());
            case Activation.On on ->
                triggered(f, rates, bounds, Texts.text("analysis.rate.nothing-wired", on.source()));
            case Activation.Spawned _ ->
                triggers.get(f.index()).isEmpty()
                        ? new Rate.Known(Curve.never())
                        : triggered(f, rates, bounds, Texts.text("analysis.rate.never"));
        };
    }

    /** Waiting for the tick adds to the jitter, unless every arrival falls on one and the jitter is a number of them. */
    private long releaseJitter(Facts f, Activation.Periodic p) {
        long tick = machine.releaseTickNs(f.context());
        if (tick <= 0) {
            return p.jitterNs();
        }
        boolean onTicks = p.periodNs() % tick == 0 && p.offsetNs() % tick == 0;
        return onTicks ? Math.ceilDiv(p.jitterNs(), tick) * tick : Sums.sum(p.jitterNs(), tick);
    }

    /** Jobs that follow one another: at least the delay, the delays within and the shortest execution apart. */
    private Curve repeated(Facts f, long delayNs) {
        long gap = Sums.sum(Sums.sum(delayNs, Bodies.certainDelayNs(machine, f.context())), f.bestNs());
        if (gap == 0 && f.demandNs() == 0) {
            return Curve.never();
        }
        return Curve.every(Math.max(1, gap), delayNs > 0 ? machine.releaseTickNs(f.context()) : 0);
    }

    private Rate triggered(Facts f, List<Rate> rates, List<Bound> bounds, Message ifNone) {
        List<Trigger> sources = triggers.get(f.index());
        if (sources.isEmpty()) {
            return new Rate.Unknown(ifNone);
        }
        if (sources.size() > 1) {
            return unknown("analysis.rate.several", sources.size());
        }
        if (inRing(f.index())) {
            return unknown("analysis.rate.ring");
        }
        Trigger trigger = sources.getFirst();
        String name = facts.get(trigger.context()).context().name();
        if (!(rates.get(trigger.context()) instanceof Rate.Known source)) {
            return unknown("analysis.rate.of-source", name);
        }
        return bounds.get(trigger.context()) instanceof Bound.Known bound
                ? new Rate.Known(inherited(trigger, source.curve(), bound))
                : unknown("analysis.rate.source-unbounded", name);
    }

    /** Jobs of the source run one after the other, so what each releases once is at least one shortest job apart. */
    private Curve inherited(Trigger trigger, Curve source, Bound.Known bound) {
        long wander = Math.max(0, bound.ns() - trigger.earliestNs());
        long moved = Sums.sum(source.jitterNs() - source.ownJitterNs(), wander);
        boolean onePerJob = trigger.perJob() == 1;
        long gap = onePerJob ? facts.get(trigger.context()).bestNs() : 0;
        if (onePerJob) {
            return new Curve(source.count(), source.innerNs(), source.periodNs(), moved, 0, gap);
        }
        return source.count() == 1
                ? new Curve(trigger.perJob(), 0, source.periodNs(), moved, 0, 0)
                : new Curve(Sums.product(source.count(), trigger.perJob()), 0, source.periodNs(), moved, 0, 0);
    }

    private static Rate unknown(String key, Object... arguments) {
        return new Rate.Unknown(Texts.text(key, arguments));
    }
}
