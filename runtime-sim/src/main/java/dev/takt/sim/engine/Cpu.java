package dev.takt.sim.engine;

import dev.takt.projects.target.Cost;
import dev.takt.sim.plan.PlanCore;
import dev.takt.sim.policy.StateWalk;
import org.jspecify.annotations.Nullable;

/**
 * One core: a dispatcher for each level, and the stack of contexts that have been dispatched and have neither finished nor waited since. The context with the highest effective rank of the stack has the core; a ready context above that
 * is dispatched in its place. Choosing who runs and carrying out steps are in one class because every event of a run passes through both: apart they cost a tenth of the speed.
 */
final class Cpu {
    /** A step of the current context. */
    static final int STEP = 0;
    /** What the runtime does before the first step of the current context, see {@link Prefix}. */
    static final int PREFIX = 1;
    /** The kernel's switch to the current context. */
    static final int SWITCH = 2;
    /** The exit from the interrupt of the current context. */
    static final int EXIT = 3;
    /** What the runtime does for nobody in particular, see {@link OwnWork}. */
    private static final int OWN = 4;

    final int index;
    final PlanCore plan;
    private final World world;
    private final ReadyLevels ready;
    private final RunStack stack;
    private final Urgency urgency;
    final Contenders contenders;
    final InterruptFrames frames;
    final ThreadSwitch threads;
    final CoreView view;
    final OwnWork own;
    final TurnClock clock;
    final CoreTurns turns;
    /** A turn may end because its context calls the kernel. */
    private final boolean callsMatter;

    private final Reach reach;

    @Nullable
    Runner current;
    /** When the current step ends. */
    long stepEnd = Times.NEVER;
    /** Something changed that may change who runs. */
    boolean dirty;
    /** The current context has to begin its next step. */
    boolean begin;
    /** End of the boot after a reset; what arrives before is lost. */
    long bootsUntil;

    /** What ends at {@link #stepEnd}: one of the constants above. */
    private int mode = STEP;

    Cpu(World world, PlanCore plan) {
        this.world = world;
        this.plan = plan;
        index = plan.index();
        ready = new ReadyLevels(plan, world.plan.contexts());
        stack = new RunStack(world.plan.contexts().size());
        urgency = new Urgency(world, this, ready);
        contenders = new Contenders(world, this, ready, urgency);
        frames = new InterruptFrames(world, plan, ready, stack);
        threads = new ThreadSwitch(plan.switchNs());
        view = new CoreView(world, this);
        own = new OwnWork(world, this);
        clock = new TurnClock(world, this, ready);
        turns = new CoreTurns(world, this, ready, stack);
        callsMatter = clock.endsWithCalls();
        reach = world.reach;
    }

    /** A rank above all levels. */
    int top() {
        return ready.count();
    }

    /** A thread that shares cores loses this one to another. */
    void displace(Runner r, Runner by) {
        if (r.state != Runner.ACTIVE) {
            ready.remove(r);
        } else {
            if (r == current) {
                pause();
                current = null;
                begin |= own.underWay;
            }
            clock.off(r);
            drop(r);
            view.moves(r, by);
        }
        r.state = Runner.READY;
        contenders.shared().left(this, r);
        dirty = true;
    }

    /** What the core is at ends at this instant. */
    void endStep() {
        if (reach.counts) {
            reach.begins(this);
            endWhatItIsAt();
            reach.ends();
        } else {
            endWhatItIsAt();
        }
    }

    private void endWhatItIsAt() {
        stepEnd = Times.NEVER;
        begin = true;
        Runner r = current;
        if (own.underWay) {
            own.end();
            dirty = true;
            if (world.shared != null) {
                world.shared.dirty |= world.now == bootsUntil;
            }
        } else if (r != null) {
            switch (mode) {
                case STEP -> endOwnStep(r);
                case PREFIX -> {
                    r.prefix &= r.prefix - 1;
                    r.prefixLeft = 0;
                }
                case SWITCH -> {
                    threads.end(r);
                    dirty = true;
                    turns.endIfDue(r);
                }
                default -> endExit(r);
            }
        }
    }

