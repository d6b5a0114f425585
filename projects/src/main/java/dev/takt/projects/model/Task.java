package dev.takt.projects.model;

import java.util.List;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * A task, thread, process or async task, depending on the runtime. {@code threshold} is its preemption threshold, its priority if absent, for runtimes that have one; {@code blockingNs} is how long something that is
 * not drawn can hold up each of its jobs: analysis adds it, a run knows nothing of it.
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
        long stackBytes,
        Overrun overrun,
        List<Step> body,
        Extras extras)
        implements Executable {
    public Task {
        body = List.copyOf(body);
    }

    /** A task without a threshold of its own and without blocking that is not drawn. */
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
                stackBytes,
                overrun,
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
                0,
                Overrun.RUNTIME,
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
                stackBytes,
                overrun,
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
                stackBytes,
                overrun,
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
                stackBytes,
                overrun,
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
                stackBytes,
                overrun,
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
                stackBytes,
                overrun,
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
                stackBytes,
                overrun,
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
                stackBytes,
                overrun,
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
                stackBytes,
                overrun,
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
                stackBytes,
                overrun,
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
                stackBytes,
                overrun,
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
                stackBytes,
                overrun,
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
                stackBytes,
                overrun,
                body,
                extras);
    }
}
