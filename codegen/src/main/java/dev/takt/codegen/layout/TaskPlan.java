package dev.takt.codegen.layout;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Level;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * What becomes of a task or an interrupt handler: a function {@code rust} of the application, a type {@code type} of the user's with its state, and the trait {@code trait}
 * between them. {@code trigger} is the channel whose elements release it, with the hook that takes one; {@code spawns} are the tasks its end releases.
 */
public record TaskPlan(
        Context context,
        Level level,
        String rust,
        String type,
        String trait,
        Optional<Op.Receive> trigger,
        Optional<Hook> start,
        Optional<Hook> acknowledge,
        List<Op> ops,
        List<Op.Spawn> spawns,
        List<Hook> hooks) {
    public TaskPlan {
        ops = List.copyOf(ops);
        spawns = List.copyOf(spawns);
        hooks = List.copyOf(hooks);
    }

    public boolean isInterrupt() {
        return context.kind() == ContextKind.INTERRUPT;
    }

    /** True if neither time nor a channel nor code of the design releases its jobs: the user's code does, when its event occurs. */
    public boolean isReleasedOutside(Machine machine) {
        if (isInterrupt()) {
            return false;
        }
        return switch (context.activation()) {
            case Activation.Sporadic _, Activation.Burst _, Activation.Recorded _ -> true;
            case Activation.Spawned _ -> machine.triggers(context).isEmpty();
            case Activation.On on ->
                machine.queue(on.source()).isEmpty()
                        && machine.triggers(context).isEmpty();
            case Activation.Periodic _, Activation.After _, Activation.Startup _, Activation.Background _ -> false;
        };
    }

    /** Everything it does, nested included. */
    public Stream<Op> all() {
        return Stream.concat(trigger.stream(), Stream.concat(ops.stream(), spawns.stream()))
                .flatMap(Op::all);
    }

    /** Resources it locks, in the order of the design. */
    public List<DataPlan> locks() {
        return all().filter(Op.Lock.class::isInstance)
                .map(op -> ((Op.Lock) op).data())
                .distinct()
                .sorted(Comparator.comparingInt(d -> d.resource().index()))
                .toList();
    }

    public List<ChannelPlan> sendsTo() {
        return all().filter(Op.Send.class::isInstance)
                .map(op -> ((Op.Send) op).channel())
                .distinct()
                .toList();
    }

    public List<ChannelPlan> receivesFrom() {
        return all().filter(Op.Receive.class::isInstance)
                .map(op -> ((Op.Receive) op).channel())
                .distinct()
                .toList();
    }
}
