package dev.takt.projects.exchange;

import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Sharing;
import java.util.OptionalInt;

/**
 * What a task-set table does not say itself. {@code unit} is that of bare numbers in columns without one, empty if there is none; {@code higherIsMoreUrgent} turns the direction of priorities; {@code cores}
 * is how many cores there are at least, exactly so many if they share their tasks.
 */
public record TaskSetOptions(
        String name,
        TaskSetPolicy policy,
        Preemption preemption,
        Sharing sharing,
        Protocol protocol,
        OptionalInt cores,
        boolean higherIsMoreUrgent,
        String unit) {

    /** Preemptive fixed priorities on separate cores, inheritance, 1 is the most urgent. */
    public static TaskSetOptions of(String name) {
        return new TaskSetOptions(
                name,
                TaskSetPolicy.FIXED,
                Preemption.FULL,
                Sharing.PARTITIONED,
                Protocol.INHERITANCE,
                OptionalInt.empty(),
                false,
                "");
    }

    public TaskSetOptions withPolicy(TaskSetPolicy policy) {
        return new TaskSetOptions(name, policy, preemption, sharing, protocol, cores, higherIsMoreUrgent, unit);
    }

    public TaskSetOptions withPreemption(Preemption preemption) {
        return new TaskSetOptions(name, policy, preemption, sharing, protocol, cores, higherIsMoreUrgent, unit);
    }

    public TaskSetOptions withSharing(Sharing sharing) {
        return new TaskSetOptions(name, policy, preemption, sharing, protocol, cores, higherIsMoreUrgent, unit);
    }

    public TaskSetOptions withProtocol(Protocol protocol) {
        return new TaskSetOptions(name, policy, preemption, sharing, protocol, cores, higherIsMoreUrgent, unit);
    }

    public TaskSetOptions withCores(OptionalInt cores) {
        return new TaskSetOptions(name, policy, preemption, sharing, protocol, cores, higherIsMoreUrgent, unit);
    }

    public TaskSetOptions withHigherIsMoreUrgent(boolean higherIsMoreUrgent) {
        return new TaskSetOptions(name, policy, preemption, sharing, protocol, cores, higherIsMoreUrgent, unit);
    }
}
