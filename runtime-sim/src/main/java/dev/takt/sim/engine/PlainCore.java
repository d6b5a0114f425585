package dev.takt.sim.engine;

import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** A core as a {@link PlainStretch} sees it: who has work by level, who has the core, what the trace shows of it. Taken over from the {@link Cpu} and given back. */
final class PlainCore {
    final int index;
    final long switchNs;
    private final Cpu cpu;
    private final @Nullable PlainTask[] tasks;
    private final @Nullable PlainTask[] at;
    /** Which levels have an unfinished job, and which somebody is lifted to, 64 a word. */
    private final long[] waiting;

    private final long[] lifted;
    /** Who is lifted to a level. */
    private final @Nullable PlainTask[] liftedTo;

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
        int words = Math.max(1, cpu.top() + 63 >> 6);
        waiting = new long[words];
        lifted = new long[words];
        at = new PlainTask[words << 6];
        liftedTo = new PlainTask[words << 6];
        for (PlainTask task : tasks) {
            if (task.runner.cpu == cpu) {
                at[task.level] = task;
            }
        }
    }

    void load() {
        Arrays.fill(waiting, 0);
        Arrays.fill(lifted, 0);
        for (PlainTask task : at) {
            if (task != null && task.present) {
                add(task);
            }
            if (task != null && task.runner.active > task.level) {
                lift(task, task.runner.active);
            }
        }
        running = cpu.current == null ? null : tasks[cpu.current.index];
        stepEnd = cpu.stepEnd;
        switching = false;
        lastThread = cpu.lastThread;
        shows = running != null;
        idle = running == null;
        changed = true;
        cpu.clear();
    }

    /** {@code decides}: the engine has to decide on this core as it goes on. */
    void store(boolean decides) {
        for (PlainTask task : at) {
            if (task != null && task.present && task.dispatched) {
                cpu.push(task.runner);
            }
        }
        Runner current = running == null ? null : running.runner;
        cpu.lastThread = lastThread;
        cpu.switchTo = switching && current != null ? current.index : -1;
        cpu.goOnWith(current, stepEnd, switching, decides);
        cpu.view.goOnWith(current, shows, idle);
    }

    /** A task has work. */
    void add(PlainTask task) {
        waiting[task.level >> 6] |= 1L << task.level;
        changed = true;
    }

    /** Its job has ended, and nobody has the core. */
    void remove(PlainTask task) {
        waiting[task.level >> 6] &= ~(1L << task.level);
        running = null;
        shows = false;
        changed = true;
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
                return (lifted[word] >> level & 1) != 0 ? liftedTo[level] : at[level];
            }
        }
        return null;
    }

    /** True if to go on with a task the core has to switch first. */
    boolean needsSwitch(PlainTask to) {
        return switchNs > 0 && lastThread >= 0 && lastThread != to.index;
    }
}
