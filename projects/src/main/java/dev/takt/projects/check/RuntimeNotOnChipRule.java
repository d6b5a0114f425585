package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Optional;

/** A runtime that does not run on the chip. */
record RuntimeNotOnChipRule(String id, Severity severity) implements DesignRule {
    RuntimeNotOnChipRule() {
        this("runtime-not-on-chip", Severity.ERROR);
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        Optional<Chip> chip = context.chip();
        Optional<RuntimeProfile> runtime = context.runtime();
        if (chip.isPresent()
                && runtime.isPresent()
                && !runtime.get().runsOn(chip.get().id())) {
            List<RuntimeProfile> others = context.catalogue().runtimes().stream()
                    .filter(r -> r.runsOn(chip.get().id()))
                    .toList();
            report.add(
                    "runtime",
                    Texts.text(
                            "rule.runtime-not-on-chip.found",
                            runtime.get().name(),
                            chip.get().name(),
                            Names.listed(
                                    others.stream().map(RuntimeProfile::name).toList())),
                    others.stream().map(RuntimeNotOnChipRule::use).toArray(Edit[]::new));
        }
        return report.problems();
    }

    private static Edit use(RuntimeProfile runtime) {
        return new ChangeProject(
                Texts.text("fix.use-runtime", runtime.name()), Optional.empty(), p -> p.withRuntime(runtime.id()));
    }
}
