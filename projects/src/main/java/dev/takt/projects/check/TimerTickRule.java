package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Support;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** A tick that the timer of the runtime on this chip does not have: figures computed with it would be those of no firmware. */
record TimerTickRule(String id, Severity severity) implements DesignRule {
    TimerTickRule() {
        this("timer-tick", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        OptionalLong wanted = context.project().settings().tickNs();
        Optional<Support> row = context.chip()
                .flatMap(chip -> context.runtime().flatMap(r -> r.support(chip.id())))
                .filter(s -> s.tickNs() > 0);
        if (row.isPresent()
                && wanted.isPresent()
                && wanted.getAsLong() != row.get().tickNs()) {
            report.add(
                    "tick",
                    Texts.text(
                            "rule.timer-tick.found",
                            context.runtime().orElseThrow().name(),
                            Names.listed(row.get().takes()),
                            DurationText.format(row.get().tickNs()),
                            DurationText.format(wanted.getAsLong())),
                    new ChangeProject(
                            Texts.text("fix.no-tick"),
                            Optional.empty(),
                            p -> p.withSettings(p.settings().withTickNs(OptionalLong.empty()))));
        }
        return report.problems();
    }
}
