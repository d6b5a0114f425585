package dev.takt.sim.engine;

import dev.takt.sim.plan.PlanCore;
import dev.takt.sim.policy.BatchDispatcher;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A core as a {@link PlainStretch} sees it: who has work by level, who has the core, what the trace shows of it. Taken over from the {@link Cpu} and given back. */
final class PlainCore {
    final int index;
    final long switchNs;
    final long exitNs;
    final long chainNs;
    private final Cpu cpu;
    private final ReadyLevels queues;
    private final @Nullable PlainTask[] tasks;
    /** Whose work each level is, if it is no executor's. */
    private final @Nullable PlainTask[] at;

    private final @Nullable PlainExecutor[] executors;
    /** Which levels have an unfinished job, and which somebody is lifted to, 64 a word. */
    private final long[] waiting;

    private final long[] lifted;
    /** Who is lifted to a level. */
    private final @Nullable PlainTask[] liftedTo;

    /** The interrupt of an executor has left the core to another one that is pending. */
    boolean chained;
    /** Another task may be the most urgent now. */
    boolean changed;

    @Nullable
    PlainTask running;

    long stepEnd;
    /** What it is at until then: {@link Cpu#STEP}, {@link Cpu#PREFIX}, {@link Cpu#EXIT}, or {@link Cpu#SWITCH}: that is the kernel's, and no other task comes before its end. */
    int mode;

    int lastThread;
    /** The trace shows that its task works. */
    boolean shows;
    /** The trace shows that nothing runs on it. */
    boolean idle;

    /** {@code tasks}: all contexts of the plan by number, those of other cores among them. */
    PlainCore(Cpu cpu, PlainTask[] tasks) {
        this.cpu = cpu;
        this.tasks = tasks;
        index = cpu.index;
        switchNs = cpu.plan.switchNs();
        exitNs = cpu.plan.exitNs();
        chainNs = cpu.plan.chainNs();
        queues = cpu.queues();
        int words = Math.max(1, cpu.top() + 63 >> 6);
        waiting = new long[words];
        lifted = new long[words];
        at = new PlainTask[words << 6];
        liftedTo = new PlainTask[words << 6];
        executors = new PlainExecutor[words << 6];
        for (PlainTask task : tasks) {
            if (task.runner.cpu == cpu) {
                place(task, tasks);
            }
        }
    }

    private void place(PlainTask task, PlainTask[] all) {
        if (!task.polled) {
            at[task.level] = task;
            return;
        }
        PlainExecutor executor = executors[task.level];
        if (executor == null && queues.at(task.level) instanceof BatchDispatcher queue) {
            executor = new PlainExecutor(task.level, queue, cpu, all, task.runner.plan.software());
            executors[task.level] = executor;
        }
        task.executor = executor;
    }

    void load() {
        Arrays.fill(waiting, 0);
        Arrays.fill(lifted, 0);
        for (PlainTask task : tasks) {
            if (task != null && task.runner.cpu == cpu && task.present && !task.blocked) {
                load(task);
            }
        }
        running = cpu.current == null ? null : tasks[cpu.current.index];
        stepEnd = cpu.stepEnd;
        mode = Cpu.STEP;
        chained = false;
        lastThread = cpu.threads.last();
        shows = running != null;
        idle = running == null;
        changed = true;
        cpu.clear();
    }

    private void load(PlainTask task) {
        mark(task.level);
        if (task.executor != null && task.dispatched) {
            task.executor.polled = task;
        }
        if (task.runner.active > task.level) {
            lift(task, task.runner.active);
        }
    }

    /** {@code decides}: the engine has to decide on this core as it goes on. */
    void store(boolean decides) {
        for (int level = 0; level < at.length; level++) {
            PlainExecutor executor = executors[level];
            PlainTask task = executor == null ? at[level] : executor.polled;
            if (task != null && (task.present && task.dispatched || task.exiting)) {
                cpu.push(task.runner);
                task.runner.state = task.exiting ? Runner.INACTIVE : Runner.ACTIVE;
            }
            if (executor != null) {
                executor.polled = null;
                queues.refresh(level);
            }
        }
        Runner current = running == null ? null : running.runner;
        cpu.threads.goOnWith(lastThread, mode == Cpu.SWITCH && current != null ? current.index : -1);
        cpu.goOnWith(current, stepEnd, current == null ? Cpu.STEP : mode, decides);
        cpu.frames.chains(chained);
        cpu.view.goOnWith(current, shows, idle);
    }