    private void endOwnStep(Runner r) {
        boolean call = callsMatter && !world.interpreter.computes(r);
        long job = callsMatter ? r.job() : -1;
        r.inStep = false;
        world.interpreter.effect(r);
        turns.endIfDue(r);
        if (callsMatter && (call || r.job() != job)) {
            clock.called(r);
        }
    }

    private void endExit(Runner r) {
        frames.endExit(r);
        view.leaves(r);
        pop(r);
        frames.hasLeft(r);
    }

    /** Chooses who runs. A switch that has begun is the kernel's: interrupts pass, threads do not. */
    void decide() {
        dirty = false;
        if (plan.wakeNs() > 0 && view.sleeps() && (own.isDue() || isReady())) {
            own.addWake(plan.wakeNs());
        }
        if (own.isDue()) {
            if (!own.underWay) {
                pause();
                own.underWay = true;
                begin = true;
            }
            return;
        }
        Runner best = stack.mostUrgent(current, urgency);
        int level = ready.highest();
        if (threads.to() >= 0 && (best == null || best.plan.thread())) {
            best = world.runners[threads.to()];
            level = level > plan.topThreadRank() ? level : -1;
        }
        if (level >= 0 && urgency.orders(level)) {
            best = urgency.takesOver(level, best) ? dispatch(level) : best;
        } else if (level >= 0 && (best == null || level > best.effective())) {
            best = dispatch(level);
        }
        ready.restAbove(best == null ? -1 : best.effective());
        frames.chains(false);
        if (best != current) {
            pause();
            current = best;
            begin = true;
        }
    }

    /** True on an idle core if somebody may have it. */
    private boolean isReady() {
        int level = ready.highest();
        return level >= 0 && (!urgency.orders(level) || urgency.takesOver(level, null));
    }

    /** The chosen context begins or goes on. */
    void beginStep() {
        begin = false;
        Runner r = current;
        if (own.underWay) {
            beginOwn();
        } else if (r == null) {
            stepEnd = Times.NEVER;
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
            stepEnd = r.spinning ? Times.NEVER : Times.after(world.now, r.left);
        }
    }

    /** The current context stops by itself: it waits, has finished or is given up. Its exit from the interrupt comes first, if that costs time. */
    void leave(Runner r) {
        clock.off(r);
        r.sliceLeft = 0;
        r.sliceDue = false;
        r.yieldDue = false;
        view.leaves(r);
        if (ready.rotates(r.active)) {
            contenders.dequeue(r);
        }
        if (frames.leaves(r)) {
            dirty = true;
            begin |= current == r;
        } else {
            pop(r);
            frames.hasLeft(r);
        }
    }

    /** The current context has ended a job and goes on with the next in its turn. */
    void goOn(Runner r) {
        view.leaves(r);
        begin = true;
        if (urgency.orders(r.active) && r.plan.dueNs() >= 0) {
            nextDeadline(r);
        }
    }

    /** A thread that sets its next deadline is queued anew, behind equal ones (Zephyr, kernel/deadline.c, z_sched_prio_deadline_set); a cooperative one keeps the core all the same. */
    private void nextDeadline(Runner r) {
        if (urgency.preempts(r.active) && turns.othersWait(r)) {
            turns.give(r);
        } else {
            contenders.reconsider(r);
        }
    }

    /** The spinning context on this core has got its lock. */
    void stopSpinning(Runner r) {
        if (current == r && !own.underWay) {
            stepEnd = Times.NEVER;
            begin = true;
        }
    }

    /** Forgets everything that runs here. */
    void reset(long bootedNs) {
        for (int i = 0; i < stack.depth(); i++) {
            clock.off(stack.at(i));
        }
        stack.clear();
        ready.start(bootedNs);
        if (world.shared != null) {
            world.shared.forget(this);
        }
        current = null;
        stepEnd = Times.NEVER;
        own.forget();
        frames.reset();
        threads.reset();
        view.reset();
        reach.sees(this);
        bootsUntil = bootedNs;
        own.addBoot(bootedNs - world.now);
        dirty = true;
        begin = false;
    }

