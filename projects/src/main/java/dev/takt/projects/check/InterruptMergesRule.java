package dev.takt.projects.check;

import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.Term;
import dev.takt.projects.analysis.TermKind;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.util.List;
import java.util.OptionalLong;

/**
 * An interrupt that can arrive again before its handler has begun: it has one pending bit, so the second arrival is lost. A job that begins later than its bound less its own
 * execution would miss the bound when it runs for its worst case; so below that figure nothing is lost, at or above it something may be.
 */
record InterruptMergesRule(String id, Severity severity) implements MachineRule {
    InterruptMergesRule() {
        this("interrupt-merges", Severity.WARNING);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        List<ContextAnalysis> bounds =
                context.analysis().map(AnalysisResult::contexts).orElse(List.of());
        for (Context handler : machine.contexts()) {
            if (handler.kind() == ContextKind.INTERRUPT) {
                bounds.stream().filter(a -> a.item().equals(handler.item())).forEach(a -> check(handler, a, report));
            }
        }
    }

    private void check(Context handler, ContextAnalysis analysis, Report report) {
        OptionalLong gap = gapNs(handler.activation());
        if (gap.isEmpty() || !(analysis.bound() instanceof Bound.Known known)) {
            return;
        }
        long beginNs = known.ns() - executionNs(known);
        if (beginNs >= gap.getAsLong()) {
            report.add(
                    severity(),
                    handler.item(),
                    "activation",
                    Texts.text(
                            "rule.interrupt-merges.found",
                            Names.of(handler),
                            DurationText.format(beginNs),
                            DurationText.format(gap.getAsLong())));
        }
    }

    private static long executionNs(Bound.Known known) {
        return known.terms().stream()
                .filter(t -> t.kind() == TermKind.EXECUTION)
                .mapToLong(Term::ns)
                .sum();
    }

    /** The least distance of two arrivals, where the activation states one. */
    private static OptionalLong gapNs(Activation activation) {
        return switch (activation) {
            case Activation.Periodic p -> OptionalLong.of(p.periodNs());
            case Activation.Sporadic s -> OptionalLong.of(s.minGapNs());
            case Activation.Burst b -> OptionalLong.of(b.count() > 1 ? b.innerGapNs() : b.outerGapNs());
            case Activation.After _, Activation.On _, Activation.Spawned _ -> OptionalLong.empty();
            case Activation.Startup _, Activation.Background _, Activation.Recorded _ -> OptionalLong.empty();
        };
    }
}
