package dev.takt.app.cli;

import dev.takt.app.reading.Reading;
import dev.takt.app.report.ProblemLines;
import dev.takt.projects.problem.Severity;

/** The errors of a design, said by the commands whose result is something else. */
final class Errors {
    private Errors() {}

    static void say(Console console, String file, Reading reading) {
        reading.findings().problems().stream()
                .filter(p -> p.severity() == Severity.ERROR)
                .forEach(p -> console.err().println(ProblemLines.line(file, p)));
    }
}
