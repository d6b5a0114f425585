package dev.takt.codegen.backend.bare;

import dev.takt.codegen.layout.ChannelPlan;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.layout.Op;
import dev.takt.codegen.layout.TaskPlan;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Overrun;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** When the loop calls one of its functions. */
sealed interface Turn {
    TaskPlan task();

    /** Once, before the loop begins. */
    record First(TaskPlan task) implements Turn {}

    /** Once a pass. */
    record EveryPass(TaskPlan task) implements Turn {}

    /** Once for each time its flag is found up. {@code skips}: the flag comes down behind the call, so what happens meanwhile is dropped; else before it. */
    record ByFlag(TaskPlan task, boolean skips) implements Turn {}

    /** Once for each element of a channel, which the call takes out. */
    record Fed(TaskPlan task, ChannelPlan channel) implements Turn {}

    /** The functions in the order in which the loop asks for them: those before it first, then as declared. */
    static List<Turn> all(CodeLayout layout) {
        return layout.tasks().stream()
                .filter(t -> !t.isInterrupt())
                .sorted(Comparator.comparingInt(t -> t.context().order()))
                .map(t -> of(t, layout))
                .toList();
    }

    private static Turn of(TaskPlan task, CodeLayout layout) {
        return switch (task.context().activation()) {
            case Activation.Startup _ -> new First(task);
            case Activation.Background _ -> new EveryPass(task);
            case Activation.On on
            when channel(on, layout).isPresent() ->
                fed(task, channel(on, layout).orElseThrow());
            case Activation.On _, Activation.Spawned _, Activation.Periodic _, Activation.After _ -> byFlag(task);
            case Activation.Sporadic _, Activation.Burst _, Activation.Recorded _ -> byFlag(task);
        };
    }

    private static Turn byFlag(TaskPlan task) {
        return new ByFlag(task, task.context().overrun() == Overrun.SKIP);
    }

    /** A queue calls once an element; a signal holds one value, which is the flag. A watch keeps its value, and merged or skipped elements of a queue stay in it: they need a flag. */
    private static Turn fed(TaskPlan task, ChannelPlan channel) {
        Overrun overrun = task.context().overrun();
        ChannelKind kind = channel.queue().kind();
        boolean elementIsTheFlag = kind == ChannelKind.QUEUE && overrun == Overrun.QUEUE
                || (kind == ChannelKind.SIGNAL || kind == ChannelKind.FLAGS) && overrun == Overrun.MERGE;
        return elementIsTheFlag ? new Fed(task, channel) : byFlag(task);
    }

    private static Optional<ChannelPlan> channel(Activation.On on, CodeLayout layout) {
        return layout.channels().stream()
                .filter(c -> c.queue().item().equals(on.source()))
                .findFirst();
    }

    /** The channel whose elements raise the flag of a task, if it is one. */
    static Optional<ChannelPlan> raises(TaskPlan task, CodeLayout layout) {
        return task.context().activation() instanceof Activation.On on ? channel(on, layout) : Optional.empty();
    }

    /** The element a function begins with: of its trigger, or taken by its first step. */
    static Optional<Op.Receive> opening(TaskPlan task) {
        return task.trigger()
                .or(() -> task.ops().isEmpty() || !(task.ops().getFirst() instanceof Op.Receive receive)
                        ? Optional.empty()
                        : Optional.of(receive))
                .filter(r -> r.timeoutNs().isEmpty()
                        && task.context().activation() instanceof Activation.On on
                        && r.channel().queue().item().equals(on.source()));
    }

    /** The steps behind the element it begins with. */
    static List<Op> rest(TaskPlan task) {
        boolean inBody = task.trigger().isEmpty() && opening(task).isPresent();
        return inBody ? task.ops().subList(1, task.ops().size()) : task.ops();
    }
}
