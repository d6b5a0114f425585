package dev.takt.projects.machine;

/** How the contexts of one level are ordered. No context preempts another of its level, except at the end of a slice and under earliest deadline first. */
public sealed interface Policy {
    /** Run to suspension; the pending context with the lowest {@link Context#order()} next: vectors, then software tasks by name. */
    record ByOrder() implements Policy {}

    /** Run to suspension; first come, first served, a preempted context at the head. */
    record FirstCome() implements Policy {}

    /** First come, first served with a time slice; {@code turn} says what a preempted context gets. {@code sliceNs} 0: no slice. */
    record RoundRobin(long sliceNs, Turn turn) implements Policy {}

    /** The earlier absolute deadline first, also while another of the level runs unless they are cooperative, that one's threshold is above the level or the ceilings of held resources forbid it (SRP). Of equal deadlines who has come first, in turn if {@code sliceNs}, a whole slice at each switch, is not 0. */
    record EarliestDeadline(Among among, long sliceNs) implements Policy {}

    /** An Embassy executor: takes all woken tasks as a batch and polls it newest wake first; wakes during the batch form the next. */
    record Batches() implements Policy {}

    /** An Embassy executor that orders by deadline: before each poll it takes all woken tasks and polls the one with the earliest deadline; of equal ones who was taken before, then the newest wake. */
    record DeadlinePolls() implements Policy {}

    /**
     * Processes of Tock: a slice each in circular {@link Context#order()}; one that handlers interrupt keeps its turn and the rest of its slice, unless at most {@code leastNs} is left of it then or
     * after a call of the kernel. {@code sliceNs} 0: no slice.
     */
    record Ring(long sliceNs, long leastNs) implements Policy {}

    /** A superloop, a chain of fibers, or the software tasks of a priority of RTIC: run to suspension, the next in circular {@link Context#order()} behind the last; handlers, and from the first again, when none behind the last is ready and when the level was idle. */
    record Loop() implements Policy {}
}
