package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.model.Executable;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.Optional;

/** A core the chip does not have. */
record CoreOutOfRangeRule() implements DesignRule {
    @Override
    public String id() {
        return "core-out-of-range";
    }

    @Override
    public Severity severity() {
        return Severity.ERROR;
    }

    @Override
    public List<Problem> check(CheckContext context) {
        Report report = new Report(this);
        int cores = context.chip().map(c -> c.cores().size()).orElse(Integer.MAX_VALUE);
        for (Executable item : context.project().all(Executable.class)) {
            if (item.core() < 0 || item.core() >= cores) {
                report.add(
                        item,
                        "core",
                        Texts.text("rule.core-out-of-range.found", Names.of(item), item.core(), cores - 1),
                        new ChangeItem(
                                Texts.text("fix.move-to-core", Names.of(item), 0),
                                item.id(),
                                Optional.empty(),
                                i -> i instanceof Executable e ? e.withCore(0) : i));
            }
        }
        return report.problems();
    }
}
