package dev.takt.sim.engine;

import dev.takt.projects.model.Activation;
import dev.takt.sim.plan.Draws;
import dev.takt.sim.plan.PlanSource;
import dev.takt.sim.trace.Shorthand;
import org.jspecify.annotations.Nullable;

/** A context as a {@link PlainStretch} sees it: what is fixed, and the state of its one job, taken over from the {@link Runner} and given back. */
final class PlainTask {
    final Runner runner;
    final int index;
    final int level;
    final long periodNs;
    final long deadlineNs;
    /** A timer looks at its deadlines. */
    final boolean timed;
    /** A kernel switches to it. */
    final boolean thread;
    /** It is one of the tasks of an executor. */
    final boolean polled;

    private final PlainProgram program;
    private final int entry;
    private final long random;

    /** It has an unfinished job, which may have been dispatched, have started, be in the middle of a step. */
    boolean present;

    boolean dispatched;
    /** It waits for a lock, all through the stretch: whoever gives it back ends that. */
    boolean blocked;

    boolean started;
    boolean inStep;
    /** The instruction it has come to. */
    int pc;
    /** What is left of the step that it is in. */
    long left;
    /** What the runtime still does before it is polled, see {@link Prefix}, and what is left of the first of it. */
    int prefix;

    long prefixLeft;
    /** Its job has ended, and the interrupt that polled it goes on until its exit is over. */
    boolean exiting;

    /** Below 0: it has not begun. */
    long exitLeft;
    /** Its exit leads to another interrupt that is pending. */
    boolean chains;
    /** Its place among those of its level. */
    private long since;

    long number;
    long arrived;
    private long next;
    private long drawn;
    private long worst;
    private long worstJob;
    private long worstAt;

    /** Whose task it is; null if it is of none. */
    @Nullable
    PlainExecutor executor;

    PlainTask(Runner runner, PlanSource source, World world, PlainProgram program) {
        this.program = program;
        this.runner = runner;
        index = runner.index;
        level = runner.plan.level();
        periodNs = ((Activation.Periodic) source.activation()).periodNs();
        deadlineNs = runner.deadlineNs;
        timed = deadlineNs >= 0 && !runner.dueAtNextArrival;
        thread = runner.plan.thread();
        polled = runner.plan.polled();
        entry = runner.plan.entry();
        random = Draws.start(world.seed, runner.plan.draws());
    }

    /** False if a stretch cannot begin with the context in this state. */
    boolean canEnter(Shorthand trace) {
        Runner r = runner;
        if (!trace.knows(r.cpu.index, index, r.started ? r.job() : -1, r.nextJob)) {
            return false;
        }
        boolean asPlanned = !r.dead && !r.exiting && r.prefix == 0 && r.raised == r.plan.threshold();
        boolean oneJob = r.jobs.size == 1 && r.jobs.released == 1 && r.jobs.missed == 0;
        return asPlanned
                && switch (r.state) {
                    case Runner.INACTIVE -> r.jobs.size == 0;
                    case Runner.READY -> oneJob && (!r.started || polled) && r.active == level;
                    case Runner.ACTIVE -> oneJob;
                    // for a lock: such a plan has nothing else to wait for
                    case Runner.WAITING -> oneJob && !polled;
                    default -> false;
                };
    }

    void load() {
        Runner r = runner;
        present = r.jobs.size > 0;
        dispatched = r.state == Runner.ACTIVE;
        blocked = r.state == Runner.WAITING;
        started = r.started;
        inStep = r.inStep;
        pc = r.pc;
        left = r.left;
        prefix = 0;
        prefixLeft = 0;
        exiting = false;
        exitLeft = 0;
        chains = false;
        drawn = r.draws;
        next = r.nextJob;
        worst = r.worstNs;
        worstJob = r.worstJob;
        worstAt = r.worstAt;
        if (present) {
            number = r.job();
            arrived = r.jobs.arrival(0);
        }
        since = r.readySince;
        if (r.state == Runner.READY && !polled) {
            r.cpu.contenders.dequeue(r);
        }
    }

    void store() {
        if (blocked) {
            return;
        }
        Runner r = runner;
        r.rewind();
        r.state = Runner.INACTIVE;
        r.nextJob = next;
        r.worstNs = worst;
        r.worstJob = worstJob;
        r.worstAt = worstAt;
        r.jobs.clear();
        if (present) {
            r.jobs.add(number, arrived, arrived);
            r.jobs.released = 1;
        }
        r.exiting = exiting;
        r.exitLeft = exitLeft;
        r.chains = exiting && chains;
        if (present && (dispatched || polled)) {
            r.started = started;
            r.inStep = inStep;
            r.pc = pc;
            r.left = left;
            r.draws = drawn;
            r.prefix = prefix;
            r.prefixLeft = prefixLeft;
        }
        if (present && !dispatched) {
            r.readySince = since;
            if (polled) {
                r.state = Runner.READY;
            } else {
                r.cpu.contenders.enqueue(r, arrived);
            }
        }
    }

    /** True if its core has to come to an end with it before its next job. */
    boolean isBusy() {
        return present || exiting;
    }

    /** A step has ended, and it comes to another one. */
    void goTo(int next) {
        pc = next;
        inStep = false;
    }

    /** So much is left of what it or the runtime for it is at, see {@link PlainCore#mode}. */
    void pause(int mode, long leftNs) {
        switch (mode) {
            case Cpu.EXIT -> exitLeft = leftNs;
            case Cpu.PREFIX -> prefixLeft = leftNs;
            default -> left = leftNs;
        }
    }

    /** It stands behind others of its level from now on. */
    void standsSince(long now) {
        since = now;
    }

    void arrive(long now) {
        number = next++;
        arrived = now;
        since = now;
        present = true;
    }

    /** Its job has ended; returns the response time. */
    long complete(long now) {
        long response = now - arrived;
        if (response > worst) {
            worst = response;
            worstJob = number;
            worstAt = now;
        }
        present = false;
        dispatched = false;
        started = false;
        inStep = false;
        pc = entry;
        drawn = 0;
        return response;
    }

    /** Begins the step it has come to, or goes on with it; returns what is left of it. */
    long step() {
        if (!inStep) {
            inStep = true;
            left = program.isDrawn(pc) ? draw() : program.lengthNs(pc);
        }
        return left;
    }

    private long draw() {
        drawn++;
        return program.lengthNs(pc, Draws.bits(random, number, drawn));
    }
}
