package dev.takt.app.report;

import static dev.takt.app.report.DesignDocument.word;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.Simulated;
import dev.takt.app.text.Texts;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ChainAnalysis;
import dev.takt.projects.analysis.ChainBound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.Term;
import dev.takt.projects.analysis.Theorem;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.text.Message;
import dev.takt.projects.units.DurationText;
import dev.takt.sim.metrics.ContextMetrics;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Bounds beside what the run has shown, and the sums behind them. */
record BoundSections(Machine machine, Reading reading) {
    private static final String NONE = "–";
    private static final Cell UNKNOWN = Cell.plain(NONE);

    Section responses() {
        List<List<Cell>> rows = new ArrayList<>();
        for (Context context : machine.contexts()) {
            Optional<ContextAnalysis> analysis = analysis().flatMap(a -> a.of(context.item()));
            Optional<ContextMetrics> seen =
                    reading.run().map(Simulated::metrics).flatMap(m -> m.context(context.item()));
            rows.add(List.of(
                    Cell.plain(context.name()),
                    Cell.plain(machine.coreOf(context).name()),
                    Cell.plain(String.valueOf(context.level())),
                    Cell.plain(DurationText.format(Bodies.worstNs(context.body(), machine, context))),
                    Cell.plain(duration(context.deadlineNs())),
                    analysis.map(a -> bound(a.bound())).orElse(UNKNOWN),
                    analysis.map(BoundSections::margin).orElse(UNKNOWN),
                    Cell.plain(seen.map(s -> duration(s.worstResponseNs())).orElse(NONE)),
                    Cell.plain(seen.map(s -> duration(s.responses().p99())).orElse(NONE)),
                    seen.map(s -> Cell.errIf(s.misses() > 0, s.misses() + " / " + s.jobs()))
                            .orElse(UNKNOWN),
                    analysis.map(a -> verdict(a.verdict())).orElse(UNKNOWN)));
        }
        return new Section(
                word("responses"),
                List.of(
                        new Block.Words(word("responses.words")),
                        new Block.Grid(
                                List.of(
                                        word("context"),
                                        word("core"),
                                        ">" + word("level"),
                                        ">" + word("worst"),
                                        ">" + word("deadline"),
                                        ">" + word("bound"),
                                        ">" + word("margin"),
                                        ">" + word("seen"),
                                        ">" + word("p99"),
                                        ">" + word("missed"),
                                        word("verdict")),
                                rows)));
    }

    private Optional<AnalysisResult> analysis() {
        return reading.analysis();
    }

    private static Cell bound(Bound bound) {
        return switch (bound) {
            case Bound.Known known -> Cell.plain(DurationText.format(known.ns()));
            case Bound.Unbounded _ ->
                Cell.err(Texts.text("report.analysis.unbounded").text());
            case Bound.NotApplicable _ -> UNKNOWN;
        };
    }

    private static Cell bound(ChainBound bound) {
        return switch (bound) {
            case ChainBound.Known known -> Cell.plain(DurationText.format(known.ns()));
            case ChainBound.NotApplicable _ -> UNKNOWN;
        };
    }

    private static Cell margin(ContextAnalysis analysis) {
        if (!(analysis.bound() instanceof Bound.Known known)
                || analysis.deadlineNs().isEmpty()) {
            return UNKNOWN;
        }
        long margin = analysis.deadlineNs().getAsLong() - known.ns();
        return margin < 0 ? Cell.err("-" + DurationText.format(-margin)) : Cell.plain(DurationText.format(margin));
    }

    private static Cell verdict(Verdict verdict) {
        String word = word(verdict == Verdict.UNKNOWN ? "verdict.unknown-short" : "verdict." + verdict.tag());
        return switch (verdict) {
            case MEETS -> Cell.plain(word);
            case CAN_MISS -> Cell.err(word);
            case UNKNOWN -> Cell.warn(word);
        };
    }

    /** Absent without chains. */
    Optional<Section> chains() {
        List<ChainAnalysis> chains = analysis().map(AnalysisResult::chains).orElse(List.of());
        if (chains.isEmpty()) {
            return Optional.empty();
        }
        List<List<Cell>> rows = chains.stream()
                .map(c -> List.of(
                        Cell.plain(name(c.item())),
                        Cell.plain(c.measure().tag()),
                        Cell.plain(duration(c.limitNs())),
                        bound(c.bound()),
                        Cell.plain(reading.run().stream()
                                .flatMap(r -> r.chains().stream())
                                .filter(t -> t.item().equals(c.item()))
                                .map(t -> duration(t.worstNs()))
                                .findFirst()
                                .orElse(NONE)),
                        verdict(c.verdict())))
                .toList();
        return Optional.of(new Section(
                word("chains"),
                List.of(new Block.Grid(
                        List.of(
                                word("chain"),
                                word("measure"),
                                ">" + word("limit"),
                                ">" + word("bound"),
                                ">" + word("seen"),
                                word("verdict")),
                        rows))));
    }

    /** Each bound as a sum, or the reason why there is none: of tasks and handlers, then of chains. */
    Optional<Section> sums() {
        List<List<Cell>> rows = Stream.concat(
                        analysis().stream().flatMap(a -> a.contexts().stream()).map(this::sum),
                        analysis().stream().flatMap(a -> a.chains().stream()).map(this::sum))
                .toList();
        return rows.isEmpty()
                ? Optional.empty()
                : Optional.of(new Section(
                        word("sums"),
                        List.of(
                                new Block.Words(word("sums.words")),
                                new Block.Grid(
                                        List.of(word("sum-of"), ">" + word("bound"), word("sum"), word("theorem")),
                                        rows))));
    }

    private List<Cell> sum(ContextAnalysis analysis) {
        return switch (analysis.bound()) {
            case Bound.Known known -> sum(analysis.item(), bound(known), terms(known), known.theorem());
            case Bound.Unbounded none ->
                sum(analysis.item(), bound(none), none.reason().text(), none.theorem());
            case Bound.NotApplicable none -> without(analysis.item(), none.reason());
        };
    }

    private List<Cell> sum(ChainAnalysis chain) {
        return switch (chain.bound()) {
            case ChainBound.Known known -> sum(chain.item(), bound(known), terms(known), known.theorem());
            case ChainBound.NotApplicable none -> without(chain.item(), none.reason());
        };
    }

    private List<Cell> sum(ItemId item, Cell bound, String sum, Theorem theorem) {
        return List.of(
                Cell.plain(name(item)),
                bound,
                Cell.plain(sum),
                Cell.plain(theorem.title().text()));
    }

    private List<Cell> without(ItemId item, Message reason) {
        return List.of(
                Cell.plain(name(item)),
                UNKNOWN,
                Cell.plain(reason.text()),
                Cell.plain(Texts.text("report.analysis.simulated-only").text()));
    }

    private String terms(ChainBound.Known known) {
        return known.terms().stream().map(t -> TermText.of(t, this::name)).collect(Collectors.joining(" + "));
    }

    private String terms(Bound.Known known) {
        return known.terms().stream().map(this::term).collect(Collectors.joining(" + "));
    }

    private String term(Term term) {
        return TermText.of(term, this::name);
    }

    private String name(ItemId item) {
        return DesignDocument.name(reading, item);
    }

    private static String duration(OptionalLong ns) {
        return ns.isPresent() ? DurationText.format(ns.getAsLong()) : NONE;
    }
}
