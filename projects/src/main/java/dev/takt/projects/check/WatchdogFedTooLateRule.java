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
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.util.Optional;
import java.util.OptionalLong;

/** A watchdog that expires between two feeds. */
record WatchdogFedTooLateRule(String id, Severity severity) implements MachineRule {
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
        return latestNs(feeder, context).orElse(0) <= dog.timeoutNs();
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
        report.add(
                Severity.ERROR,
                dog.item(),
                "timeout",
                Texts.text(
                        "rule.watchdog-fed-too-late.found",
                        Names.of(dog.item(), context.project()),
                        DurationText.format(dog.timeoutNs()),
                        Names.of(feeder),
                        DurationText.format(latest - bound),
                        DurationText.format(bound),
                        DurationText.format(latest)),
                new ChangeItem(
                        Texts.text(
                                "fix.set-timeout",
                                Names.of(dog.item(), context.project()),
                                DurationText.format(latest)),
                        dog.item(),
                        Optional.empty(),
                        i -> i instanceof Watchdog w ? w.withTimeoutNs(latest) : i));
    }
}
