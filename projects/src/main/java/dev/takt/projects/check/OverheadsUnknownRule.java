package dev.takt.projects.check;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Cost;
import dev.takt.projects.text.Texts;
import java.util.stream.Collectors;

/** Overheads that count 0 because nobody has told a figure. */
record OverheadsUnknownRule(String id, Severity severity) implements MachineRule {
    OverheadsUnknownRule() {
        this("overheads-unknown", Severity.INFO);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        String rows = machine.costsWithoutFigure().stream().map(Cost::tag).collect(Collectors.joining(", "));
        if (!rows.isEmpty()) {
            report.add(
                    "costs",
                    Texts.text(
                            "rule.overheads-unknown.found",
                            rows,
                            machine.runtime().name(),
                            machine.chip().name()));
        }
    }
}
