package dev.takt.projects.check;

import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.CoreLoad;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.ShareText;
import java.util.List;

/** A core that is asked for more time than it has. */
record OverloadRule(String id, Severity severity) implements MachineRule {
    OverloadRule() {
        this("overload", Severity.ERROR);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        for (CoreLoad load : context.analysis().map(AnalysisResult::loads).orElse(List.of())) {
            if (load.permille() > WHOLE) {
                String core = machine.cores().get(load.core()).title();
                report.add("", Texts.text("rule.overload.found", core, ShareText.ofThousandths(load.permille())));
            }
        }
    }

    private static final long WHOLE = 1000;
}