    /** Takes a context off the stack that loses its job there. */
    void forget(Runner r) {
        clock.off(r);
        if (ready.rotates(r.active)) {
            contenders.dequeue(r);
        }
        view.leaves(r);
        drop(r);
        if (current == r) {
            current = null;
            stepEnd = own.underWay ? stepEnd : Times.NEVER;
            begin |= !own.underWay;
        }
        dirty = true;
    }

    /** True between two instants if nothing is left to decide and no work of the runtime is under way: the trace shows what the core does. */
    boolean isSettled() {
        boolean steps = current == null || mode == STEP;
        return steps && view.says(current) && !dirty && !begin && !own.underWay && !own.isDue();
    }

    /** Nothing of it runs yet after a reset. */
    boolean boots() {
        return world.now < bootsUntil;
    }

    /** The contexts that wait here, by level. */
    ReadyLevels queues() {
        return ready;
    }

    /** Nobody is on the stack. */
    void clear() {
        stack.clear();
        current = null;
    }

    /** A context has been dispatched and is above the others of the stack. */
    void push(Runner r) {
        r.state = Runner.ACTIVE;
        stack.push(r);
    }

    /** Goes on with a context of the stack, in the middle of its step or of what the runtime does for it; {@code decides}: something has happened at this instant that may change who runs. */
    void goOnWith(@Nullable Runner r, long until, int what, boolean decides) {
        current = r;
        stepEnd = until;
        mode = what;
        dirty = decides;
        begin = decides && until == Times.NEVER;
    }

    /** Takes over the state of the same core of another run. */
    void copy(Cpu from) {
        ready.copy(from.ready);
        frames.copy(from.frames);
        stack.copy(from.stack, world);
        current = world.same(from.current);
        stepEnd = from.stepEnd;
        dirty = from.dirty;
        begin = from.begin;
        bootsUntil = from.bootsUntil;
        mode = from.mode;
        own.copy(from.own);
        threads.copy(from.threads);
        clock.copy(from.clock);
        view.copy(from.view);
    }

    /** True if its threads may go on on other cores. */
    boolean sharesThreads() {
        return world.shared != null;
    }

    void walk(StateWalk walk) {
        ready.walk(walk);
        frames.walk(walk);
        stack.walk(walk);
        walk.number(Runner.number(current));
        stepEnd = walk.instant(stepEnd);
        walk.flag(dirty);
        walk.flag(begin);
        // its end at the instant that comes next is a matter of that instant
        boolean boots = walk.isToCome(bootsUntil);
        walk.flag(boots);
        bootsUntil = boots ? walk.instant(bootsUntil) : bootsUntil;
        walk.number(current == null ? STEP : mode);
        own.walk(walk);
        threads.walk(walk);
        clock.walk(walk);
        view.walk(walk);
    }

    private Runner dispatch(int level) {
        Runner r = world.runners[ready.next(level)];
        if (ready.rotate() && r.plan.thread()) {
            turns.preempt(r);
        }
        push(r);
        frames.enter(r, level);
        return r;
    }

    /** What is left of the current step is kept for later. */
    void pause() {
        Runner r = current;
        if (own.underWay) {
            own.pause();
        } else if (r != null && !begin && stepEnd != Times.NEVER) {
            long left = stepEnd - world.now;
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
        stepEnd = Times.NEVER;
    }

    private void beginOwn() {
        if (own.boots()) {
            mode = OWN;
            stepEnd = Times.after(world.now, own.leftNs());
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
        Prefix first = Prefix.first(r.prefix);
        if (r.prefixLeft == 0) {
            r.prefixLeft = first.ns(plan);
        }
        overhead(r, first.cost, r.prefixLeft, PREFIX);
    }

    private void overhead(@Nullable Runner r, Cost cost, long left, int newMode) {
        mode = newMode;
        stepEnd = Times.after(world.now, left);
        if (r == null) {
            view.overhead(cost.ordinal(), left);
        } else {
            view.overhead(r, r.exiting ? -1 : r.job(), cost.ordinal(), left);
        }
    }

    /** A context has left by itself: somebody else has the core next. */
    void pop(Runner r) {
        drop(r);
        dirty = true;
    }

    /** Takes a context off the stack. */
    void drop(Runner r) {
        threads.isGone(r);
        stack.remove(r);
        if (contenders.isShared(r)) {
            contenders.shared().left(this, r);
        }
    }
}
