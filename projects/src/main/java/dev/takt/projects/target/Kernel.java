package dev.takt.projects.target;

/**
 * What the kernel of a runtime does in its own way. {@code cooperative}: how many of the most urgent thread priorities are; {@code leastSliceNs}: a
 * rest of a slice that is no longer is given up; {@code mostPending}: how many jobs wait at most of a task that the runtime counts releases of, 0 for no limit; {@code goesOn}: a task with another job at hand goes on in its slice;
 * {@code oneFlag}: releases of a task are a flag of one bit, and one that has not begun takes up those that follow; {@code refusesSpawn}: an unfinished task is not spawned again; {@code ownStacks}: each task has a stack of its own;
 * {@code tasksAreInterrupts}: tasks above priority 0 run in interrupts that need vectors; {@code leavesScheduling}: a design chooses order, preemption and sharing of tasks itself; {@code deadlines}: it may have the tasks of a level ordered by their deadlines.
 */
public record Kernel(
        Unguarded unguarded,
        Inheritance inheritance,
        Delays delays,
        int cooperative,
        long leastSliceNs,
        int mostPending,
        boolean goesOn,
        boolean oneFlag,
        boolean refusesSpawn,
        boolean ownStacks,
        boolean tasksAreInterrupts,
        boolean leavesScheduling,
        boolean deadlines) {}
