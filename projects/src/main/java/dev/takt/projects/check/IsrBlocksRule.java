package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Optional;

/** An interrupt handler that waits, or takes or gives a block of a pool. */
record IsrBlocksRule(String id, Severity severity) implements DesignRule {
    IsrBlocksRule() {
        this("isr-blocks", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        Waiting waiting = new Waiting(context.project());
        for (Interrupt interrupt : context.project().all(Interrupt.class)) {
            for (Step step : Walk.all(interrupt.body())) {
                waiting.reason(step)
                        .map(reason -> Texts.text("rule.isr-blocks.found", Names.of(interrupt), reason))
                        .ifPresent(message -> report.add(interrupt, "body", message, fixes(step, context)));
                if (Walk.plain(step) instanceof Step.Free free) {
                    String pool = Names.of(free.pool(), context.project());
                    report.add(interrupt, "body", Texts.text("rule.isr-blocks.pool", Names.of(interrupt), pool));
                }
            }
        }
        return report.problems();
    }

    /** A full channel can drop instead of letting its sender wait. */
    private static Edit[] fixes(Step step, CheckContext context) {
        if (!(step instanceof Step.Send send)) {
            return new Edit[0];
        }
        return context.project().item(send.channel(), Channel.class).stream()
                .map(channel -> new ChangeItem(
                        Texts.text("fix.drop-newest", Names.of(channel)),
                        channel.id(),
                        Optional.empty(),
                        i -> i instanceof Channel c ? c.withFull(FullPolicy.DROP_NEWEST) : i))
                .toArray(Edit[]::new);
    }
}
