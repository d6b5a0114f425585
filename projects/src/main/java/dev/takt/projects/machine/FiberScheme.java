package dev.takt.projects.machine;

/**
 * Drone OS: a task of priority p &gt; 0 is a fiber in the chain of one thread, an interrupt of hardware priority p; priority 0 is the root thread. A fiber is added first in its chain, so the one declared
 * last is advanced first; each time its thread is woken it advances the chain from there (drone-core, src/fib/chain.rs), here only the fibers that were woken. Handlers of the same priority run between passes.
 */
record FiberScheme() implements InterruptScheme {
    @Override
    public Policy policy(Seat seat, int tasks, Ground ground) {
        return tasks > 0 || seat.band() == Band.THREAD ? new Policy.Loop() : new Policy.ByOrder();
    }

    @Override
    public boolean lastFirst() {
        return true;
    }

    @Override
    public String threadNumber(int priority, Ground ground) {
        return "root";
    }
}
