package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Logging;
import dev.takt.projects.model.Sleep;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Messages by RTT on a chip whose debug port has no clock while the core sleeps: the DBGMCU of the STM32F4 and H7 keeps it on only when it is told to (RM0090 38.16, RM0433 60.5.8), which embassy-stm32 does and firmware on the
 * device crate alone does not.
 */
record SleepBreaksRule(String id, Severity severity) implements DesignRule {
    private static final Set<String> SILENT = Set.of("STM32F4", "STM32H7");

    SleepBreaksRule() {
        this("sleep-breaks", Severity.WARNING);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        boolean silent = context.machine()
                .filter(m -> SILENT.contains(m.chip().family()))
                .filter(SleepBreaksRule::sleeps)
                .isPresent();
        if (silent && context.project().settings().logging() != Logging.NONE) {
            report.add(
                    "sleep",
                    Texts.text("rule.sleep-breaks.rtt"),
                    new ChangeProject(
                            Texts.text("fix.stay-awake"),
                            Optional.empty(),
                            p -> p.withSettings(p.settings().withSleep(Sleep.NONE))));
        }
        return report.problems();
    }

    /** True if firmware on the device crate alone waits for interrupts. */
    private static boolean sleeps(Machine machine) {
        Sleep sleep = machine.project().settings().sleep();
        return switch (machine.runtime().id()) {
            case "bare-metal" -> sleep != Sleep.NONE;
            case "rtic" -> sleep == Sleep.WAIT;
            default -> false;
        };
    }
}
