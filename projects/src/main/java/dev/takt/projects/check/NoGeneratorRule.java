package dev.takt.projects.check;

import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import java.util.List;

/** A design for which no firmware is generated. */
record NoGeneratorRule(String id, Severity severity) implements DesignRule {
    NoGeneratorRule() {
        this("no-generator", Severity.INFO);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.runtime().isPresent() && context.chip().isPresent()) {
            RuntimeProfile runtime = context.runtime().get();
            Chip chip = context.chip().get();
            if (!runtime.generatesFor(chip.id())) {
                report.add("runtime", runtime.noFirmware(chip));
            }
        }
        return report.problems();
    }
}
