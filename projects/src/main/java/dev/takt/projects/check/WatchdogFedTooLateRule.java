package dev.takt.projects.check;

import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Dog;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.math.BigInteger;
import java.util.Optional;
import java.util.OptionalLong;

/** A watchdog that expires between two feeds, by an oscillator that runs as fast as it may. */
record WatchdogFedTooLateRule(String id, Severity severity) implements MachineRule {
    private static final long PERMILLE = 1_000;

    WatchdogFedTooLateRule() {
        this("watchdog-fed-too-late", Severity.ERROR);
    }

    @Override
    public void check(Machine machine, CheckContext context, Report report) {
        for (Dog dog : machine.watchdogs()) {
            // It is fed when all have said that they are alive, so the one that does so most seldom decides.
            Feeding.feeders(dog, machine).stream()
                    .filter(f -> !inTime(f, dog, context))
                    .forEach(f -> found(f, dog, context, report));
        }
    }

    /** Two feeds are at most a period and a response apart. Without a known rate or bound nothing is claimed here. */
    private static boolean inTime(Context feeder, Dog dog, CheckContext context) {
        return latestNs(feeder, context).orElse(0) <= earliestNs(dog, context);
    }

    /** After so long it may expire. */
    private static long earliestNs(Dog dog, CheckContext context) {
        BigInteger scaled = BigInteger.valueOf(dog.timeoutNs()).multiply(BigInteger.valueOf(PERMILLE));
        return scaled.divide(BigInteger.valueOf(PERMILLE + fastPermille(dog, context)))
                .longValueExact();
    }

    /** The least timeout that it does not expire within by then; at most what a design can say. */
    private static long timeoutFor(long latestNs, Dog dog, CheckContext context) {
        BigInteger scaled =
                BigInteger.valueOf(latestNs).multiply(BigInteger.valueOf(PERMILLE + fastPermille(dog, context)));
        BigInteger[] parts = scaled.divideAndRemainder(BigInteger.valueOf(PERMILLE));
        BigInteger up = parts[1].signum() == 0 ? parts[0] : parts[0].add(BigInteger.ONE);
        return up.min(BigInteger.valueOf(Long.MAX_VALUE)).longValueExact();
    }

    private static long fastPermille(Dog dog, CheckContext context) {
        return context.project()
                .item(dog.item(), Watchdog.class)
                .flatMap(w -> context.chip().flatMap(chip -> chip.peripheral(w.instance())))
                .map(PeripheralSpec::fastPermille)
                .orElse(0L);
    }

    private static OptionalLong latestNs(Context feeder, CheckContext context) {
        OptionalLong gap =
                context.machine().map(m -> Feeding.longestGapNs(feeder, m)).orElse(OptionalLong.empty());
        return gap.isEmpty()
                ? gap
                : OptionalLong.of(gap.getAsLong() + boundNs(feeder, context).orElse(0L));
    }

    private static Optional<Long> boundNs(Context feeder, CheckContext context) {
        Optional<Bound> bound = context.analysis()
                .flatMap((AnalysisResult a) -> a.of(feeder.item()))
                .map(ContextAnalysis::bound);
        return bound.map(b -> b instanceof Bound.Known known ? known.ns() : 0L);
    }

    private static void found(Context feeder, Dog dog, CheckContext context, Report report) {
        long latest = latestNs(feeder, context).orElse(0);
        long bound = boundNs(feeder, context).orElse(0L);
        long fast = fastPermille(dog, context);
        long enough = timeoutFor(latest, dog, context);
        report.add(
                Severity.ERROR,
                dog.item(),
                "timeout",
                Texts.text(
                        fast > 0 ? "rule.watchdog-fed-too-late.fast" : "rule.watchdog-fed-too-late.found",
                        Names.of(dog.item(), context.project()),
                        DurationText.format(dog.timeoutNs()),
                        Names.of(feeder),
                        DurationText.format(latest - bound),
                        DurationText.format(bound),
                        DurationText.format(latest),
                        DurationText.format(earliestNs(dog, context))),
                new ChangeItem(
                        Texts.text(
                                "fix.set-timeout",
                                Names.of(dog.item(), context.project()),
                                DurationText.format(enough)),
                        dog.item(),
                        Optional.empty(),
                        i -> i instanceof Watchdog w ? w.withTimeoutNs(enough) : i));
    }
}
