package dev.takt.designer.overlay;

import dev.takt.designer.text.Texts;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.units.ShareText;
import java.util.Optional;
import java.util.OptionalLong;

/** Numbers of a task or handler: deadline, worst execution time, share of its core in millionths, and what analysis says. */
public record Figure(
        OptionalLong deadlineNs,
        OptionalLong worstNs,
        OptionalLong shareMillionths,
        Optional<ContextAnalysis> analysis) {

    public static final Figure NONE =
            new Figure(OptionalLong.empty(), OptionalLong.empty(), OptionalLong.empty(), Optional.empty());

    /** The bound on the response, if one is known. */
    public OptionalLong boundNs() {
        return analysis.isPresent() && analysis.get().bound() instanceof Bound.Known known
                ? OptionalLong.of(known.ns())
                : OptionalLong.empty();
    }

    /** True if the bound is above the deadline, or there is no end to it. */
    public boolean canMiss() {
        return analysis.isPresent() && analysis.get().verdict() == Verdict.CAN_MISS;
    }

    /** Slack to the bound; absent where there is no deadline or analysis has not been. */
    public Optional<Badge> badge() {
        if (analysis.isEmpty() || deadlineNs.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(
                switch (analysis.get().bound()) {
                    case Bound.Known known -> {
                        long slack = deadlineNs.getAsLong() - known.ns();
                        yield new Badge(slack < 0 ? Tone.ERR : Tone.OK, TimeText.slack(slack));
                    }
                    case Bound.Unbounded _ -> new Badge(Tone.ERR, Texts.words("board.slack.none"));
                    case Bound.NotApplicable _ -> new Badge(Tone.QUIET, "?");
                });
    }

    /** The bound in words for a card; empty before analysis. */
    public String boundText() {
        return analysis.map(a -> switch (a.bound()) {
                    case Bound.Known known -> Texts.words("board.bound", TimeText.up(known.ns()));
                    case Bound.Unbounded _ -> Texts.words("board.bound.none");
                    case Bound.NotApplicable _ -> Texts.words("board.simulated");
                })
                .orElse("");
    }

    /** The share as percent: one decimal, two below one percent, rounded up. */
    public String shareText() {
        if (shareMillionths.isEmpty()) {
            return "";
        }
        long millionths = shareMillionths.getAsLong();
        if (millionths >= 10_000) {
            return ShareText.ofThousandths(Math.ceilDiv(millionths, 1_000L));
        }
        return ShareText.ofMillionths(Math.ceilDiv(millionths, 100L) * 100);
    }
}
