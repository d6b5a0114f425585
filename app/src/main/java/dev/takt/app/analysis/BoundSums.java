package dev.takt.app.analysis;

import dev.takt.app.text.Texts;
import dev.takt.designer.bars.BlameBar;
import dev.takt.designer.bars.Waterfall;
import dev.takt.designer.overlay.ExactScale;
import dev.takt.designer.overlay.LevelScale;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ChainAnalysis;
import dev.takt.projects.analysis.ChainBound;
import dev.takt.projects.analysis.ChainTerm;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.Term;
import dev.takt.projects.analysis.TermKind;
import dev.takt.projects.analysis.Theorem;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Makes bounds of a machine into sums to look at, in the colours of the board's levels. */
final class BoundSums {
    private final Machine machine;
    private final LevelScale levels;

    BoundSums(Machine machine) {
        this.machine = machine;
        this.levels = LevelScale.of(machine);
    }

    BoundSum of(ContextAnalysis analysis) {
        String name = name(analysis.item());
        return switch (analysis.bound()) {
            case Bound.Known known -> known(name, analysis, known);
            case Bound.Unbounded none ->
                without(name, Stream.concat(Stream.of(none.reason().text()), proof(none.theorem())));
            case Bound.NotApplicable none ->
                without(name, Stream.of(none.reason().text()));
        };
    }

    private BoundSum known(String name, ContextAnalysis analysis, Bound.Known known) {
        List<Long> figures = figures(known.terms().stream().map(Term::ns), known.ns(), analysis.deadlineNs());
        ExactScale scale = ExactScale.of(figures);
        List<BlameBar> bars =
                known.terms().stream().map(t -> bar(t, analysis.item(), scale)).toList();
        List<ItemId> culprits = known.terms().stream()
                .map(t -> t.by().or(t::on).orElse(analysis.item()))
                .toList();
        Stream<Theorem> theorems =
                Stream.concat(Stream.of(known.theorem()), known.also().stream()).distinct();
        return new BoundSum(
                title(name, known.ns(), scale),
                fall(bars, known.ns(), analysis.deadlineNs(), scale),
                culprits,
                line(bars, known.ns(), scale),
                theorems.flatMap(BoundSums::proof).toList());
    }

    BoundSum of(ChainAnalysis chain) {
        String name = name(chain.item());
        return switch (chain.bound()) {
            case ChainBound.NotApplicable none ->
                without(name, Stream.of(none.reason().text()));
            case ChainBound.Known known -> {
                ExactScale scale =
                        ExactScale.of(figures(known.terms().stream().map(ChainTerm::ns), known.ns(), chain.limitNs()));
                List<BlameBar> bars =
                        known.terms().stream().map(t -> bar(t, scale)).toList();
                yield new BoundSum(
                        title(name, known.ns(), scale),
                        fall(bars, known.ns(), chain.limitNs(), scale),
                        known.terms().stream().map(ChainTerm::member).toList(),
                        line(bars, known.ns(), scale),
                        proof(known.theorem()).toList());
            }
        };
    }

    /** The figure as below it: in the unit of the bars. */
    private static String title(String name, long ns, ExactScale scale) {
        return Texts.text("analysis.sum", name, scale.plain(ns) + " " + scale.unit())
                .text();
    }

    private static List<Long> figures(Stream<Long> terms, long sum, OptionalLong deadline) {
        List<Long> figures = new ArrayList<>(terms.toList());
        figures.add(sum);
        deadline.ifPresent(figures::add);
        return figures;
    }

    private static BoundSum without(String name, Stream<String> reasons) {
        Waterfall none = new Waterfall(List.of(), 0, OptionalLong.empty(), "", "", "", 1);
        return new BoundSum(Texts.text("analysis.sum.none", name).text(), none, List.of(), "", reasons.toList());
    }

    private static Waterfall fall(List<BlameBar> bars, long ns, OptionalLong deadline, ExactScale scale) {
        boolean late = deadline.isPresent() && ns > deadline.getAsLong();
        return new Waterfall(
                bars,
                ns,
                deadline,
                scale.number(ns) + " " + scale.unit(),
                deadline.isEmpty()
                        ? ""
                        : Texts.text("why.deadline", scale.number(deadline.getAsLong()))
                                .text(),
                late ? "+" + scale.number(ns - deadline.getAsLong()) : "",
                1);
    }

    private static String line(List<BlameBar> bars, long ns, ExactScale scale) {
        return bars.stream().map(b -> scale.plain(b.ns())).collect(Collectors.joining(" + ")) + " = " + scale.plain(ns)
                + " " + scale.unit();
    }

    /** A theorem, where it is proved, and what must hold for it. */
    private static Stream<String> proof(Theorem theorem) {
        return Stream.of(
                Texts.text("analysis.proof", theorem.title(), theorem.source()).text(),
                Texts.text("analysis.assumes", theorem.assumptions()).text());
    }

    private BlameBar bar(Term term, ItemId own, ExactScale scale) {
        String by = term.by().filter(i -> !i.equals(own)).map(this::by).orElse("");
        String on = term.on().map(this::on).orElse("");
        return bar(
                Texts.text("why.term." + title(term.kind())).text(),
                (by + " " + on).strip(),
                look(term.kind()),
                term.by().orElse(own),
                term.ns(),
                scale);
    }

    private BlameBar bar(ChainTerm term, ExactScale scale) {
        BlameBar.Look look =
                switch (term.kind()) {
                    case RESPONSE -> BlameBar.Look.RUNNING;
                    case SAMPLING -> BlameBar.Look.WAITING;
                };
        return bar(
                name(term.member()),
                Texts.text("analysis.chain.term." + term.kind().tag()).text(),
                look,
                term.member(),
                term.ns(),
                scale);
    }

    private BlameBar bar(String title, String detail, BlameBar.Look look, ItemId of, long ns, ExactScale scale) {
        int level = levels.fromBottom(machine.context(of).map(Context::level).orElse(0));
        return new BlameBar(title, detail, scale.number(ns), ns, look, level, levels.count());
    }

    private static String title(TermKind kind) {
        return switch (kind) {
            case EXECUTION, BACKLOG, PREEMPTION, OVERHEAD, SUSPENSION -> kind.tag();
            case BLOCKING -> "held";
            case JITTER -> "release-delay";
        };
    }

    private static BlameBar.Look look(TermKind kind) {
        return switch (kind) {
            case EXECUTION, PREEMPTION -> BlameBar.Look.RUNNING;
            case BACKLOG, JITTER -> BlameBar.Look.WAITING;
            case BLOCKING -> BlameBar.Look.BLOCKED;
            case SUSPENSION -> BlameBar.Look.SUSPENDED;
            case OVERHEAD -> BlameBar.Look.OVERHEAD;
        };
    }

    private String by(ItemId item) {
        return Texts.text("why.detail.by", name(item)).text();
    }

    private String on(ItemId item) {
        return Texts.text("why.detail.on", name(item)).text();
    }

    private String name(ItemId item) {
        return machine.project().item(item).map(Item::name).orElse(item.value());
    }

    /** The share of its deadline that a bound takes; none without one of them. */
    static Optional<Double> share(BoundSum sum) {
        long deadline = sum.bars().deadlineNs().orElse(0);
        return deadline <= 0 || sum.bars().bars().isEmpty()
                ? Optional.empty()
                : Optional.of((double) sum.bars().responseNs() / deadline);
    }
}
