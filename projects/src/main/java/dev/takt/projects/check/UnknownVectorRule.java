package dev.takt.projects.check;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.Vector;
import dev.takt.projects.text.Texts;
import java.util.Comparator;

/** A handler without a vector, or with one that the chip does not have. */
record UnknownVectorRule(String id, Severity severity) implements MachineRule {
    UnknownVectorRule() {
        this("unknown-vector", Severity.ERROR);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        boolean study = machine.runtime().kernel().leavesScheduling();
        for (Context c : machine.contexts()) {
            if (c.kind() != ContextKind.INTERRUPT) {
                continue;
            }
            if (c.vector().isEmpty() && !study) {
                report.add(severity(), c.item(), "vector", Texts.text("rule.unknown-vector.none", Names.of(c)));
            } else if (!c.vector().isEmpty()
                    && machine.chip().vector(c.vector()).isEmpty()) {
                report.add(
                        severity(),
                        c.item(),
                        "vector",
                        Texts.text(
                                "rule.unknown-vector.found",
                                Names.of(c),
                                machine.chip().name(),
                                c.vector(),
                                nearest(c.vector(), machine.chip())));
            }
        }
    }

    private static final int SHOWN = 5;

    /** Those that begin most alike. */
    private static String nearest(String wanted, Chip chip) {
        return Names.listed(chip.vectors().stream()
                .map(Vector::name)
                .sorted(Comparator.comparingInt((String v) -> -common(v, wanted)))
                .limit(SHOWN)
                .toList());
    }

    private static int common(String a, String b) {
        int i = 0;
        while (i < Math.min(a.length(), b.length()) && a.charAt(i) == b.charAt(i)) {
            i++;
        }
        return i;
    }
}