    /** A task has work. */
    void add(PlainTask task, long now) {
        mark(task.level);
        if (task.executor != null) {
            task.executor.wakes(task, now);
        }
        changed |= running == null || running.level < task.level;
    }

    private void mark(int level) {
        waiting[level >> 6] |= 1L << level;
    }

    /** Its job has ended, and nobody has the core. */
    void remove(PlainTask task) {
        PlainExecutor executor = task.executor;
        if (executor == null || !executor.hasTask()) {
            waiting[task.level >> 6] &= ~(1L << task.level);
        }
        leave(executor);
    }

    /** It gives others of its executor their turn: nobody has the core, or if there are none it is polled again. */
    void yields(PlainTask task, long now) {
        task.standsSince(now);
        PlainExecutor executor = task.executor;
        if (executor != null && executor.turns(task, now)) {
            task.dispatched = false;
            leave(executor);
        } else {
            shows = false;
            dispatch(task);
        }
    }

    private void leave(@Nullable PlainExecutor executor) {
        if (executor != null) {
            executor.polled = null;
        }
        running = null;
        shows = false;
        changed = true;
    }

    /** True if the core will enter the interrupt of an executor as soon as that of this task has left. */
    boolean isPendingBehind(PlainTask task) {
        boolean more = task.executor != null && task.executor.hasTask();
        for (int word = waiting.length - 1; word >= 0; word--) {
            long own = word == task.level >> 6 && !more ? 1L << task.level : 0;
            long any = waiting[word] & ~own | lifted[word];
            if (any != 0) {
                int level = (word << 6) + 63 - Long.numberOfLeadingZeros(any);
                PlainExecutor executor = executors[level];
                return executor != null && (lifted[word] >> level & 1) == 0 && executor.isPendingBehind(task);
            }
        }
        return false;
    }

    /** What comes before a task is polled. */
    void dispatch(PlainTask task) {
        task.dispatched = true;
        if (task.executor != null && !task.inStep) {
            task.prefix |= task.executor.beforePoll(chained);
        }
    }

    /** The runtime works until an instant. */
    void works(int newMode, long until) {
        mode = newMode;
        shows = false;
        stepEnd = until;
    }

    PlanCore plan() {
        return cpu.plan;
    }

    /** A task competes at a higher level from now on. */
    void lift(PlainTask task, int level) {
        lifted[level >> 6] |= 1L << level;
        liftedTo[level] = task;
    }

    /** The task that was lifted to a level competes at its own again. */
    void lower(int level) {
        lifted[level >> 6] &= ~(1L << level);
        changed = true;
    }

    /** The task that has the highest level; one that is lifted to it goes before one that is of it. Null if none has work. */
    @Nullable
    PlainTask mostUrgent() {
        for (int word = waiting.length - 1; word > 0; word--) {
            if ((waiting[word] | lifted[word]) != 0) {
                return mostUrgent(word);
            }
        }
        return (waiting[0] | lifted[0]) == 0 ? null : mostUrgent(0);
    }

    private @Nullable PlainTask mostUrgent(int word) {
        long up = lifted[word];
        int level = (word << 6) + 63 - Long.numberOfLeadingZeros(waiting[word] | up);
        return (up >> level & 1) != 0 ? liftedTo[level] : at(level);
    }

    private @Nullable PlainTask at(int level) {
        PlainExecutor executor = executors[level];
        return executor == null ? at[level] : executor.polls();
    }

    /** True if to go on with a task the core has to switch first. */
    boolean needsSwitch(PlainTask to) {
        return switchNs > 0 && to.thread && lastThread >= 0 && lastThread != to.index;
    }
}
