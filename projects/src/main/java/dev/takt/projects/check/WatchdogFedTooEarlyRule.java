package dev.takt.projects.check;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Dog;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.util.List;

/** A window watchdog that is fed before its window opens. */
record WatchdogFedTooEarlyRule() implements DesignRule {
    @Override
    public String id() {
        return "watchdog-fed-too-early";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.machine().isEmpty()) {
            return List.of();
        }
        Machine machine = context.machine().get();
        for (Dog dog : machine.watchdogs()) {
            for (Context feeder : Feeding.feeders(dog, machine)) {
                long gap = DeadlineBeyondPeriodRule.gapNs(feeder.activation());
                if (gap > 0 && gap <= dog.windowNs()) {
                    report.add(
                            severity(),
                            dog.item(),
                            "window",
                            Texts.text(
                                    "rule.watchdog-fed-too-early.found",
                                    Names.of(dog.item(), machine.project()),
                                    Names.of(feeder),
                                    DurationText.format(gap),
                                    DurationText.format(dog.windowNs())));
                }
            }
        }
        return report.problems();
    }
}
