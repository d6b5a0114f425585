package dev.takt.projects.model;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A task, thread, process or async task, depending on the runtime. {@code threshold} is its preemption threshold, its priority if absent, for runtimes that have one; {@code blockingNs} is how long something that is
 * not drawn can hold up each of its jobs: analysis adds it, a run knows nothing of it. {@code affinity} is the set of cores it may run on where tasks share cores, in rising order, any core if empty. {@code mostWaiting}: how many jobs queue behind the running one, as many
 * as the runtime keeps if absent.
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
