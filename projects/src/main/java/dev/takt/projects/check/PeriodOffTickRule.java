package dev.takt.projects.check;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;

/** A period that is no multiple of the runtime's tick: each release waits for the next tick, so the gaps differ. */
record PeriodOffTickRule(String id, Severity severity) implements MachineRule {
    PeriodOffTickRule() {
        this("period-off-tick", Severity.WARNING);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        machine.contexts().forEach(c -> check(c, machine, report));
    }

    private void check(Context context, Machine machine, Report report) {
        long tickNs = machine.releaseTickNs(context);
        if (tickNs > 0 && context.activation() instanceof Activation.Periodic p && p.periodNs() % tickNs != 0) {
            report.add(
                    severity(),
                    context.item(),
                    "activation",
                    Texts.text(
                            "rule.period-off-tick.found",
                            Names.of(context),
                            DurationText.format(p.periodNs()),
                            DurationText.format(tickNs)));
        }
    }
}
