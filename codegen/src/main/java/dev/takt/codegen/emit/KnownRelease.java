package dev.takt.codegen.emit;

import dev.takt.codegen.layout.ChannelPlan;
import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.FullPolicy;
import java.util.Optional;

/** How firmware knows when a job was released: by the time of its design, by what other tasks do, or not at all; then its start counts. */
final class KnownRelease {
    private KnownRelease() {}

    /** The {@code Release} of a task, as Rust has it; {@code oneFlag}: releases that merge set a flag, which is taken back as the job begins. */
    static String of(TaskPlan task, boolean oneFlag) {
        if (task.isInterrupt()) {
            return "Release::Start";
        }
        String late =
                switch (task.context().overrun()) {
                    case SKIP -> "Late::Skip";
                    case MERGE -> oneFlag ? "Late::Flag" : "Late::Merge";
                    case QUEUE, ABORT, RUNTIME -> "Late::Queue";
                };
        return switch (task.context().activation()) {
            case Activation.Periodic p ->
                "Release::Grid(" + RustNumber.of(p.offsetNs()) + ", " + RustNumber.of(p.periodNs()) + ", " + late + ")";
            case Activation.After a -> pause(a.offsetNs(), a.delayNs());
            case Activation.Startup _ -> pause(0, 0);
            case Activation.Background _ -> "Release::Start";
            case Activation.On _,
                    Activation.Spawned _,
                    Activation.Sporadic _,
                    Activation.Burst _,
                    Activation.Recorded _ -> noted(task, late);
        };
    }

    private static String pause(long firstNs, long delayNs) {
        return "Release::Pause(" + RustNumber.of(firstNs) + ", " + RustNumber.of(delayNs) + ")";
    }

    /** Of a channel that forgets its oldest element nobody knows which message a job is about. */
    private static String noted(TaskPlan task, String late) {
        return feeding(task)
                .map(channel -> {
                    if (channel.keepsNewest()) {
                        return "Release::Noted(Late::Merge)";
                    }
                    return channel.queue().full() == FullPolicy.OVERWRITE_OLDEST
                            ? "Release::Start"
                            : "Release::Noted(Late::Queue)";
                })
                .orElse("Release::Noted(" + late + ")");
    }

    /** The channel whose messages are the jobs of a task. */
    static Optional<ChannelPlan> feeding(TaskPlan task) {
        boolean fed = !task.isInterrupt()
                && switch (task.context().activation()) {
                    case Activation.On _,
                            Activation.Spawned _,
                            Activation.Sporadic _,
                            Activation.Burst _,
                            Activation.Recorded _ -> true;
                    case Activation.Periodic _, Activation.After _, Activation.Startup _, Activation.Background _ ->
                        false;
                };
        if (!fed) {
            return Optional.empty();
        }
        Optional<Op.Receive> first = task.ops().stream()
                .findFirst()
                .filter(Op.Receive.class::isInstance)
                .map(Op.Receive.class::cast);
        return task.trigger().or(() -> first).map(Op.Receive::channel);
    }
}
