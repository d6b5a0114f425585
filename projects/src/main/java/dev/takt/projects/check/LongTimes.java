package dev.takt.projects.check;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Decoration;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Settings;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Unknown;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.DurationText;
import java.util.stream.LongStream;

/** Times that no machine takes at their word: what is longer counts as the longest there is. The length of a run is none of them. */
record LongTimes(Report report) {

    void settings(Settings settings) {
        told(settings.tickNs().orElse(0), "tick");
        told(settings.sliceNs().orElse(0), "slice");
        told(settings.bootNs(), "boot");
    }

    void of(Item item) {
        switch (item) {
            case Executable executable -> executable(executable);
            case Watchdog watchdog -> told(item, "timeout", watchdog.timeoutNs());
            case Chain chain -> told(item, "bound", chain.boundNs().orElse(0));
            case Device device -> told(item, "arrivals", longest(device.arrivals()));
            case Resource _, Channel _, Peripheral _, Pool _, Decoration _, Unknown _ -> {}
        }
    }

    private void executable(Executable item) {
        told(item, "activation", longest(item.activation()));
        told(item, "deadline", item.deadlineNs().orElse(0));
        if (item instanceof Task task) {
            told(item, "blocking", task.blockingNs());
        }
        told(
                item,
                "body",
                Walk.all(item.body()).stream()
                        .mapToLong(LongTimes::longest)
                        .max()
                        .orElse(0));
    }

    private static long longest(Activation activation) {
        return switch (activation) {
            case Activation.Periodic p -> longest(p.periodNs(), p.offsetNs(), p.jitterNs());
            case Activation.After a -> longest(a.delayNs(), a.offsetNs());
            case Activation.Sporadic s -> longest(s.minGapNs(), s.meanExtraNs(), s.offsetNs());
            case Activation.Burst b -> longest(b.innerGapNs(), b.outerGapNs(), b.offsetNs());
            case Activation.On _, Activation.Spawned _, Activation.Startup _ -> 0;
            case Activation.Background _, Activation.Recorded _ -> 0;
        };
    }

    private static long longest(Step step) {
        return switch (step) {
            case Step.Compute c -> c.worstNs();
            case Step.Delay d -> d.durationNs();
            case Step.Send s -> s.timeoutNs().orElse(0);
            case Step.Receive r -> r.timeoutNs().orElse(0);
            case Step.Wait w -> w.timeoutNs().orElse(0);
            case Step.Noted n -> longest(n.step());
            case Step.Lock _, Step.CriticalSection _, Step.Notify _, Step.Spawn _, Step.Transfer _, Step.Yield _ -> 0;
            case Step.Repeat _, Step.Branch _, Step.Alloc _, Step.Free _, Step.Feed _, Step.UnknownStep _ -> 0;
        };
    }

    private static long longest(long... times) {
        return LongStream.of(times).max().orElse(0);
    }

    private void told(Item item, String property, long ns) {
        if (ns > Machine.LONGEST_NS) {
            report.add(Severity.WARNING, item.id(), property, message(ns));
        }
    }

    private void told(long ns, String property) {
        if (ns > Machine.LONGEST_NS) {
            report.add(Severity.WARNING, property, message(ns));
        }
    }

    private static Message message(long ns) {
        return Texts.text(
                "rule.invalid-number.too-long", DurationText.format(ns), DurationText.format(Machine.LONGEST_NS));
    }
}
