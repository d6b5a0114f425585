package dev.takt.projects.check;

import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.text.Texts;
import java.util.List;

/** A design for which no firmware is generated. */
record NoGeneratorRule() implements DesignRule {
    @Override
    public String id() {
        return "no-generator";
    }

    @Override
    public Severity severity() {
        return Severity.INFO;
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        if (context.runtime().isPresent() && context.chip().isPresent()) {
            RuntimeProfile runtime = context.runtime().get();
            if (!runtime.noGenerator().isEmpty()) {
                report.add("runtime", Texts.text(runtime.noGenerator()));
            } else if (!runtime.generatesFor(context.chip().get().id())) {
                report.add(
                        "runtime",
                        Texts.text(
                                "rule.no-generator.chip",
                                runtime.name(),
                                context.chip().get().name()));
            }
        }
        return report.problems();
    }
}
