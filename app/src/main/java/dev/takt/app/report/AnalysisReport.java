package dev.takt.app.report;

import dev.takt.app.text.Texts;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ChainAnalysis;
import dev.takt.projects.analysis.ChainBound;
import dev.takt.projects.analysis.ChainTerm;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.CoreLoad;
import dev.takt.projects.analysis.DemandTest;
import dev.takt.projects.analysis.Term;
import dev.takt.projects.json.Json;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.target.Cost;
import dev.takt.projects.units.DurationText;
import dev.takt.projects.units.ShareText;
import java.util.HashMap;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.OptionalLong;
import java.util.stream.Collectors;

/** Bounds on response times, with the theorem and the sum behind each, and the load of each core. */
public final class AnalysisReport implements Report {
    private final String file;
    private final Machine machine;
    private final AnalysisResult result;
    private final long granuleNs;
    private final Map<ItemId, Context> contexts = new HashMap<>();
    private final Map<ItemId, String> names = new HashMap<>();

    public AnalysisReport(String file, Machine machine, AnalysisResult result, long granuleNs) {
        this.file = file;
        this.machine = machine;
        this.result = result;
        this.granuleNs = granuleNs;
        machine.contexts().forEach(c -> contexts.putIfAbsent(c.item(), c));
        machine.project().items().forEach(i -> names.putIfAbsent(i.id(), i.name()));
    }

    /** The figures of continuous time. */
    public AnalysisReport(String file, Machine machine, AnalysisResult result) {
        this(file, machine, result, 0);
    }

    public AnalysisResult result() {
        return result;
    }

    @Override
    public String text() {
        StringBuilder text = new StringBuilder(contexts());
        for (ContextAnalysis context : result.contexts()) {
            text.append(sum(context));
        }
        if (!result.chains().isEmpty()) {
            text.append('\n').append(chains());
        }
        return text.append('\n').append(loads()).append(unknownCosts()).toString();
    }

    /** What a bound on a real chip leaves out: the costs that nobody has told a figure of. */
    private String unknownCosts() {
        String rows = machine.costsWithoutFigure().stream().map(Cost::tag).collect(Collectors.joining(", "));
        return rows.isEmpty()
                ? ""
                : '\n'
                        + Texts.text(
                                        "report.analysis.unknown-costs",
                                        rows,
                                        machine.runtime().name(),
                                        machine.chip().name())
                                .text()
                        + '\n';
    }

    private String chains() {
        Table table = new Table("CHAIN", "MEASURE", ">LIMIT", ">BOUND", "VERDICT", "PATH");
        StringBuilder sums = new StringBuilder();
        for (ChainAnalysis chain : result.chains()) {
            table.row(
                    name(chain.item()),
                    chain.measure().tag(),
                    duration(chain.limitNs()),
                    switch (chain.bound()) {
                        case ChainBound.Known known -> DurationText.format(known.ns());
                        case ChainBound.NotApplicable _ -> "-";
                    },
                    chain.verdict().tag(),
                    path(chain.item()));
            sums.append(sum(chain));
        }
        return table.text() + sums;
    }

    /** Its core, or those that it may run on. */
    private String cores(Context context) {
        if (context.cores().size() == machine.cores().size() && machine.sharesCores()) {
            return Texts.text("report.analysis.any-core").text();
        }
        return context.cores().stream().map(String::valueOf).collect(Collectors.joining(","));
    }

    private String path(ItemId chain) {
        return machine.project()
                .item(chain, Chain.class)
                .map(c -> c.path().stream().map(this::name).collect(Collectors.joining(" > ")))
                .orElse("-");
    }

    private String sum(ChainAnalysis chain) {
        String name = name(chain.item());
        return switch (chain.bound()) {
            case ChainBound.Known known ->
                name + ": " + DurationText.format(known.ns()) + " =\n"
                        + known.terms().stream()
                                .map(t -> "    " + TermText.of(t, this::name) + "\n")
                                .collect(Collectors.joining());
            case ChainBound.NotApplicable none -> name + ": " + none.reason().text() + "\n";
        };
    }

    private String contexts() {
        Table table = new Table("CONTEXT", ">CORE", ">LEVEL", ">DEADLINE", ">BOUND", "VERDICT", "BY");
        for (ContextAnalysis analysis : result.contexts()) {
            Context context = context(analysis);
            table.row(
                    context.name(),
                    cores(context),
                    String.valueOf(context.level()),
                    duration(analysis.deadlineNs()),
                    switch (analysis.bound()) {
                        case Bound.Known known -> DurationText.format(known.ns());
                        case Bound.Unbounded _ ->
                            Texts.text("report.analysis.unbounded").text();
                        case Bound.NotApplicable _ -> "-";
                    },
                    analysis.verdict().tag(),
                    switch (analysis.bound()) {
                        case Bound.Known known -> known.theorem().tag();
                        case Bound.Unbounded unbounded -> unbounded.theorem().tag();
                        case Bound.NotApplicable _ ->
                            Texts.text("report.analysis.simulated-only").text();
                    });
        }
        return table.text();
    }

    /** The bound as a sum in words, or the reason why there is none. */
    private String sum(ContextAnalysis analysis) {
        String name = name(analysis.item());
        return switch (analysis.bound()) {
            case Bound.Known known ->
                name + ": " + DurationText.format(known.ns()) + " =\n"
                        + known.terms().stream()
                                .map(t -> "    " + term(t) + "\n")
                                .collect(Collectors.joining());
            case Bound.Unbounded unbounded -> name + ": " + unbounded.reason().text() + "\n";
            case Bound.NotApplicable none -> name + ": " + none.reason().text() + "\n";
        };
    }

