package dev.takt.projects.exchange;

import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Sharing;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * What a task-set table does not say itself. {@code unit} is that of bare numbers in columns without one; {@code higherIsMoreUrgent} turns the direction of priorities; {@code cores}
 * is how many cores there are at least, exactly so many if they share their tasks; {@code ignored} are headers of columns that are left out.
 */
public record TaskSetOptions(
        String name,
        TaskSetPolicy policy,
        Preemption preemption,
        Sharing sharing,
        Protocol protocol,
        OptionalInt cores,
        boolean higherIsMoreUrgent,
        Optional<TaskSetUnit> unit,
        List<String> ignored) {
    public TaskSetOptions {
        ignored = List.copyOf(ignored);
    }

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
                Optional.empty(),
                List.of());
    }

    public TaskSetOptions withPolicy(TaskSetPolicy policy) {
        return new TaskSetOptions(
                name, policy, preemption, sharing, protocol, cores, higherIsMoreUrgent, unit, ignored);
    }

    public TaskSetOptions withPreemption(Preemption preemption) {
        return new TaskSetOptions(
                name, policy, preemption, sharing, protocol, cores, higherIsMoreUrgent, unit, ignored);
    }

    public TaskSetOptions withSharing(Sharing sharing) {
        return new TaskSetOptions(
                name, policy, preemption, sharing, protocol, cores, higherIsMoreUrgent, unit, ignored);
    }

    public TaskSetOptions withProtocol(Protocol protocol) {
        return new TaskSetOptions(
                name, policy, preemption, sharing, protocol, cores, higherIsMoreUrgent, unit, ignored);
    }

    public TaskSetOptions withCores(OptionalInt cores) {
        return new TaskSetOptions(
                name, policy, preemption, sharing, protocol, cores, higherIsMoreUrgent, unit, ignored);
    }

    public TaskSetOptions withHigherIsMoreUrgent(boolean higherIsMoreUrgent) {
        return new TaskSetOptions(
                name, policy, preemption, sharing, protocol, cores, higherIsMoreUrgent, unit, ignored);
    }

    public TaskSetOptions withIgnored(List<String> ignored) {
        return new TaskSetOptions(
                name, policy, preemption, sharing, protocol, cores, higherIsMoreUrgent, unit, ignored);
    }

    public TaskSetOptions withUnit(TaskSetUnit unit) {
        return new TaskSetOptions(
                name, policy, preemption, sharing, protocol, cores, higherIsMoreUrgent, Optional.of(unit), ignored);
    }
}
