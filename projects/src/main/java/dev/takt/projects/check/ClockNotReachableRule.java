package dev.takt.projects.check;

import dev.takt.projects.clock.ClockSolution;
import dev.takt.projects.clock.ClockSolver;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.CoreSpec;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.FrequencyText;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A core clock that the clock tree of the chip cannot make: figures computed with it would be those of no device. */
record ClockNotReachableRule(String id, Severity severity) implements DesignRule {
    ClockNotReachableRule() {
        this("clock-not-reachable", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        long clockHz = context.project().settings().clockHz();
        Optional<ClockSolution> solution = context.chip()
                .filter(chip -> clockHz > 0 && clockHz <= fastest(chip))
                .flatMap(chip ->
                        ClockSolver.solve(chip, context.project().settings().oscillator(), clockHz));
        if (solution.isPresent()
                && solution.get() instanceof ClockSolution.Unsolved unsolved
                && (unsolved.belowHz().isPresent() || unsolved.aboveHz().isPresent())) {
            List<Edit> fixes = new ArrayList<>();
            fix(unsolved.belowHz(), fixes);
            fix(unsolved.aboveHz(), fixes);
            report.add("clock", unsolved.reason(), fixes.toArray(Edit[]::new));
        }
        return report.problems();
    }

    /** More than that is invalid-number's to say. */
    private static long fastest(Chip chip) {
        return chip.cores().stream().mapToLong(CoreSpec::maxClockHz).max().orElse(0);
    }

    private static void fix(OptionalLong clockHz, List<Edit> fixes) {
        clockHz.ifPresent(hz -> fixes.add(new ChangeProject(
                Texts.text("fix.use-clock", FrequencyText.format(hz)),
                Optional.empty(),
                p -> p.withSettings(p.settings().withClockHz(hz)))));
    }
}
