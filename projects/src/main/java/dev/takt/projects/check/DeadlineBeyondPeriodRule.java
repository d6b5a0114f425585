package dev.takt.projects.check;

import dev.takt.projects.machine.Context;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.util.List;

/** A deadline after the next arrival, under an overrun policy that drops or joins jobs. */
record DeadlineBeyondPeriodRule() implements DesignRule {
    @Override
    public String id() {
        return "deadline-beyond-period";
    }

    @Override
    public Severity severity() {
        return Severity.WARNING;
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.machine().isEmpty()) {
            return List.of();
        }
        for (Context c : context.machine().get().contexts()) {
            long gap = gapNs(c.activation());
            if (gap > 0 && c.deadlineNs().orElse(0) > gap && c.overrun() != Overrun.QUEUE) {
                report.add(
                        severity(),
                        c.item(),
                        "deadline",
                        Texts.text(
                                "rule.deadline-beyond-period.found",
                                Names.of(c),
                                DurationText.format(c.deadlineNs().orElse(0)),
                                DurationText.format(gap),
                                c.overrun().tag()));
            }
        }
        return report.problems();
    }

    /** Least time between two arrivals, 0 if none is known. */
    static long gapNs(Activation activation) {
        return switch (activation) {
            case Activation.Periodic p -> p.periodNs();
            case Activation.Sporadic s -> s.minGapNs();
            case Activation.Burst b -> b.count() > 1 ? b.innerGapNs() : b.outerGapNs();
            case Activation.After _, Activation.On _, Activation.Spawned _ -> 0;
            case Activation.Startup _, Activation.Background _, Activation.Recorded _ -> 0;
        };
    }
}
