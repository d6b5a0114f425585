package dev.takt.projects.check;

import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Set;

/** A chip for which the stable Rust tool chain has no compiler. */
record ToolChainRule(String id, Severity severity) implements DesignRule {
    private static final Set<String> NOTHING_TO_SAY = Set.of("stable", "none", "");

    ToolChainRule() {
        this("tool-chain", Severity.INFO);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        context.chip()
                .filter(chip -> !NOTHING_TO_SAY.contains(chip.toolchain()))
                .ifPresent(chip -> report(chip, report));
        return report.problems();
    }

    private static void report(Chip chip, Report report) {
        report.add("target", Texts.text("rule.tool-chain.found", chip.name(), chip.toolchain(), chip.rustTarget()));
    }
}
