package dev.takt.sim.engine;

import dev.takt.projects.target.Cost;
import dev.takt.sim.plan.PlanCore;
import dev.takt.sim.policy.StateWalk;
import org.jspecify.annotations.Nullable;

/**
 * What a core is at until its {@link Cpu#stepEnd}: a step of its context, what the runtime does for that context before or behind its steps, or the runtime's own work. Whatever comes in
 * between leaves the rest for later.
 */
final class CoreSteps {
    static final int STEP = 0;
    static final int PREFIX = 1;
    static final int SWITCH = 2;
    static final int EXIT = 3;
    private static final int OWN = 4;

    private final World world;
    private final Cpu cpu;
    private final PlanCore plan;
    private final OwnWork own;
    private final InterruptFrames frames;
    private final ThreadSwitch threads;
    private final TurnClock clock;
    private final CoreView view;
    /** A turn may end because its context calls the kernel. */
    private final boolean callsMatter;

    private int mode = STEP;

    /** Of a core whose other rooms are there. */
    CoreSteps(World world, Cpu cpu) {
        this.world = world;
        this.cpu = cpu;
        plan = cpu.plan;
        own = cpu.own;
        frames = cpu.frames;
        threads = cpu.threads;
        clock = cpu.clock;
        view = cpu.view;
        callsMatter = clock.endsWithCalls();
    }

    /** True if it is at no work of the runtime for its context. */
    boolean areOfContext() {
        return mode == STEP;
    }

    /** Goes on in the middle of what it is at. */
    void goOnWith(int what) {
        mode = what;
    }

    /** The chosen context begins or goes on. */
    void begin() {
        cpu.begin = false;
        Runner r = cpu.current;
        if (own.underWay) {
            beginOwn();
        } else if (r == null) {
            cpu.stepEnd = Times.NEVER;
            view.idles();
        } else if (r.exiting) {
            beginExit(r);
        } else if (threads.comesBefore(r)) {
            overhead(r, Cost.CONTEXT_SWITCH, threads.begin(r), SWITCH);
        } else if (r.prefix != 0) {
            beginPrefix(r);
        } else {
            threads.runs(r);
            clock.on(r);
            mode = STEP;
            world.interpreter.begin(r);
            cpu.stepEnd = r.spinning ? Times.NEVER : Times.after(world.now, r.left);
        }
    }

    /** What it is at ends at this instant. */
    void end() {
        cpu.stepEnd = Times.NEVER;
        cpu.begin = true;
        Runner r = cpu.current;
        if (own.underWay) {
            own.end();
            cpu.dirty = true;
            if (world.shared != null) {
                world.shared.dirty |= world.now == cpu.bootsUntil;
            }
        } else if (r != null) {
            switch (mode) {
                case STEP -> endStep(r);
                case PREFIX -> {
                    r.prefix &= r.prefix - 1;
                    r.prefixLeft = 0;
                }
                case SWITCH -> {
                    threads.end(r);
                    cpu.dirty = true;
                    cpu.turns.endIfDue(r);
                }
                default -> endExit(r);
            }
        }
    }

    private void endStep(Runner r) {
        boolean call = callsMatter && !world.interpreter.computes(r);
        long job = callsMatter ? r.job() : -1;
        r.inStep = false;
        world.interpreter.effect(r);
        cpu.turns.endIfDue(r);
        if (callsMatter && (call || r.job() != job)) {
            clock.called(r);
        }
    }

    private void endExit(Runner r) {
        frames.endExit(r);
        view.leaves(r);
        cpu.pop(r);
        frames.hasLeft(r);
        if (r.state == Runner.READY) {
            cpu.contenders.enqueue(r, r.readySince);
        } else {
            world.releases.activate(r);
        }
    }

    /** What is left of it is kept for later. */
    void pause() {
        Runner r = cpu.current;
        if (own.underWay) {
            own.pause();
        } else if (r != null && !cpu.begin && cpu.stepEnd != Times.NEVER) {
            long left = cpu.stepEnd - world.now;
            switch (mode) {
                case STEP -> r.left = left;
                case PREFIX -> r.prefixLeft = left;
                case SWITCH -> threads.keep(left);
                default -> r.exitLeft = left;
            }
        }
        if (r != null) {
            clock.pause(r);
        }
        cpu.stepEnd = Times.NEVER;
    }

    private void beginOwn() {
        if (own.boots()) {
            mode = OWN;
            cpu.stepEnd = Times.after(world.now, own.leftNs());
            view.boots(own.leftNs());
        } else {
            overhead(null, own.cost(), own.leftNs(), OWN);
        }
    }

    private void beginExit(Runner r) {
        long left = frames.exitNs(r);
        overhead(r, r.chains ? Cost.TAIL_CHAIN : Cost.INTERRUPT_EXIT, left, EXIT);
    }

    private void beginPrefix(Runner r) {
        Cost cost = Prefix.first(r.prefix);
        if (r.prefixLeft == 0) {
            r.prefixLeft = frames.prefixNs(cost);
        }
        overhead(r, cost, r.prefixLeft, PREFIX);
    }

    private void overhead(@Nullable Runner r, Cost cost, long left, int newMode) {
        mode = newMode;
        cpu.stepEnd = Times.after(world.now, left);
        if (r == null) {
            view.overhead(cost.ordinal(), left);
        } else {
            view.overhead(r, r.exiting ? -1 : r.job(), cost.ordinal(), left);
        }
    }

    /** Takes over the state of the same core of another run. */
    void copy(CoreSteps from) {
        mode = from.mode;
    }

    void walk(StateWalk walk) {
        walk.number(cpu.current == null ? STEP : mode);
    }
}
