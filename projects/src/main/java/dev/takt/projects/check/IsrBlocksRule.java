package dev.takt.projects.check;

import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.List;

/** An interrupt handler that waits. */
record IsrBlocksRule() implements DesignRule {
    @Override
    public String id() {
        return "isr-blocks";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        Waiting waiting = new Waiting(context.project());
        for (Interrupt interrupt : context.project().all(Interrupt.class)) {
            for (Step step : Walk.all(interrupt.body())) {
                waiting.reason(step)
                        .map(reason -> Texts.text("rule.isr-blocks.found", Names.of(interrupt), reason))
                        .ifPresent(message -> report.add(interrupt, "body", message));
            }
        }
        return report.problems();
    }
}
