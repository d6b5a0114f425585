package dev.takt.designer.overlay;

import dev.takt.designer.text.Texts;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ChainAnalysis;
import dev.takt.projects.analysis.ChainBound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;

/** What would follow from a change, worst first: deadlines that are met no more or at last, bounds on cards, problems that come and go, and where software tasks run. */
public final class Effects {
    /** Told by the bounds themselves. */
    private static final Set<String> BY_BOUND = Set.of("deadline-missed", "chain-bound-missed");

    private final Judgement before;
    private final Judgement after;
    private final List<Effect> found = new ArrayList<>();

    private Effects(Judgement before, Judgement after) {
        this.before = before;
        this.after = after;
    }

    /** From the design as it is to the design as it would be; never empty. */
    public static List<Effect> between(Judgement before, Judgement after) {
        return new Effects(before, after).all();
    }

    private List<Effect> all() {
        after.analysis().ifPresent(a -> {
            a.contexts().forEach(this::context);
            a.chains().forEach(this::chain);
        });
        after.machine().ifPresent(m -> m.contexts().forEach(c -> dispatcher(m, c)));
        come();
        if (found.stream().allMatch(e -> e.text().isEmpty() || e.tone() == Tone.QUIET)) {
            boolean bounds = after.analysis().isPresent();
            add(bounds ? Tone.OK : Tone.WARN, Texts.words(bounds ? "forecast.fine" : "forecast.unread"));
        }
        found.sort(Comparator.comparing(e -> rank(e.tone())));
        return List.copyOf(found);
    }

    private static int rank(Tone tone) {
        return switch (tone) {
            case ERR -> 0;
            case WARN -> 1;
            case OK -> 2;
            case QUIET -> 3;
        };
    }

    private void add(Tone tone, String text) {
        found.add(new Effect(Optional.empty(), Optional.empty(), tone, text));
    }

    private void context(ContextAnalysis now) {
        Optional<ContextAnalysis> was = before.analysis().flatMap(a -> a.of(now.item()));
        boolean same = was.filter(w -> w.deadlineNs().equals(now.deadlineNs())
                        && ns(w.bound()).equals(ns(now.bound()))
                        && w.verdict() == now.verdict())
                .isPresent();
        if (!same) {
            // A slack that reads the same would only cover the card.
            Optional<Badge> badge =
                    badge(now).filter(b -> !was.flatMap(Effects::badge).equals(Optional.of(b)));
            Verdict verdict = was.map(ContextAnalysis::verdict).orElse(Verdict.UNKNOWN);
            found.add(new Effect(Optional.of(now.item()), badge, tone(now.verdict()), words(verdict, now)));
        }
    }

    private static Optional<Badge> badge(ContextAnalysis analysis) {
        return new Figure(analysis.deadlineNs(), OptionalLong.empty(), OptionalLong.empty(), Optional.of(analysis))
                .badge();
    }

    private static OptionalLong ns(Bound bound) {
        return bound instanceof Bound.Known known ? OptionalLong.of(known.ns()) : OptionalLong.empty();
    }

    private static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case CAN_MISS -> Tone.ERR;
            case MEETS -> Tone.OK;
            case UNKNOWN -> Tone.WARN;
        };
    }

    private String words(Verdict was, ContextAnalysis now) {
        if (was == now.verdict() || was == Verdict.UNKNOWN && now.verdict() == Verdict.MEETS) {
            return "";
        }
        String name = after.name(now.item());
        String deadline =
                now.deadlineNs().isPresent() ? TimeText.exact(now.deadlineNs().getAsLong()) : "";
        return switch (now.bound()) {
            case Bound.Known known ->
                Texts.words(
                        now.verdict() == Verdict.CAN_MISS ? "forecast.misses" : "forecast.meets",
                        name,
                        TimeText.up(known.ns()),
                        deadline);
            case Bound.Unbounded _ -> Texts.words("forecast.unbounded", name);
            case Bound.NotApplicable none -> Texts.words("forecast.unknown", name, none.reason());
        };
    }

    private void chain(ChainAnalysis now) {
        Optional<ChainAnalysis> was = before.analysis().stream()
                .flatMap(a -> a.chains().stream())
                .filter(c -> c.item().equals(now.item()))
                .findFirst();
        if (was.isEmpty()
                || was.get().verdict() == now.verdict()
                || now.limitNs().isEmpty()) {
            return;
        }
        String name = after.name(now.item());
        String text =
                switch (now.bound()) {
                    case ChainBound.Known known ->
                        Texts.words(
                                now.verdict() == Verdict.CAN_MISS ? "forecast.chain.misses" : "forecast.chain.meets",
                                name,
                                TimeText.up(known.ns()),
                                TimeText.exact(now.limitNs().getAsLong()));
                    case ChainBound.NotApplicable none -> Texts.words("forecast.unknown", name, none.reason());
                };
        found.add(new Effect(Optional.of(now.item()), Optional.empty(), tone(now.verdict()), text));
    }

    private void dispatcher(Machine machine, Context now) {
        String runsOn = machine.levelOf(now).dispatcher();
        Optional<String> ran = before.machine()
                .flatMap(m -> m.context(now.item()).map(c -> m.levelOf(c).dispatcher()));
        if (now.kind() == ContextKind.TASK
                && !runsOn.isEmpty()
                && ran.filter(r -> !r.equals(runsOn)).isPresent()) {
            add(Tone.QUIET, Texts.words("forecast.dispatcher", after.name(now.item()), runsOn));
        }
    }

    private void come() {
        for (Problem problem : without(after.problems(), before.problems())) {
            Tone tone = problem.severity() == Severity.ERROR ? Tone.ERR : Tone.WARN;
            Optional<ItemId> item = problem.item();
            found.add(new Effect(item, Optional.empty(), tone, problem.message().text()));
        }
        for (Problem problem : without(before.problems(), after.problems())) {
            add(Tone.OK, Texts.words("forecast.solves", problem.message()));
        }
    }

    /** Problems of the one list that the other does not have at the same place; figures in them may differ. */
    private static List<Problem> without(List<Problem> problems, List<Problem> others) {
        return problems.stream()
                .filter(p -> p.severity() != Severity.INFO && !BY_BOUND.contains(p.rule()))
                .filter(p -> others.stream()
                        .noneMatch(o -> o.rule().equals(p.rule())
                                && o.item().equals(p.item())
                                && o.property().equals(p.property())
                                && o.severity() == p.severity()))
                .toList();
    }
}
