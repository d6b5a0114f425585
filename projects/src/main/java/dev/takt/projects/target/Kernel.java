package dev.takt.projects.target;

import dev.takt.projects.model.Activation;

/**
 * The peculiarities of a runtime's kernel.
 *
 * @param unguarded what a resource without protocol is in its code
 * @param inheritance how its mutex passes urgency on to the holder
 * @param delays at which tick a wait ends
 * @param cooperative number of thread priorities, counted from the most urgent, whose threads no other thread preempts
 * @param leastSliceNs a remainder of a time slice that is no longer than this is given up; 0 if every remainder is used
 * @param mostPending most jobs that wait of a task whose releases the runtime counts; 0 for no limit
 * @param goesOn true if a task that ends a job while the next is waiting begins that one in the same turn
 * @param oneFlag true if releases set a single flag: those that come before the task has begun are one job
 * @param signals true if that holds for tasks that code releases, and not for those whose time comes
 * @param refusesSpawn true if spawning a task fails while its last job is unfinished
 * @param ownStacks true if each task has a stack of its own
 * @param tasksAreInterrupts true if tasks above priority 0 run in interrupts, each of which needs a vector
 * @param leavesScheduling true if the design itself chooses order, preemption and sharing of tasks
 * @param deadlines true if it can order the tasks of one level by deadline
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
        boolean signals,
        boolean refusesSpawn,
        boolean ownStacks,
        boolean tasksAreInterrupts,
        boolean leavesScheduling,
        boolean deadlines) {
    /** True if releases of a task that merge do so as long as it has not begun, and not only while another job of it runs. */
    public boolean mergesBeforeStart(Activation activation) {
        boolean byTime = activation instanceof Activation.Periodic || activation instanceof Activation.After;
        return oneFlag || signals && !byTime;
    }
}
