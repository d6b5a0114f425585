package dev.takt.projects.model;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A task, thread, process or async task, depending on the runtime.
 *
 * @param deadlineNs counts from arrival; absent for the one that follows from the activation
 * @param priority higher is more urgent, 0 is the lowest
 * @param threshold preemption threshold on runtimes that have one; absent for the priority itself
 * @param blockingNs how long something outside the design can hold up each job: analysis adds it, simulation does not know it
 * @param core the core that it is placed on
 * @param affinity cores that it may run on where tasks share cores, in rising order; empty for any
 * @param stackBytes declared need of stack; 0 if not declared
 * @param mostWaiting most jobs that wait behind the running one; absent for what the runtime keeps
 */
public record Task(
        ItemId id,
        String name,
        Activation activation,
        OptionalLong deadlineNs,
        int priority,
        OptionalInt threshold,
        long blockingNs,
        int core,
        List<Integer> affinity,
        long stackBytes,
        Overrun overrun,
        OptionalInt mostWaiting,
        List<Step> body,
        Extras extras)
        implements Executable {
    public Task {
        affinity = affinity.stream().distinct().sorted().toList();
        body = List.copyOf(body);
    }

    /** A task without a threshold of its own, without blocking that is not drawn, on any core where tasks share them. */
    public Task(
            ItemId id,
            String name,
            Activation activation,
            OptionalLong deadlineNs,
            int priority,
            int core,
            long stackBytes,
            Overrun overrun,
            List<Step> body,
            Extras extras) {
        this(
                id,
                name,
                activation,
                deadlineNs,
                priority,
                OptionalInt.empty(),
                0,
                core,
                List.of(),
                stackBytes,
                overrun,
                OptionalInt.empty(),
                body,
                extras);
    }

    /** A background task of no work at the lowest level. */
    public static Task blank(ItemId id, String name) {
        return new Task(
                id,
                name,
                new Activation.Background(),
                OptionalLong.empty(),
                0,
                OptionalInt.empty(),
                0,
                0,
                List.of(),
                0,
                Overrun.RUNTIME,
                OptionalInt.empty(),
                List.of(),
                Extras.NONE);
    }

    public Task withId(ItemId id) {
        return new Task(
                id,
                name,
                activation,
                deadlineNs,
                priority,
                threshold,
                blockingNs,
                core,
                affinity,
                stackBytes,
                overrun,
                mostWaiting,
                body,
                extras);
    }

    public Task withName(String name) {
        return new Task(
                id,
                name,
                activation,
                deadlineNs,
                priority,
                threshold,
                blockingNs,
                core,
                affinity,
                stackBytes,
                overrun,
                mostWaiting,
                body,
                extras);
    }

    public Task withActivation(Activation activation) {
        return new Task(
                id,
                name,
                activation,
                deadlineNs,
                priority,
                threshold,
                blockingNs,
                core,
                affinity,
                stackBytes,
                overrun,
                mostWaiting,
                body,
                extras);
    }

    public Task withDeadlineNs(OptionalLong deadlineNs) {
        return new Task(
                id,
                name,
                activation,
                deadlineNs,
                priority,
                threshold,
                blockingNs,
                core,
                affinity,
                stackBytes,
                overrun,
                mostWaiting,
                body,
                extras);
    }

    public Task withPriority(int priority) {
        return new Task(
                id,
                name,
                activation,
                deadlineNs,
                priority,
                threshold,
                blockingNs,
                core,
                affinity,
                stackBytes,
                overrun,
                mostWaiting,
                body,
                extras);
    }

    public Task withThreshold(OptionalInt threshold) {
        return new Task(
                id,
                name,
                activation,
                deadlineNs,
                priority,
                threshold,
                blockingNs,
                core,
                affinity,
                stackBytes,
                overrun,
                mostWaiting,
                body,
                extras);
    }

    public Task withBlockingNs(long blockingNs) {
        return new Task(
                id,
                name,
                activation,
                deadlineNs,
                priority,
                threshold,
                blockingNs,
                core,
                affinity,
                stackBytes,
                overrun,
                mostWaiting,
                body,
                extras);
    }

    public Task withCore(int core) {
        return new Task(
                id,
                name,
                activation,
                deadlineNs,
                priority,
                threshold,
                blockingNs,
                core,
                affinity,
                stackBytes,
                overrun,
                mostWaiting,
                body,
                extras);
    }

    public Task withAffinity(List<Integer> affinity) {
        return new Task(
                id,
                name,
                activation,
                deadlineNs,
                priority,
                threshold,
                blockingNs,
                core,
                affinity,
                stackBytes,
                overrun,
                mostWaiting,
                body,
                extras);
    }

    public Task withStackBytes(long stackBytes) {
        return new Task(
                id,
                name,
                activation,
                deadlineNs,
                priority,
                threshold,
                blockingNs,
                core,
                affinity,
                stackBytes,
                overrun,
                mostWaiting,
                body,
                extras);
    }

    public Task withOverrun(Overrun overrun) {
        return new Task(
                id,
                name,
                activation,
                deadlineNs,
                priority,
                threshold,
                blockingNs,
                core,
                affinity,
                stackBytes,
                overrun,
                mostWaiting,
                body,
                extras);
    }

    public Task withMostWaiting(OptionalInt mostWaiting) {
        return new Task(
                id,
                name,
                activation,
                deadlineNs,
                priority,
                threshold,
                blockingNs,
                core,
                affinity,
                stackBytes,
                overrun,
                mostWaiting,
                body,
                extras);
    }

    public Task withBody(List<Step> body) {
        return new Task(
                id,
                name,
                activation,
                deadlineNs,
                priority,
                threshold,
                blockingNs,
                core,
                affinity,
                stackBytes,
                overrun,
                mostWaiting,
                body,
                extras);
    }

    public Task withExtras(Extras extras) {
        return new Task(
                id,
                name,
                activation,
                deadlineNs,
                priority,
                threshold,
                blockingNs,
                core,
                affinity,
                stackBytes,
                overrun,
                mostWaiting,
                body,
                extras);
    }
}
