package dev.takt.sim.engine;

import dev.takt.projects.model.Activation;
import dev.takt.sim.plan.PlanContext;
import dev.takt.sim.plan.PlanSource;
import dev.takt.sim.policy.StateWalk;
import org.jspecify.annotations.Nullable;

/** The state of one context. */
final class Runner {
    /** No released job. */
    static final int INACTIVE = 0;
    /** In a dispatcher, at the place of its wake; it may still leave the interrupt of its last job or segment. */
    static final int READY = 1;
    /** On its core's stack: has the core, or was preempted in the middle of a segment. */
    static final int ACTIVE = 2;
    /** Suspended or blocked. */
    static final int WAITING = 3;

    /** It has not waited for the channel of its step. */
    static final int FIRST_LOOK = 0;
    /** Something has happened, and it looks again. */
    static final int WOKEN = 1;
    /** Its time is over, and it looks for the last time. */
    static final int LAST_LOOK = 2;

    final PlanContext plan;
    final int index;
    /** Its core; where cores are shared, the one it has or had last. */
    Cpu cpu;

    /** The cores it may run on, in rising order. */
    final int[] cores;

    final JobRing jobs = new JobRing();
    /** The contexts that an end of its jobs activates. */
    final int[] listeners;

    final long[] counters;
    /** Release jitter of its activation. */
    final long jitterNs;
    /** Its own source of arrivals, -1 if it has none. */
    final int source;

    final long deadlineNs;
    /** Each job is due exactly when the next arrives, so the arrival looks whether it has been missed and no timer has to. */
    final boolean dueAtNextArrival;

    int state = INACTIVE;
    /** The rank it competes at: its own, inherited, or the ceiling of what it holds. */
    int active;
    /** The rank up to which nothing runs instead of it while it is on the stack. */
    int raised;
    /** The absolute deadline it counts with under earliest deadline first. */
    long due = Long.MAX_VALUE;
    /** Its place among those of its level. */
    long readySince;

    int pc;
    boolean inStep;
    long left;
    /** When it began to ask for being woken; -1 while it does not. */
    long sleepsFrom = -1;

    long draws;
    /** Computations and branches of the current job so far, if somebody else chooses. */
    int choices;

    boolean started;
    int critical;
    long nextJob;

    /** What the runtime still does before its next step, see {@link Prefix}, and what is left of the first of it. */
    int prefix;

    long prefixLeft;
    /** Where threads share cores: the core it ran on last, while it has not been charged for having left it. */
    int cameFrom;
    /** Dispatched as a handler, not shown yet. */
    boolean entering;

    boolean exiting;
    /** Below 0: it has not begun. */
    long exitLeft;
    /** Its exit leads to another interrupt that is pending. */
    boolean chains;

    long sliceLeft;
    /** Its turn is over as soon as nothing raises it. */
    boolean sliceDue;
    /** The kernel chooses anew at the end of this step. */
    boolean yieldDue;

    @Nullable
    LockState held;

    @Nullable
    LockState waitsFor;

    @Nullable
    Runner blocker;
    /** The thing whose wait list it is in, or whose transfer it awaits; -1 if none. */
    int waitThing = -1;

    @Nullable
    Runner nextWaiter;

    boolean spinning;
    /** In a blocking transfer: it works until the last byte. */
    boolean transferring;

    boolean retry;
    /** Begins to wait for a channel. */
    boolean prepares;
    /** Where channels are polled. */
    int look = FIRST_LOOK;
    /** Has waited for the channel of its last step. */
    boolean waited;

    boolean deadlocked;
    int kernelMutexes;
    int kernelInherited = -1;

    /** The longest response so far, from arrival; -1 before the first. */
    long worstNs = -1;

    long worstJob;
    long worstAt;

    boolean abortWanted;
    /** Cut out of the run because no time passes in it. */
    boolean dead;

    Runner(PlanContext plan, Cpu cpu, @Nullable PlanSource own, boolean spawned) {
        this.plan = plan;
        this.index = plan.index();
        this.cpu = cpu;
        this.cores = plan.cores().stream().mapToInt(Integer::intValue).toArray();
        this.counters = new long[plan.counters()];
        this.listeners = plan.listeners().stream().mapToInt(Integer::intValue).toArray();
        this.jitterNs = own != null && own.activation() instanceof Activation.Periodic p ? p.jitterNs() : 0;
        this.source = own == null ? -1 : own.index();
        this.deadlineNs = plan.deadlineNs();
        this.dueAtNextArrival = !spawned
                && own != null
                && own.activation() instanceof Activation.Periodic p
                && p.periodNs() == plan.deadlineNs()
                && own.targets().size() == 1;
        this.active = plan.level();
        this.raised = plan.threshold();
        this.pc = plan.entry();
    }

    boolean mayRunOn(Cpu other) {
        for (int core : cores) {
            if (core == other.index) {
                return true;
            }
        }
        return false;
    }

    int effective() {
        return Math.max(active, raised);
    }

    long job() {
        return jobs.firstNumber;
    }

