package dev.takt.sim.engine;

import dev.takt.sim.plan.PlanContext;
import dev.takt.sim.plan.PlanCore;
import dev.takt.sim.policy.StateWalk;
import dev.takt.sim.trace.EventKind;
import java.util.Arrays;

/** The ways into and out of the interrupts of a core: what a context that is dispatched enters first, what one that leaves pays, whether another chains on, and which executors' interrupts are polling. */
final class InterruptFrames {
    private final World world;
    private final PlanCore plan;
    private final ReadyLevels ready;
    private final RunStack stack;
    private final boolean[] polling;
    /** Levels on which whoever is dispatched enters an interrupt, unless that polls already. */
    private final boolean[] entered;

    /** Levels whose dispatcher has ended a pass with a task that is still to be polled: its interrupt returns before the next one there. */
    private final boolean[] returns;

    /** An interrupt has left the core to another that is pending: that one enters without a cost of its own. */
    private boolean chained;

    InterruptFrames(World world, PlanCore plan, ReadyLevels ready, RunStack stack) {
        this.world = world;
        this.plan = plan;
        this.ready = ready;
        this.stack = stack;
        polling = new boolean[ready.count()];
        entered = new boolean[ready.count()];
        returns = new boolean[ready.count()];
        for (PlanContext c : world.plan.contexts()) {
            if (c.core() == plan.index() && (c.interrupt() || c.software())) {
                entered[c.level()] = true;
            }
        }
    }

    /** True if the interrupt of an executor is polling its tasks. */
    boolean isPolling(int level) {
        return polling[level];
    }

    void polls(int level, boolean now) {
        polling[level] = now;
    }

    /** The next interrupt enters without a cost of its own, or not. */
    void chains(boolean next) {
        chained = next;
    }

    /** A context of a level has been dispatched: what comes before its first step. */
    void enter(Runner r, int level) {
        if (r.plan.interrupt()) {
            r.prefix |= entry(level, chained);
            r.entering = true;
        } else if (!r.inStep && r.plan.polled()) {
            r.prefix |= beforePoll(level, r.plan.software(), chained);
        }
    }

    /** What comes before a task is polled, in an interrupt if it is of {@code software}; {@code behindChain}: another one has left the core to that. */
    int beforePoll(int level, boolean software, boolean behindChain) {
        boolean enters = software && !polling[level];
        polling[level] |= software;
        return (enters ? entry(level, behindChain) : 0) | (plan.pollNs() > 0 ? Prefix.POLL.bit : 0);
    }

    private int entry(int level, boolean behindChain) {
        boolean before = returns[level];
        returns[level] = false;
        if (before && plan.chainNs() > 0) {
            return Prefix.CHAIN.bit;
        }
        int exit = before && plan.exitNs() > 0 ? Prefix.EXIT.bit : 0;
        return exit | (plan.entryNs() > 0 && !behindChain ? Prefix.ENTRY.bit : 0);
    }

    /** A context has given others of its level a turn, itself among them. */
    void yields(Runner r) {
        if (r.plan.software() && ready.isPassOver(r.plan.level())) {
            turnGiven(r.plan.level());
        }
    }

    /** A pass over a level has ended with a task that is still to be polled. */
    void turnGiven(int level) {
        returns[level] |= polling[level];
        polling[level] = false;
    }

    /** A context stops by itself: true if it leaves its interrupt first, which costs time. */
    boolean leaves(Runner r) {
        boolean polled = r.plan.software() && polling[r.plan.level()] && ready.isPassOver(r.plan.level());
        if (plan.exitNs() == 0 || !r.plan.interrupt() && !polled) {
            return false;
        }
        if (polled && !r.plan.interrupt()) {
            // who is woken from here on is polled by the next interrupt
            polling[r.plan.level()] = false;
            ready.passEnds(r.plan.level());
        }
        r.exiting = true;
        r.exitLeft = -1;
        return true;
    }

    /** An exit begins or goes on: what is left of it. */
    long exitNs(Runner r) {
        if (r.exitLeft < 0) {
            r.chains = plan.chainNs() > 0 && isPendingBehind(r);
            r.exitLeft = r.chains ? plan.chainNs() : plan.exitNs();
        }
        return r.exitLeft;
    }

    /** True if the core will enter an interrupt as soon as this one has left. */
    private boolean isPendingBehind(Runner r) {
        int level = ready.highest();
        return level >= 0 && entered[level] && !polling[level] && level > stack.highestBeside(r);
    }

    /** An exit is over. */
    void endExit(Runner r) {
        r.exiting = false;
        r.exitLeft = 0;
        chained = r.chains;
        r.chains = false;
    }

    /** A context is off the stack. */
    void hasLeft(Runner r) {
        if (r.plan.interrupt()) {
            world.recorder.job(EventKind.INTERRUPT_EXIT, r, -1, -1);
        } else if (r.plan.software() && ready.isPassOver(r.plan.level())) {
            polling[r.plan.level()] = false;
        }
    }

    void reset() {
        chained = false;
        Arrays.fill(polling, false);
        Arrays.fill(returns, false);
    }

    /** Takes over the state of the same core of another run. */
    void copy(InterruptFrames from) {
        System.arraycopy(from.polling, 0, polling, 0, polling.length);
        System.arraycopy(from.returns, 0, returns, 0, returns.length);
        chained = from.chained;
    }

    void walk(StateWalk walk) {
        for (boolean each : polling) {
            walk.flag(each);
        }
        for (boolean each : returns) {
            walk.flag(each);
        }
        walk.flag(chained);
    }
}
