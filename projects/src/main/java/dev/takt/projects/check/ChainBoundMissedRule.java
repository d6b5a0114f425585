package dev.takt.projects.check;

import dev.takt.projects.analysis.ChainAnalysis;
import dev.takt.projects.analysis.ChainBound;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.util.List;

/** An end-to-end bound above the limit of its chain, or a limit for which none is known. */
record ChainBoundMissedRule(String id, Severity severity) implements DesignRule {
    ChainBoundMissedRule() {
        this("chain-bound-missed", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.analysis().isEmpty()) {
            return List.of();
        }
        for (ChainAnalysis chain : context.analysis().get().chains()) {
            String name = Names.of(chain.item(), context.project());
            switch (chain.bound()) {
                case ChainBound.Known known -> {
                    if (chain.verdict() == Verdict.CAN_MISS) {
                        report.add(severity(), chain.item(), "bound", message(name, chain, known.ns()));
                    }
                }
                case ChainBound.NotApplicable(Message reason) -> {
                    if (chain.limitNs().isPresent()) {
                        report.add(
                                Severity.INFO,
                                chain.item(),
                                "bound",
                                Texts.text("rule.chain-bound-missed.unknown", name, reason));
                    }
                }
            }
        }
        return report.problems();
    }

    private static Message message(String name, ChainAnalysis chain, long ns) {
        long limit = chain.limitNs().orElse(0);
        return Texts.text(
                "rule.chain-bound-missed.found",
                name,
                Texts.text("chain.measure." + chain.measure().tag()),
                DurationText.format(ns),
                DurationText.format(limit),
                DurationText.format(ns - limit));
    }
}
