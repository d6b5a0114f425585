package dev.takt.app.advice;

import dev.takt.app.reading.Reading;
import dev.takt.app.text.Texts;
import dev.takt.designer.overlay.TimeText;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.machine.Context;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import dev.takt.sim.metrics.ContextMetrics;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What a change costs everybody but the item it is for, and whether that is harm: a new error, or a deadline of somebody else missed that was met. */
final class Costs {
    private static final int MOST = 3;

    private final Reading before;
    private final Reading after;
    private final ItemId item;

    Costs(Reading before, Reading after, ItemId item) {
        this.before = before;
        this.after = after;
        this.item = item;
    }

    /** The first reason against it. */
    Optional<Message> harm() {
        return missesOfOthers().or(this::newError);
    }

    private Optional<Message> missesOfOthers() {
        for (ContextMetrics now : metrics(after)) {
            long had = of(before, now.item()).map(ContextMetrics::misses).orElse(0L);
            if (!now.item().equals(item) && now.misses() > had) {
                return Optional.of(Texts.text("remedy.refused.misses", new Name(now.name()), now.misses(), had));
            }
        }
        return Optional.empty();
    }

    private Optional<Message> newError() {
        return fresh(Severity.ERROR).stream().findFirst().map(p -> Texts.text("remedy.refused.error", p.message()));
    }

    private List<Problem> fresh(Severity severity) {
        Set<List<Object>> had = new HashSet<>();
        before.problems().forEach(p -> had.add(List.of(p.rule(), p.item())));
        return after.problems().stream()
                .filter(p -> p.severity() == severity)
                .filter(p -> !had.contains(List.<Object>of(p.rule(), p.item())))
                .toList();
    }

    /** What nobody has proven, jobs that get lost, whose response grows, most first, then new warnings. */
    List<Message> list() {
        record Grown(double by, Message words) {}
        List<Grown> grown = new ArrayList<>();
        for (Context context : after.machine().map(m -> m.contexts()).orElse(List.of())) {
            if (!context.item().equals(item)) {
                OptionalLong was = bound(before, context.item());
                OptionalLong is = bound(after, context.item());
                if (was.isPresent() && is.isEmpty()) {
                    grown.add(new Grown(1e9, Texts.text("remedy.cost.no-bound", new Name(context.name()))));
                } else if (was.isPresent() && is.getAsLong() > was.getAsLong()) {
                    grown.add(
                            new Grown(share(was.getAsLong(), is.getAsLong()), grown("bound", context.name(), was, is)));
                } else {
                    OptionalLong worstWas = worst(before, context.item());
                    OptionalLong worstIs = worst(after, context.item());
                    if (worstWas.isPresent() && worstIs.isPresent() && worstIs.getAsLong() > worstWas.getAsLong()) {
                        grown.add(new Grown(
                                share(worstWas.getAsLong(), worstIs.getAsLong()),
                                grown("seen", context.name(), worstWas, worstIs)));
                    }
                }
            }
        }
        grown.sort(Comparator.comparingDouble(Grown::by).reversed());
        List<Message> costs = new ArrayList<>();
        if (after.analysis()
                .flatMap(a -> a.of(item))
                .filter(a -> a.bound() instanceof Bound.NotApplicable)
                .isPresent()) {
            costs.add(Texts.text("remedy.cost.seen-only"));
        }
        costs.addAll(lost());
        grown.stream().limit(MOST).map(Grown::words).forEach(costs::add);
        fresh(Severity.WARNING).stream()
                .limit(MOST)
                .map(p -> Texts.text("remedy.cost.warning", p.message()))
                .forEach(costs::add);
        return List.copyOf(costs);
    }

    /** Jobs that are not done any more are no gain. */
    private List<Message> lost() {
        List<Message> lost = new ArrayList<>();
        for (ContextMetrics now : metrics(after)) {
            long was =
                    of(before, now.item()).map(m -> m.dropped() + m.aborted()).orElse(0L);
            long more = now.dropped() + now.aborted() - was;
            if (more > 0) {
                lost.add(Texts.text("remedy.cost.lost", new Name(now.name()), more));
            }
        }
        return lost;
    }

    private static double share(long was, long is) {
        return (double) is / Math.max(1, was);
    }

    private static Message grown(String what, String name, OptionalLong was, OptionalLong is) {
        return Texts.text(
                "remedy.cost." + what, new Name(name), TimeText.up(was.getAsLong()), TimeText.up(is.getAsLong()));
    }

    private static OptionalLong bound(Reading reading, ItemId item) {
        return reading.analysis()
                .flatMap(a -> a.of(item))
                .map(a -> a.bound() instanceof Bound.Known known ? OptionalLong.of(known.ns()) : OptionalLong.empty())
                .orElse(OptionalLong.empty());
    }

    private static OptionalLong worst(Reading reading, ItemId item) {
        return of(reading, item).map(ContextMetrics::worstResponseNs).orElse(OptionalLong.empty());
    }

    private static Optional<ContextMetrics> of(Reading reading, ItemId item) {
        return reading.run().flatMap(run -> run.metrics().context(item));
    }

    private static List<ContextMetrics> metrics(Reading reading) {
        return reading.run().map(run -> run.metrics().contexts()).orElse(List.of());
    }

    /** How the item itself fares. */
    static Outcome outcome(Reading reading, ItemId item) {
        Optional<ContextMetrics> seen = of(reading, item);
        boolean meets = reading.analysis()
                .flatMap(a -> a.of(item))
                .filter(a -> a.verdict() == Verdict.MEETS)
                .isPresent();
        return new Outcome(
                bound(reading, item),
                meets,
                seen.map(ContextMetrics::worstResponseNs).orElse(OptionalLong.empty()),
                seen.map(ContextMetrics::misses).orElse(0L),
                seen.map(ContextMetrics::jobs).orElse(0L),
                reading.run().map(run -> run.metrics().misses()).orElse(0L));
    }
}
