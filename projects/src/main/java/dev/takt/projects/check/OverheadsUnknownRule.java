package dev.takt.projects.check;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Cost;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.stream.Collectors;

/** Overheads that count 0 because nobody has told a figure. */
record OverheadsUnknownRule() implements DesignRule {
    @Override
    public String id() {
        return "overheads-unknown";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.machine().isPresent()) {
            Machine machine = context.machine().get();
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
        return report.problems();
    }
}
