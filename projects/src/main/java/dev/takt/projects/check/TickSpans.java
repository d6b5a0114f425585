package dev.takt.projects.check;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.stream.LongStream;
import java.util.stream.Stream;

/** Spans of time that a task asks its runtime for, against the tick of the runtime. */
record TickSpans(CheckContext context) {
    /** True if one of them is no whole number of ticks. */
    boolean isOff(Task task) {
        long tickNs = context.machine().map(Machine::tickNs).orElse(0L);
        return tickNs > 0
                && LongStream.concat(
                                ofActivation(task),
                                Walk.all(task.body()).stream().flatMapToLong(TickSpans::ofStep))
                        .anyMatch(span -> span > 0 && span % tickNs != 0);
    }

    private static LongStream ofActivation(Task task) {
        return switch (task.activation()) {
            case Activation.Periodic p -> LongStream.of(p.periodNs(), p.offsetNs());
            case Activation.After a -> LongStream.of(a.delayNs(), a.offsetNs());
            case Activation.Sporadic _, Activation.Burst _, Activation.On _, Activation.Spawned _ -> LongStream.empty();
            case Activation.Startup _, Activation.Background _, Activation.Recorded _ -> LongStream.empty();
        };
    }

    private static LongStream ofStep(Step step) {
        return Stream.of(step).mapToLong(s -> switch (s) {
            case Step.Delay delay -> delay.durationNs();
            case Step.Send send -> send.timeoutNs().orElse(0);
            case Step.Receive receive -> receive.timeoutNs().orElse(0);
            case Step.Wait wait -> wait.timeoutNs().orElse(0);
            default -> 0;
        });
    }
}