    private String term(Term term) {
        return TermText.of(term, this::name);
    }

    private String loads() {
        Table table = new Table("CORE", ">LOAD", "WITHOUT");
        for (CoreLoad load : result.loads()) {
            table.row(
                    machine.cores().get(load.core()).title(),
                    ShareText.ofThousandths(load.permille()),
                    load.unrated().isEmpty()
                            ? "-"
                            : load.unrated().stream().map(this::name).collect(Collectors.joining(", ")));
        }
        return table.text();
    }

    private String name(ItemId item) {
        return names.getOrDefault(item, item.value());
    }

    private Context context(ContextAnalysis analysis) {
        Context context = contexts.get(analysis.item());
        if (context == null) {
            throw new NoSuchElementException(analysis.item().value());
        }
        return context;
    }

    private static String duration(OptionalLong ns) {
        return ns.isPresent() ? DurationText.format(ns.getAsLong()) : "-";
    }

    @Override
    public JsonObject json() {
        return Json.object()
                .put("schema", "takt.analysis/1")
                .put("file", file)
                .put("noneCanMiss", result.noneCanMiss())
                .put("allMeet", result.allMeet())
                .put("granuleNs", granuleNs)
                .put(
                        "demand",
                        Json.array(result.demand().stream()
                                .map(AnalysisReport::json)
                                .toList()))
                .put(
                        "contexts",
                        Json.array(result.contexts().stream().map(this::json).toList()))
                .put(
                        "chains",
                        Json.array(result.chains().stream()
                                .map(AnalysisReport::json)
                                .toList()))
                .put(
                        "cores",
                        Json.array(result.loads().stream()
                                .map(AnalysisReport::json)
                                .toList()))
                .build();
    }

    private JsonObject json(ContextAnalysis analysis) {
        Context context = context(analysis);
        Json.ObjectBuilder object = Json.object()
                .put("item", analysis.item().value())
                .put("name", context.name())
                .put("core", context.core())
                .put(
                        "affinity",
                        Json.array(context.cores().stream().map(Json::number).toList()))
                .put("level", context.level())
                .put("deadlineNs", orNull(analysis.deadlineNs()))
                .put("deadline", orNull(analysis.deadlineNs()))
                .put("verdict", analysis.verdict().tag());
        return switch (analysis.bound()) {
            case Bound.Known known ->
                object.put("boundNs", known.ns())
                        .put("boundFromReleaseNs", known.fromReleaseNs())
                        .put("bound", known.ns())
                        .put("fromRelease", known.fromReleaseNs())
                        .put("theorem", known.theorem().tag())
                        .put(
                                "also",
                                Json.array(known.also().stream()
                                        .map(t -> Json.string(t.tag()))
                                        .toList()))
                        .put("source", known.theorem().source().text())
                        .put("assumptions", known.theorem().assumptions().text())
                        .put(
                                "terms",
                                Json.array(known.terms().stream()
                                        .map(AnalysisReport::json)
                                        .toList()))
                        .build();
            case Bound.Unbounded unbounded ->
                object.put("boundNs", Json.nothing())
                        .put("bound", Json.nothing())
                        .put("fromRelease", Json.nothing())
                        .put("theorem", unbounded.theorem().tag())
                        .put("reason", unbounded.reason().text())
                        .build();
            case Bound.NotApplicable none ->
                object.put("boundNs", Json.nothing())
                        .put("bound", Json.nothing())
                        .put("fromRelease", Json.nothing())
                        .put("reason", none.reason().text())
                        .build();
        };
    }

    private static JsonObject json(ChainAnalysis chain) {
        Json.ObjectBuilder object = Json.object()
                .put("item", chain.item().value())
                .put("measure", chain.measure().tag())
                .put("limitNs", orNull(chain.limitNs()))
                .put("verdict", chain.verdict().tag());
        return switch (chain.bound()) {
            case ChainBound.Known known ->
                object.put("boundNs", known.ns())
                        .put("theorem", known.theorem().tag())
                        .put(
                                "terms",
                                Json.array(known.terms().stream()
                                        .map(AnalysisReport::json)
                                        .toList()))
                        .build();
            case ChainBound.NotApplicable none ->
                object.put("boundNs", Json.nothing())
                        .put("reason", none.reason().text())
                        .build();
        };
    }

    private static JsonObject json(ChainTerm term) {
        return Json.object()
                .put("kind", term.kind().tag())
                .put("member", term.member().value())
                .put("ns", term.ns())
                .build();
    }

    private static JsonObject json(Term term) {
        Json.ObjectBuilder object = Json.object().put("kind", term.kind().tag()).put("ns", term.ns());
        term.by().ifPresent(by -> object.put("by", by.value()));
        term.on().ifPresent(on -> object.put("on", on.value()));
        return object.build();
    }

    private static JsonObject json(DemandTest test) {
        return Json.object()
                .put("core", test.core())
                .put("exact", test.exact())
                .put("overloadedAtNs", orNull(test.overloadedAtNs()))
                .build();
    }

    private static JsonObject json(CoreLoad load) {
        return Json.object()
                .put("core", load.core())
                .put("permille", load.permille())
                .put(
                        "unrated",
                        Json.array(load.unrated().stream()
                                .map(i -> Json.string(i.value()))
                                .toList()))
                .build();
    }

    static JsonValue orNull(OptionalLong value) {
        return value.isPresent() ? Json.number(value.getAsLong()) : Json.nothing();
    }
}
