package dev.takt.projects.check;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Step;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.Delays;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.math.BigInteger;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** A delay or timeout shorter than the runtime's tick, which ends with a tick all the same; and waits that take so long in this way that jobs pile up. */
record WaitBelowTickRule(String id, Severity severity) implements MachineRule {
    WaitBelowTickRule() {
        this("wait-below-tick", Severity.WARNING);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        if (machine.tickNs() > 1) {
            machine.contexts().forEach(c -> check(c, machine, report));
        }
    }

    private void check(Context c, Machine machine, Report report) {
        long tickNs = machine.tickNs();
        OptionalLong shortest = Walk.all(c.body()).stream()
                .mapToLong(WaitBelowTickRule::lengthNs)
                .filter(length -> length > 0 && length < tickNs)
                .min();
        if (shortest.isEmpty()) {
            return;
        }
        Grid grid = new Grid(tickNs, machine.runtime().kernel().delays());
        BigInteger waits = waitsNs(c.body(), grid);
        if (c.activation() instanceof Activation.Periodic p
                && c.overrun() == Overrun.QUEUE
                && waits.compareTo(BigInteger.valueOf(p.periodNs())) > 0) {
            report.add(
                    severity(),
                    c.item(),
                    "body",
                    Texts.text(
                            "rule.wait-below-tick.piles-up",
                            Names.of(c),
                            DurationText.format(shortest.getAsLong()),
                            DurationText.format(tickNs),
                            DurationText.format(waits.min(BigInteger.valueOf(Long.MAX_VALUE))
                                    .longValueExact()),
                            DurationText.format(p.periodNs())));
        } else {
            report.add(
                    severity(),
                    c.item(),
                    "body",
                    Texts.text(
                            "rule.wait-below-tick.found",
                            Names.of(c),
                            DurationText.format(shortest.getAsLong()),
                            DurationText.format(tickNs),
                            DurationText.format(grid.longestNs(shortest.getAsLong()))));
        }
    }

    /** How long a step asks to wait at most, 0 if not at all or for ever. */
    private static long lengthNs(Step step) {
        return switch (step) {
            case Step.Delay delay -> delay.durationNs();
            case Step.Send send -> send.timeoutNs().orElse(0);
            case Step.Receive receive -> receive.timeoutNs().orElse(0);
            case Step.Wait wait -> wait.timeoutNs().orElse(0);
            default -> 0;
        };
    }

    /** What the waits of a body take together at least, job behind job, if nothing ends them early: each begins at a tick or later, where the one before has ended. */
    private static BigInteger waitsNs(List<Step> body, Grid grid) {
        BigInteger sum = BigInteger.ZERO;
        for (Step step : body) {
            Step plain = Walk.plain(step);
            long length = lengthNs(plain);
            BigInteger inside = plain.inner().stream()
                    .map(inner -> waitsNs(inner, grid))
                    .min(Comparator.naturalOrder())
                    .orElse(BigInteger.ZERO);
            long times = plain instanceof Step.Repeat repeat ? repeat.count() : 1;
            sum = sum.add(length > 0 ? grid.leastNs(length) : BigInteger.ZERO)
                    .add(inside.multiply(BigInteger.valueOf(times)));
        }
        return sum;
    }

    /** The ticks on which waits end. */
    private record Grid(long tickNs, Delays delays) {
        /** How long a wait lasts at least that begins at a tick. */
        BigInteger leastNs(long lengthNs) {
            long ticks = Math.ceilDiv(lengthNs, tickNs) + (delays == Delays.COUNT_TICKS_AND_ONE ? 1 : 0);
            return BigInteger.valueOf(ticks).multiply(BigInteger.valueOf(tickNs));
        }

        /** How long one shorter than a tick may last. */
        long longestNs(long lengthNs) {
            return switch (delays) {
                case ROUNDED_UP -> tickNs + lengthNs;
                case COUNT_TICKS -> tickNs;
                case COUNT_TICKS_AND_ONE -> 2 * tickNs;
            };
        }
    }
}
