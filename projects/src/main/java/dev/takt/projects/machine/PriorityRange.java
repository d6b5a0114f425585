package dev.takt.projects.machine;

import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;

/** The priorities, both ends included, that a runtime has on a chip for one sort of executable. */
public record PriorityRange(int lowest, int highest) {

    /** Those of the interrupt controller. */
    public static PriorityRange ofHandlers(Chip chip) {
        return new PriorityRange(1, Math.max(1, chip.interrupts().levels()));
    }

    /** Those a task may have. Where tasks run in interrupts, 0 is the one thread below. */
    public static PriorityRange ofTasks(RuntimeProfile runtime, Chip chip) {
        return new PriorityRange(
                0,
                runtime.kernel().tasksAreInterrupts()
                        ? ofHandlers(chip).highest()
                        : ofThreads(runtime).highest());
    }

    /** Those below all interrupts. */
    static PriorityRange ofThreads(RuntimeProfile runtime) {
        return new PriorityRange(0, Math.max(1, runtime.threadPriorities()) - 1);
    }

    /** Those that a task preempts others with: without the one thread, where tasks run in interrupts. */
    public static PriorityRange preempting(RuntimeProfile runtime, Chip chip) {
        return runtime.kernel().tasksAreInterrupts() ? ofHandlers(chip) : ofTasks(runtime, chip);
    }

    public static PriorityRange of(Executable item, RuntimeProfile runtime, Chip chip) {
        return item instanceof Interrupt ? ofHandlers(chip) : ofTasks(runtime, chip);
    }

    public int count() {
        return highest - lowest + 1;
    }

    public boolean has(int priority) {
        return lowest <= priority && priority <= highest;
    }

    public int nearest(int priority) {
        return Math.clamp(priority, lowest, highest);
    }
}
