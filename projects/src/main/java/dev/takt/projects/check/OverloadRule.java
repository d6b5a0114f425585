package dev.takt.projects.check;

import dev.takt.projects.analysis.CoreLoad;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.List;

/** A core that is asked for more time than it has. */
record OverloadRule() implements DesignRule {
    @Override
    public String id() {
        return "overload";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.analysis().isEmpty() || context.machine().isEmpty()) {
            return List.of();
        }
        for (CoreLoad load : context.analysis().get().loads()) {
            if (load.permille() > WHOLE) {
                String core = context.machine().get().cores().get(load.core()).name();
                report.add("", Texts.text("rule.overload.found", core, percent(load.permille())));
            }
        }
        return report.problems();
    }

    private static final long WHOLE = 1000;

    private static String percent(long permille) {
        return permille / 10 + "." + permille % 10 + " %";
    }
}
