package dev.takt.sim.engine;

import dev.takt.sim.policy.BatchDispatcher;
import org.jspecify.annotations.Nullable;

/** An executor of a core as a {@link PlainStretch} sees it: the task that it polls. Who else waits in it stays with the engine's own queue, and whether its interrupt is polling with the {@link InterruptFrames}. */
final class PlainExecutor {
    private final int level;
    private final BatchDispatcher queue;
    private final InterruptFrames frames;
    private final @Nullable PlainTask[] tasks;
    private final boolean exits;
    /** It is an interrupt. */
    final boolean software;

    @Nullable
    PlainTask polled;

    PlainExecutor(int level, BatchDispatcher queue, Cpu cpu, PlainTask[] tasks, boolean software) {
        this.level = level;
        this.queue = queue;
        this.tasks = tasks;
        this.software = software;
        frames = cpu.frames;
        exits = cpu.plan.exitNs() > 0;
    }

    /** True if a task waits to be polled. */
    boolean hasTask() {
        return queue.hasTask();
    }

    /** The task that is polled, or from now on the next one. */
    @Nullable
    PlainTask polls() {
        if (polled == null) {
            polled = tasks[queue.nextTask()];
        }
        return polled;
    }

    /** The runtime's timer wakes a task. */
    void wakes(PlainTask task, long now) {
        queue.wakeByTimer(task.index, now);
    }

    /** The task that is polled asks for the next turn of the timer. */
    void arms(PlainTask task, long now) {
        queue.arm(task.index, now, task.arrived + task.periodNs);
    }

    /** The task that is polled gives others their turn; false if there are none, so that it is polled again. */
    boolean turns(PlainTask task, long now) {
        if (software && queue.isPassOver()) {
            frames.turnGiven(level);
        }
        if (!queue.hasTask()) {
            queue.wakeAlone(task.index, now);
            return false;
        }
        queue.wake(task.index, now);
        return true;
    }

    /** What comes before a task is polled; {@code chained}: another interrupt has left the core to this one. */
    int beforePoll(boolean chained) {
        return frames.beforePoll(level, software, chained);
    }

    /** A job has ended: true if the interrupt that polled it exits first, at the end of its pass. */
    boolean exitsBehind() {
        boolean last = software && queue.isPassOver() && frames.isPolling(level);
        if (last) {
            // who is woken from here on is polled by the next interrupt
            frames.polls(level, false);
        }
        return last && exits;
    }

    /** True if its interrupt has to be entered when another task of it or of another executor has left. */
    boolean isPendingBehind(PlainTask task) {
        boolean begun = polled != null && polled != task && (polled.dispatched || polled.exiting);
        return software && !begun && !frames.isPolling(level);
    }
}
