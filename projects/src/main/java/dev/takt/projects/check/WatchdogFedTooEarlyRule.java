package dev.takt.projects.check;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Dog;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.util.List;

/** A window watchdog that is fed before its window opens. */
record WatchdogFedTooEarlyRule(String id, Severity severity) implements MachineRule {
    WatchdogFedTooEarlyRule() {
        this("watchdog-fed-too-early", Severity.ERROR);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        for (Dog dog : machine.watchdogs()) {
            List<Context> feeders = Feeding.feeders(dog, machine);
            // Of several the most seldom decides, who may still make every feed late enough.
            if (feeders.stream().allMatch(f -> isTooOften(f, dog))) {
                for (Context feeder : feeders) {
                    long gap = DeadlineBeyondPeriodRule.gapNs(feeder.activation());
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
    }

    private static boolean isTooOften(Context feeder, Dog dog) {
        long gap = DeadlineBeyondPeriodRule.gapNs(feeder.activation());
        return gap > 0 && gap <= dog.windowNs();
    }
}