    /** Its job has begun, and goes on on another core. */
    void moves(Cpu from, Cpu to) {
        if (to.plan.migrationNs() == 0) {
            return;
        }
        cameFrom = (prefix & Prefix.MIGRATION.bit) == 0 ? from.index : cameFrom;
        prefix = cameFrom == to.index ? prefix & ~Prefix.MIGRATION.bit : prefix | Prefix.MIGRATION.bit;
        prefixLeft = 0;
    }

    /** Back to the start of its body, with nothing of the last job left. */
    void rewind() {
        pc = plan.entry();
        inStep = false;
        left = 0;
        sleepsFrom = -1;
        draws = 0;
        choices = 0;
        started = false;
        critical = 0;
        prefix = 0;
        prefixLeft = 0;
        entering = false;
        retry = false;
        prepares = false;
        waited = false;
        look = FIRST_LOOK;
        spinning = false;
        transferring = false;
        deadlocked = false;
        abortWanted = false;
        waitThing = -1;
        waitsFor = null;
        blocker = null;
        sliceLeft = 0;
        sliceDue = false;
        yieldDue = false;
    }

    /** Takes over the state of the same context of another run. */
    void copy(Runner from, World world) {
        cpu = world.cpus[from.cpu.index];
        jobs.copy(from.jobs);
        System.arraycopy(from.counters, 0, counters, 0, counters.length);
        state = from.state;
        active = from.active;
        raised = from.raised;
        due = from.due;
        readySince = from.readySince;
        pc = from.pc;
        inStep = from.inStep;
        left = from.left;
        sleepsFrom = from.sleepsFrom;
        draws = from.draws;
        choices = from.choices;
        worstNs = from.worstNs;
        worstJob = from.worstJob;
        worstAt = from.worstAt;
        started = from.started;
        critical = from.critical;
        nextJob = from.nextJob;
        prefix = from.prefix;
        prefixLeft = from.prefixLeft;
        cameFrom = from.cameFrom;
        entering = from.entering;
        exiting = from.exiting;
        exitLeft = from.exitLeft;
        chains = from.chains;
        sliceLeft = from.sliceLeft;
        sliceDue = from.sliceDue;
        yieldDue = from.yieldDue;
        waitThing = from.waitThing;
        spinning = from.spinning;
        transferring = from.transferring;
        retry = from.retry;
        prepares = from.prepares;
        waited = from.waited;
        look = from.look;
        deadlocked = from.deadlocked;
        kernelMutexes = from.kernelMutexes;
        kernelInherited = from.kernelInherited;
        abortWanted = from.abortWanted;
        dead = from.dead;
        held = world.same(from.held);
        waitsFor = world.same(from.waitsFor);
        blocker = world.same(from.blocker);
        nextWaiter = world.same(from.nextWaiter);
    }

    /** A context as a number, -1 for none. */
    static int number(@Nullable Runner r) {
        return r == null ? -1 : r.index;
    }

    /** What random numbers are drawn with is left out: who walks meets none. So are the worst response, which the first of equals keeps, and links to the next that waits. */
    void walk(StateWalk walk) {
        nextJob = walk.job(index, nextJob);
        jobs.walk(walk, index);
        walk.number(cpu.index);
        walk.number(state);
        walk.number(active);
        walk.number(raised);
        // of a context without work only whether it has to be forgotten
        walk.flag(due == Times.NEVER);
        if (state != INACTIVE) {
            due = walk.instant(due);
            walkPlace(walk);
        }
        walkStep(walk);
        walkTurn(walk);
        walk.number(LockState.number(held));
        walk.number(LockState.number(waitsFor));
        walk.number(number(blocker));
        walk.number(waitThing);
        walk.flag(spinning);
        walk.flag(transferring);
        walk.flag(retry);
        walk.flag(prepares);
        walk.flag(waited);
        walk.number(look);
        walk.flag(deadlocked);
        walk.number(kernelMutexes);
        walk.number(kernelInherited);
        walk.flag(abortWanted);
        walk.flag(dead);
    }

    /** One that has its core will get another place before it waits for it again, unless another core may take it. */
    private void walkPlace(StateWalk walk) {
        boolean counts = state == READY || cpu.sharesThreads() && plan.thread();
        readySince = counts ? walk.instant(readySince) : walk.along(readySince);
    }

    private void walkStep(StateWalk walk) {
        walk.number(pc);
        walk.flag(inStep);
        walk.number(inStep ? left : 0);
        walk.flag(sleepsFrom >= 0);
        if (sleepsFrom >= 0) {
            sleepsFrom = walk.instant(sleepsFrom);
        }
        for (long counter : counters) {
            walk.number(counter);
        }
        walk.flag(started);
        walk.number(critical);
        walk.number(prefix);
        walk.number(prefixLeft);
        walk.number((prefix & Prefix.MIGRATION.bit) == 0 ? -1 : cameFrom);
        walk.flag(entering);
    }

    private void walkTurn(StateWalk walk) {
        walk.flag(exiting);
        walk.number(exitLeft);
        walk.flag(exiting && chains);
        walk.number(sliceLeft);
        walk.flag(sliceDue);
        walk.flag(yieldDue);
    }
}
