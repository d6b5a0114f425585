package dev.takt.projects.machine;

/**
 * Embassy: an executor is a core and a priority. Priority 0 is the thread executor, priority p &gt; 0 an interrupt executor on a software interrupt of hardware
 * priority p. Handlers of a priority that has an executor run between its batches, by vector.
 */
record ExecutorScheme() implements InterruptScheme {
    @Override
    public Policy policy(Seat seat, int tasks, Ground ground) {
        return tasks > 0 || seat.band() == Band.THREAD ? new Policy.Batches() : new Policy.ByOrder();
    }

    @Override
    public String threadNumber(int priority, Ground ground) {
        return "thread";
    }
}
