package dev.takt.projects.check;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Queue;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.Fraction;
import java.math.BigInteger;
import java.util.Optional;

/** A queue that is filled faster than it can be emptied: however large it is, it overflows. */
record QueueOverflowsRule(String id, Severity severity) implements MachineRule {
    private static final long S = 1_000_000_000L;

    QueueOverflowsRule() {
        this("queue-overflows", Severity.WARNING);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        machine.queues().forEach(q -> check(q, machine, report));
    }

    private void check(Queue queue, Machine machine, Report report) {
        if (queue.kind() != ChannelKind.QUEUE) {
            return;
        }
        Optional<Fraction> out = taken(queue.item(), machine);
        Fraction in = put(queue.item(), machine);
        if (out.isPresent() && out.get().compareTo(Fraction.ZERO) > 0 && in.compareTo(out.get()) > 0) {
            report.add(
                    severity(),
                    queue.item(),
                    "capacity",
                    Texts.text("rule.queue-overflows.found", queue.name(), words(in), words(out.get())));
        }
    }

    /** Elements a second that come in for certain: those of jobs that time releases. */
    private static Fraction put(ItemId queue, Machine machine) {
        Fraction sum = Fraction.ZERO;
        for (Context c : machine.contexts()) {
            long perJob = StepCount.least(
                    c.body(), s -> s instanceof Step.Send send && send.channel().equals(queue));
            if (perJob > 0 && c.activation() instanceof Activation.Periodic p) {
                sum = sum.plus(Fraction.of(perJob * S, p.periodNs()));
            }
        }
        return sum;
    }

    /** The most elements a second that are taken; empty if nothing limits that. */
    private static Optional<Fraction> taken(ItemId queue, Machine machine) {
        Fraction sum = Fraction.ZERO;
        for (Context c : machine.contexts()) {
            if (c.activation() instanceof Activation.On on && on.source().equals(queue)) {
                return Optional.empty();
            }
            long perJob = StepCount.most(
                    c.body(),
                    s -> s instanceof Step.Receive receive && receive.channel().equals(queue));
            Optional<Long> period = periodNs(c.activation());
            if (perJob > 0 && period.isEmpty()) {
                return Optional.empty();
            }
            if (perJob > 0) {
                sum = sum.plus(Fraction.of(perJob * S, period.get()));
            }
        }
        return Optional.of(sum);
    }

    private static Optional<Long> periodNs(Activation activation) {
        return switch (activation) {
            case Activation.Periodic p -> Optional.of(p.periodNs());
            case Activation.After a when a.delayNs() > 0 -> Optional.of(a.delayNs());
            case Activation.Sporadic s -> Optional.of(s.minGapNs());
            case Activation.After _, Activation.Burst _, Activation.On _, Activation.Spawned _ -> Optional.empty();
            case Activation.Startup _, Activation.Background _, Activation.Recorded _ -> Optional.empty();
        };
    }

    /** To a tenth, as exact as a reader needs it. */
    private static String words(Fraction perSecond) {
        long tenths = perSecond
                .numerator()
                .multiply(BigInteger.TEN)
                .divide(perSecond.denominator())
                .longValue();
        return tenths % 10 == 0 ? String.valueOf(tenths / 10) : tenths / 10 + "." + tenths % 10;
    }
}
