package dev.takt.sim.engine;

import dev.takt.projects.target.Cost;
import dev.takt.sim.policy.BatchDispatcher;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** A core as a {@link PlainStretch} sees it: who has work by level, who has the core, what the trace shows of it. Taken over from the {@link Cpu} and given back. */
final class PlainCore {
    final int index;
    final long switchNs;
    final long entryNs;
    final long exitNs;
    final long chainNs;
    final long pollNs;
    private final Cpu cpu;
    private final ReadyLevels queues;
    private final @Nullable PlainTask[] tasks;
    /** Who has work on each level; of an executor, whom it polls. */
    private final @Nullable PlainTask[] at;
    /** By level, null where there is none. */
    private final @Nullable BatchDispatcher[] executors;
    /** Which levels have an unfinished job, and which somebody is lifted to, 64 a word. */
    private final long[] waiting;

    private final long[] lifted;
    /** Who is lifted to a level. */
    private final @Nullable PlainTask[] liftedTo;

    /** Levels whose executor is an interrupt. */
    private final boolean[] software;

    /** The interrupt of an executor has left the core to another one that is pending. */
    boolean chained;
    /** Another task may be the most urgent now. */
    boolean changed;

    @Nullable
    PlainTask running;

    long stepEnd;
    /** It is on the way to its task, which it has not reached: that is the kernel's, and no other task comes before its end. */
    boolean switching;

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
        entryNs = cpu.plan.entryNs();
        exitNs = cpu.plan.exitNs();
        chainNs = cpu.plan.chainNs();
        pollNs = cpu.plan.pollNs();
        queues = cpu.queues();
        int words = Math.max(1, cpu.top() + 63 >> 6);
        waiting = new long[words];
        lifted = new long[words];
        at = new PlainTask[words << 6];
        liftedTo = new PlainTask[words << 6];
        executors = new BatchDispatcher[words << 6];
        software = new boolean[words << 6];
        for (int level = 0; level < queues.count(); level++) {
            executors[level] = queues.at(level) instanceof BatchDispatcher executor ? executor : null;
        }
        for (PlainTask task : tasks) {
            if (task.runner.cpu == cpu && task.executor == null) {
                at[task.level] = task;
            }
            software[task.level] |= task.runner.cpu == cpu && task.software;
        }
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
        switching = false;
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
            at[task.level] = task;
        }
        if (task.runner.active > task.level) {
            lift(task, task.runner.active);
        }
    }

    /** {@code decides}: the engine has to decide on this core as it goes on. */
    void store(boolean decides) {
        for (int level = 0; level < at.length; level++) {
            PlainTask task = at[level];
            if (task != null && (task.present && task.dispatched || task.exiting)) {
                cpu.push(task.runner);
                task.runner.state = task.exiting ? Runner.INACTIVE : Runner.ACTIVE;
            }
            if (executors[level] != null) {
                at[level] = null;
                queues.refresh(level);
            }
        }
        Runner current = running == null ? null : running.runner;
        cpu.threads.goOnWith(lastThread, switching && current != null ? current.index : -1);
        boolean prefixed = running != null && running.prefix != 0;
        boolean exits = running != null && running.exiting;
        cpu.goOnWith(
                current,
                stepEnd,
                switching ? Cpu.SWITCH : exits ? Cpu.EXIT : prefixed ? Cpu.PREFIX : Cpu.STEP,
                decides);
        cpu.frames.chains(chained);
        cpu.view.goOnWith(current, shows, idle);
    }

    /** A task has work. */
    void add(PlainTask task, long now) {
        mark(task.level);
        if (task.executor != null) {
            task.executor.wakeByTimer(task.index, now);
        }
        changed |= running == null || running.level < task.level;
    }

    private void mark(int level) {
        waiting[level >> 6] |= 1L << level;
    }

    /** Its job has ended, and nobody has the core. */
    void remove(PlainTask task) {
        int level = task.level;
        if (task.executor == null || !task.executor.hasTask()) {
            waiting[level >> 6] &= ~(1L << level);
        }
        leave(task);
    }

    /** It gives others of its level their turn: nobody has the core, or if there are none it is polled again. */
    void yields(PlainTask task, long now) {
        task.yield(now);
        BatchDispatcher executor =
                Objects.requireNonNull(task.executor, "only a task of an executor gives others their turn");
        if (task.software && executor.isPassOver()) {
            cpu.frames.turnGiven(task.level);
        }
        if (!executor.hasTask()) {
            shows = false;
            dispatch(task);
        } else {
            task.dispatched = false;
            executor.wake(task.index, now);
            leave(task);
        }
    }

    private void leave(PlainTask task) {
        if (task.executor != null) {
            at[task.level] = null;
        }
        running = null;
        shows = false;
        changed = true;
    }

    /** Its job has ended: true if the interrupt that polled it exits first, at the end of its pass. */
    boolean exitsBehind(PlainTask task) {
        boolean last = task.software
                && task.executor != null
                && task.executor.isPassOver()
                && cpu.frames.isPolling(task.level);
        if (last) {
            // who is woken from here on is polled by the next interrupt
            cpu.frames.polls(task.level, false);
        }
        return last && exitNs > 0;
    }

    /** True if the core will enter the interrupt of an executor as soon as that of this task has left. */
    boolean isPendingBehind(PlainTask task) {
        boolean more = task.executor != null && task.executor.hasTask();
        for (int word = waiting.length - 1; word >= 0; word--) {
            long own = word == task.level >> 6 && !more ? 1L << task.level : 0;
            long any = waiting[word] & ~own | lifted[word];
            if (any != 0) {
                int level = (word << 6) + 63 - Long.numberOfLeadingZeros(any);
                PlainTask other = at[level];
                boolean begun = other != null && other != task && (other.dispatched || other.exiting);
                return (lifted[word] >> level & 1) == 0 && software[level] && !begun && !cpu.frames.isPolling(level);
            }
        }
        return false;
    }

    /** What comes before a task is polled. */
    void dispatch(PlainTask task) {
        task.dispatched = true;
        if (task.executor == null || task.inStep) {
            return;
        }
        task.prefix |= cpu.frames.beforePoll(task.level, task.software, chained);
    }

    long prefixNs(Cost cost) {
        return cpu.frames.prefixNs(cost);
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
        for (int word = waiting.length - 1; word >= 0; word--) {
            long any = waiting[word] | lifted[word];
            if (any != 0) {
                int level = (word << 6) + 63 - Long.numberOfLeadingZeros(any);
                return (lifted[word] >> level & 1) != 0 ? liftedTo[level] : at(level);
            }
        }
        return null;
    }

    private @Nullable PlainTask at(int level) {
        PlainTask task = at[level];
        BatchDispatcher executor = executors[level];
        if (task == null && executor != null) {
            task = tasks[executor.nextTask()];
            at[level] = task;
        }
        return task;
    }

    /** True if to go on with a task the core has to switch first. */
    boolean needsSwitch(PlainTask to) {
        return switchNs > 0 && to.thread && lastThread >= 0 && lastThread != to.index;
    }
}
