package dev.takt.app.analysis;

import dev.takt.app.session.SimulatedRun;
import dev.takt.app.text.Texts;
import dev.takt.designer.overlay.TimeText;
import dev.takt.designer.overlay.Tone;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ChainAnalysis;
import dev.takt.projects.analysis.ChainBound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.text.Message;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Makes the table of the analysis: a row a task or handler of one reading of the design, then a row a chain. */
final class AnalysisRows {
    private final Machine machine;
    private final AnalysisResult analysis;
    private final Optional<Limits> limits;
    private final Optional<SimulatedRun> run;
    private final BoundSums sums;

    /** {@code limits} and {@code run}, if they are known by now. */
    AnalysisRows(Machine machine, AnalysisResult analysis, Optional<Limits> limits, Optional<SimulatedRun> run) {
        this.machine = machine;
        this.analysis = analysis;
        this.limits = limits;
        this.run = run;
        sums = new BoundSums(machine);
    }

    List<AnalysisRow> all() {
        return Stream.concat(
                        machine.contexts().stream().map(this::row),
                        analysis.chains().stream().map(this::row))
                .toList();
    }

    private AnalysisRow row(Context context) {
        Optional<ContextAnalysis> of = analysis.of(context.item());
        Optional<Bound.Known> known = of.map(ContextAnalysis::bound)
                .filter(Bound.Known.class::isInstance)
                .map(Bound.Known.class::cast);
        OptionalLong slack = known.isPresent() && context.deadlineNs().isPresent()
                ? OptionalLong.of(context.deadlineNs().getAsLong() - known.get().ns())
                : OptionalLong.empty();
        OptionalLong seen = seen(context.item());
        return new AnalysisRow(
                context.item(),
                context.name(),
                Integer.toString(context.core()),
                "P" + machine.levelOf(context).priority(),
                TimeText.up(Bodies.worstNs(context.body(), machine, context)),
                limits.map(l -> l.work(context.item())).orElse(""),
                limits.map(l -> l.period(context.item())).orElse(""),
                context.deadlineNs().isPresent()
                        ? TimeText.exact(context.deadlineNs().getAsLong())
                        : "",
                of.map(a -> bound(a.bound())).orElse(""),
                slack.isPresent() ? TimeText.slack(slack.getAsLong()) : "",
                words(seen),
                isLater(seen, context.deadlineNs()),
                of.map(a -> reason(a.bound())).orElse(""),
                of.map(a -> tone(a.verdict())).orElse(Tone.QUIET),
                sums.of(of.orElseGet(() -> new ContextAnalysis(
                        context.item(), context.deadlineNs(), new Bound.NotApplicable(Texts.text("analysis.none"))))));
    }

    private AnalysisRow row(ChainAnalysis chain) {
        Optional<ChainBound.Known> known = Optional.of(chain.bound())
                .filter(ChainBound.Known.class::isInstance)
                .map(ChainBound.Known.class::cast);
        String reason = chain.bound() instanceof ChainBound.NotApplicable(Message why)
                ? why.text()
                : Texts.text("analysis.chain." + chain.measure().tag()).text();
        OptionalLong seen = seenOfChain(chain.item());
        return new AnalysisRow(
                chain.item(),
                machine.project().item(chain.item()).map(Item::name).orElse(""),
                "",
                "",
                "",
                "",
                "",
                chain.limitNs().isPresent() ? TimeText.exact(chain.limitNs().getAsLong()) : "",
                known.map(k -> TimeText.up(k.ns()))
                        .orElse(Texts.text("analysis.simulated-only").text()),
                known.isPresent() && chain.limitNs().isPresent()
                        ? TimeText.slack(
                                chain.limitNs().getAsLong() - known.get().ns())
                        : "",
                words(seen),
                isLater(seen, chain.limitNs()),
                reason,
                tone(chain.verdict()),
                sums.of(chain));
    }

    private OptionalLong seenOfChain(ItemId chain) {
        return run.stream()
                .flatMap(run -> run.chains().stream())
                .filter(times -> times.item().equals(chain))
                .flatMapToLong(times -> times.worstNs().stream())
                .findFirst();
    }

    private static String bound(Bound bound) {
        return switch (bound) {
            case Bound.Known known -> TimeText.up(known.ns());
            case Bound.Unbounded _ -> Texts.text("analysis.unbounded").text();
            case Bound.NotApplicable _ -> Texts.text("analysis.simulated-only").text();
        };
    }

    private static String reason(Bound bound) {
        return switch (bound) {
            case Bound.Known known -> known.theorem().tag();
            case Bound.Unbounded unbounded -> unbounded.reason().text();
            case Bound.NotApplicable not -> not.reason().text();
        };
    }

    private static Tone tone(Verdict verdict) {
        return switch (verdict) {
            case MEETS -> Tone.OK;
            case CAN_MISS -> Tone.ERR;
            case UNKNOWN -> Tone.QUIET;
        };
    }

    /** The longest response of the run, from arrival. */
    private OptionalLong seen(ItemId item) {
        return run.map(r -> r.longestResponseNs(item)).orElse(OptionalLong.empty());
    }

    private static String words(OptionalLong seen) {
        return seen.isPresent() ? TimeText.exact(seen.getAsLong()) : "";
    }

    private static boolean isLater(OptionalLong seen, OptionalLong limit) {
        return seen.isPresent() && limit.isPresent() && seen.getAsLong() > limit.getAsLong();
    }
}
