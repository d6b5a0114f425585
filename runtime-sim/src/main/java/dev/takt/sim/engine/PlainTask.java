package dev.takt.sim.engine;

import dev.takt.projects.model.Activation;
import dev.takt.sim.plan.Draws;
import dev.takt.sim.plan.Op;
import dev.takt.sim.plan.PlanSource;
import dev.takt.sim.plan.Program;
import dev.takt.sim.policy.BatchDispatcher;
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
    /** Where it waits its turn among the tasks of an executor; null if it is of none. */
    final @Nullable BatchDispatcher executor;
    /** The executor is an interrupt. */
    final boolean software;

    private final Program program;
    /** By instruction. */
    private final long[] lengths;

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

    PlainTask(Runner runner, PlanSource source, World world, long[] lengths) {
        this.lengths = lengths;
        this.runner = runner;
        index = runner.index;
        level = runner.plan.level();
        periodNs = ((Activation.Periodic) source.activation()).periodNs();
        deadlineNs = runner.deadlineNs;
        timed = deadlineNs >= 0 && !runner.dueAtNextArrival;
        thread = runner.plan.thread();
        software = runner.plan.software();
        executor = runner.cpu.queues().at(level) instanceof BatchDispatcher batches ? batches : null;
        program = world.plan.program();
        entry = runner.plan.entry();
        random = Draws.start(world.seed, runner.plan.draws());
    }

    /** False if a stretch cannot begin with the context in this state. */
    boolean canEnter() {
        Runner r = runner;
        boolean asPlanned = !r.dead && !r.exiting && r.prefix == 0 && r.raised == r.plan.threshold();
        boolean oneJob = r.jobs.size == 1 && r.jobs.released == 1 && r.jobs.missed == 0;
        return asPlanned
                && switch (r.state) {
                    case Runner.INACTIVE -> r.jobs.size == 0;
                    case Runner.READY -> oneJob && (!r.started || executor != null) && r.active == level;
                    case Runner.ACTIVE -> oneJob;
                    // for a lock: such a plan has nothing else to wait for
                    case Runner.WAITING -> oneJob && executor == null;
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
        if (r.state == Runner.READY && executor == null) {
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
        if (present && (dispatched || executor != null)) {
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
            if (executor != null) {
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

    /** Others of its level have their turn. */
    void yield(long now) {
        pc++;
        inStep = false;
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

    /** Begins the step it has come to, or goes on with it. */
    void step() {
        if (!inStep) {
            inStep = true;
            left = duration();
        }
    }

    private long duration() {
        long fixed = lengths[pc];
        return fixed >= 0 ? fixed : draw();
    }

    private long draw() {
        drawn++;
        return Draws.between(program.x[pc], program.y[pc], Draws.bits(random, number, drawn));
    }

    /** The time that each instruction of a plain program takes, -1 if it is drawn anew each time. */
    static long[] lengths(Program program) {
        long[] lengths = new long[program.op.length];
        for (int pc = 0; pc < lengths.length; pc++) {
            boolean takesTime = program.op[pc] == Op.COMPUTE || program.op[pc] == Op.OVERHEAD;
            boolean best = program.op[pc] == Op.OVERHEAD || program.a[pc] == Op.BEST;
            lengths[pc] = !takesTime ? 0 : best ? program.x[pc] : program.a[pc] == Op.WORST ? program.y[pc] : -1;
        }
        return lengths;
    }
}
