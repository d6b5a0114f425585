package dev.takt.projects.check;

import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.util.List;

/** A watchdog that nobody feeds. */
record WatchdogNotFedRule(String id, Severity severity) implements DesignRule {
    WatchdogNotFedRule() {
        this("watchdog-not-fed", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        for (Watchdog watchdog : context.project().all(Watchdog.class)) {
            boolean fed = context.project().all(Executable.class).stream()
                    .flatMap(e -> Walk.of(e, Step.Feed.class))
                    .anyMatch(f -> f.watchdog().equals(watchdog.id()));
            if (!fed) {
                report.add(
                        watchdog,
                        "",
                        Texts.text(
                                "rule.watchdog-not-fed.found",
                                Names.of(watchdog),
                                DurationText.format(watchdog.timeoutNs())));
            }
        }
        return report.problems();
    }
}
