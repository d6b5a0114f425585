package dev.takt.sim.plan;

import dev.takt.projects.model.Overrun;
import java.util.List;

/**
 * A context in the engine's numbers.
 *
 * @param draws hash of its item id, from which its random numbers are drawn
 * @param core core on which it begins
 * @param cores cores it may run on
 * @param level rank of its level
 * @param threshold rank above which another level preempts it once it has begun
 * @param order its place within the level, where that decides
 * @param interrupt true for a handler
 * @param thread true if it runs below all interrupts and a kernel switches to it
 * @param software true for a task that runs in a dispatched interrupt
 * @param polled true for a task that is called from a loop, an executor or an interrupt, and looks again when it is woken
 * @param deadlineNs relative deadline whose misses are counted; -1 if none
 * @param dueNs relative deadline that orders its jobs within the level; -1 if none does
 * @param preemptionLevel under earliest deadline first: higher for a shorter relative deadline
 * @param mostPending most jobs that wait
 * @param goesOn true if it begins a waiting job in the same turn in which it has ended the last
 * @param oneFlag true if jobs that merge do so as long as they have not begun
 * @param refusesSpawn true if it is not spawned again while a job is unfinished
 * @param background true if the next job arrives as the last one ends
 * @param afterNs time from the end of a job to the arrival of the next; -1 if its jobs do not come in this way
 * @param waitsForTick true if its releases wait for a tick
 * @param timed true if the runtime's timer releases it
 * @param entry its first instruction in the program
 * @param counters number of loop counters that its program needs
 * @param listeners contexts that get a job when one of its jobs ends
 */
public record PlanContext(
        int index,
        long draws,
        int core,
        List<Integer> cores,
        int level,
        int threshold,
        int order,
        boolean interrupt,
        boolean thread,
        boolean software,
        boolean polled,
        long deadlineNs,
        long dueNs,
        int preemptionLevel,
        Overrun overrun,
        int mostPending,
        boolean goesOn,
        boolean oneFlag,
        boolean refusesSpawn,
        boolean background,
        long afterNs,
        boolean waitsForTick,
        boolean timed,
        int entry,
        int counters,
        List<Integer> listeners) {
    public PlanContext {
        cores = List.copyOf(cores);
        listeners = List.copyOf(listeners);
    }
}
