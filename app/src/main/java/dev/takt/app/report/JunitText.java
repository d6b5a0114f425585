package dev.takt.app.report;

import dev.takt.projects.check.DesignRule;
import dev.takt.projects.check.DesignRules;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import java.util.List;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Problems in the XML of JUnit, which build servers show as tests: each rule is one; it fails by its errors, warnings and notes are its output. */
public final class JunitText {
    private final CheckReport report;
    private final StringBuilder out = new StringBuilder();

    private JunitText(CheckReport report) {
        this.report = report;
    }

    public static String of(CheckReport report) {
        JunitText text = new JunitText(report);
        text.suite();
        return text.out.toString();
    }

    private void suite() {
        TreeSet<String> rules = new TreeSet<>();
        DesignRules.ALL.stream().map(DesignRule::id).forEach(rules::add);
        report.problems().stream().map(Problem::rule).forEach(rules::add);
        long failures =
                rules.stream().filter(r -> !of(r, Severity.ERROR).isEmpty()).count();
        out.append("<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<testsuites>\n<testsuite name=\"")
                .append(XmlText.escaped(report.file()))
                .append("\" tests=\"")
                .append(rules.size())
                .append("\" failures=\"")
                .append(failures)
                .append("\" errors=\"0\" skipped=\"0\">\n");
        rules.forEach(this::rule);
        out.append("</testsuite>\n</testsuites>\n");
    }

    private void rule(String rule) {
        List<Problem> errors = of(rule, Severity.ERROR);
        List<Problem> others = Stream.concat(of(rule, Severity.WARNING).stream(), of(rule, Severity.INFO).stream())
                .toList();
        out.append("<testcase classname=\"takt.check\" name=\"").append(XmlText.escaped(rule));
        if (errors.isEmpty() && others.isEmpty()) {
            out.append("\"/>\n");
            return;
        }
        out.append("\">\n");
        if (!errors.isEmpty()) {
            out.append("<failure message=\"")
                    .append(XmlText.escaped(errors.getFirst().message().text()))
                    .append("\">")
                    .append(XmlText.escaped(ProblemLines.lines(report.file(), errors)))
                    .append("</failure>\n");
        }
        if (!others.isEmpty()) {
            out.append("<system-out>")
                    .append(XmlText.escaped(ProblemLines.lines(report.file(), others)))
                    .append("</system-out>\n");
        }
        out.append("</testcase>\n");
    }

    private List<Problem> of(String rule, Severity severity) {
        return report.problems().stream()
                .filter(p -> p.rule().equals(rule) && p.severity() == severity)
                .toList();
    }
}
