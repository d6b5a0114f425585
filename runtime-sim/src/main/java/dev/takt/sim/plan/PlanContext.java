package dev.takt.sim.plan;

import dev.takt.projects.model.Overrun;
import java.util.List;

/**
 * A context: where it runs, its program from {@code entry} with {@code counters} loop counters, and how its jobs come. {@code draws} is the hash of its item for
 * random draws. {@code cores}: those it may run on, {@code core} where it begins. {@code thread}: below all interrupts and switched by a kernel; {@code software}: a task polled by an interrupt. {@code dueNs}: the deadline that orders its jobs within its level, -1 if none does. {@code mostPending}: how many jobs wait at most; {@code goesOn}: with another job
 * at hand it goes on; {@code oneFlag}: merging jobs are one while they have not begun. {@code afterNs}: the next job so long
 * after the end of the last, -1 if not; {@code timed}: the runtime's timer releases it; {@code listeners}: contexts that get a job when one of its jobs ends; {@code preemptionLevel}: under earliest deadline
 * first, higher for a shorter relative deadline.
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
