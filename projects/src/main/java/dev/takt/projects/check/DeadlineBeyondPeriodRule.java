package dev.takt.projects.check;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Decoration;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Unknown;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.util.Optional;
import java.util.OptionalLong;

/** A deadline after the next arrival, or after as many as may wait, under an overrun policy that drops or joins jobs. */
record DeadlineBeyondPeriodRule(String id, Severity severity) implements MachineRule {
    DeadlineBeyondPeriodRule() {
        this("deadline-beyond-period", Severity.WARNING);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        for (Context c : machine.contexts()) {
            long gap = gapNs(c.activation());
            long kept = keptNs(c, gap);
            if (gap > 0 && c.deadlineNs().orElse(0) > kept) {
                report.add(
                        severity(),
                        c.item(),
                        "deadline",
                        Texts.text(
                                "rule.deadline-beyond-period.found",
                                Names.of(c),
                                DurationText.format(c.deadlineNs().orElse(0)),
                                DurationText.format(gap),
                                c.overrun().tag()),
                        new ChangeItem(
                                Texts.text("fix.set-deadline", Names.of(c), DurationText.format(kept)),
                                c.item(),
                                Optional.empty(),
                                i -> deadline(i, kept)));
            }
        }
    }

    /** For how long no arrival is lost behind a job that is not done. */
    private static long keptNs(Context c, long gapNs) {
        if (c.overrun() != Overrun.QUEUE) {
            return gapNs;
        }
        if (c.activation() instanceof Activation.Burst b && b.count() > 0 && c.mostWaiting() >= b.count()) {
            long bursts = c.mostWaiting() / b.count();
            return b.outerGapNs() > Long.MAX_VALUE / bursts ? Long.MAX_VALUE : b.outerGapNs() * bursts;
        }
        return c.mostWaiting() == 0 || gapNs > Long.MAX_VALUE / c.mostWaiting()
                ? Long.MAX_VALUE
                : gapNs * c.mostWaiting();
    }

    private static Item deadline(Item item, long ns) {
        return switch (item) {
            case Task task -> task.withDeadlineNs(OptionalLong.of(ns));
            case Interrupt interrupt -> interrupt.withDeadlineNs(OptionalLong.of(ns));
            case Resource _, Channel _, Peripheral _, Device _, Pool _, Watchdog _ -> item;
            case Chain _, Decoration _, Unknown _ -> item;
        };
    }

    /** Least time between two arrivals, 0 if none is known. */
    static long gapNs(Activation activation) {
        return switch (activation) {
            case Activation.Periodic p -> p.periodNs();
            case Activation.Sporadic s -> s.minGapNs();
            case Activation.Burst b -> b.count() > 1 ? b.innerGapNs() : b.outerGapNs();
            case Activation.After _, Activation.On _, Activation.Spawned _ -> 0;
            case Activation.Startup _, Activation.Background _, Activation.Recorded _ -> 0;
        };
    }
}
