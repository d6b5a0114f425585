package dev.takt.projects.check;

import dev.takt.projects.machine.Bodies;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.math.BigInteger;

/** A task that keeps fewer waiting jobs than must wait, alone on its core and with its shortest work. */
record BacklogOverflowsRule(String id, Severity severity) implements MachineRule {
    BacklogOverflowsRule() {
        this("backlog-overflows", Severity.WARNING);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        machine.contexts().stream().filter(c -> c.mostWaiting() > 0).forEach(c -> check(c, machine, report));
    }

    private void check(Context c, Machine machine, Report report) {
        long leastNs = Bodies.bestNs(c.body(), machine, c);
        if (c.activation() instanceof Activation.Burst burst && dropsOfEach(burst, c.mostWaiting(), leastNs)) {
            report.add(
                    severity(),
                    c.item(),
                    "most-waiting",
                    Texts.text(
                            "rule.backlog-overflows.burst",
                            Names.of(c),
                            burst.count(),
                            DurationText.format(burst.innerGapNs()),
                            DurationText.format(leastNs),
                            c.mostWaiting()));
        } else if (isTooMuch(c.activation(), leastNs)) {
            report.add(
                    severity(),
                    c.item(),
                    "most-waiting",
                    Texts.text("rule.backlog-overflows.rate", Names.of(c), DurationText.format(leastNs)));
        }
    }

    /** True if of a burst more jobs have not begun when the last one comes than are kept: begun are at most those for which there was time, and one more. */
    private static boolean dropsOfEach(Activation.Burst burst, int kept, long leastNs) {
        if (leastNs == 0 || burst.innerGapNs() > leastNs) {
            return false;
        }
        BigInteger before = BigInteger.valueOf(burst.count() - 1L);
        BigInteger done =
                before.multiply(BigInteger.valueOf(burst.innerGapNs())).divide(BigInteger.valueOf(leastNs));
        return before.subtract(done).subtract(BigInteger.ONE).compareTo(BigInteger.valueOf(kept)) >= 0;
    }

    /** True if in the long run more work comes than there is time. */
    private static boolean isTooMuch(Activation activation, long leastNs) {
        return switch (activation) {
            case Activation.Periodic p -> leastNs > p.periodNs();
            case Activation.Burst b ->
                BigInteger.valueOf(leastNs)
                                .multiply(BigInteger.valueOf(b.count()))
                                .compareTo(BigInteger.valueOf(b.outerGapNs()))
                        > 0;
            case Activation.Sporadic _, Activation.After _, Activation.On _, Activation.Spawned _ -> false;
            case Activation.Startup _, Activation.Background _, Activation.Recorded _ -> false;
        };
    }
}
