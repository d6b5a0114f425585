package dev.takt.projects.machine;

/**
 * RTIC: a software task of priority p &gt; 0 runs in a dispatcher interrupt of hardware priority p, beside the hardware tasks of that priority; priority 0 runs in
 * {@code idle}'s place. The dispatcher of a priority goes through its software tasks in order of name (rtic-macros keeps them in an ordered set) and polls
 * those that were woken (rtic-macros, src/codegen/async_dispatchers.rs): one woken behind the task that runs is still polled in this pass, one before it in the next, after the handlers
 * of the same priority that are pending with a lower vector; here after all that are pending.
 */
record RticScheme() implements InterruptScheme {
    @Override
    public Policy policy(Seat seat, int tasks, Ground ground) {
        return tasks > 1 ? new Policy.Loop() : new Policy.ByOrder();
    }

    @Override
    public String threadNumber(int priority, Ground ground) {
        return "idle";
    }

    @Override
    public boolean orderedByName() {
        return true;
    }
}
