package dev.takt.sim.reference;

import dev.takt.projects.machine.Band;
import dev.takt.projects.machine.Policy;
import dev.takt.projects.machine.Turn;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.target.Cost;
import dev.takt.sim.trace.EventKind;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who has which core: one decision a core, and what coming to it and leaving it cost. */
final class RefScheduler {
    private final RefWorld world;
    private long front;
    private long back;

    RefScheduler(RefWorld world) {
        this.world = world;
    }

    // ready and not

    /** It can go on: behind those that have come to its level before. A new job counts as come when it arrived, one that waited when it is ready again. */
    void ready(RefContext c, long since) {
        isReady(c, since);
        c.firstPoll = since == c.origin;
        levelOf(c).comes(c);
    }

    /** As {@link #ready}: the runtime's timer has woken it. */
    void readyByTimer(RefContext c, long since) {
        isReady(c, since);
        levelOf(c).comesByTimer(c, world.timers);
    }

    private void isReady(RefContext c, long since) {
        world.tells(c);
        c.state = RefContext.State.READY;
        c.waitsNoMore();
        c.since = since;
        c.place = 0;
        c.sliceLeft = world.turns.slice(c);
    }

    /** Gives up its core by itself, or loses its place. */
    void leave(RefContext c) {
        levelOf(c).goesAway(c);
        c.exit = c.dispatched ? exitCost(c) : 0;
        if (c.exit == 0) {
            gone(c);
        }
    }

    /** It has left its core. */
    void gone(RefContext c) {
        RefCore core = world.coreOf(c);
        c.dispatched = false;
        c.sliceDue = false;
        core.sliceOf = core.sliceOf == c ? null : core.sliceOf;
        core.running = core.running == c ? null : core.running;
        core.placed = core.placed == c ? null : core.placed;
        core.shown = core.shown == c ? null : core.shown;
        core.switchTo = core.switchTo == c ? null : core.switchTo;
    }

    /** A handler has ended, or a pass of the dispatcher of a level. */
    private long exitCost(RefContext c) {
        long cost = world.coreOf(c).core.costs().of(Cost.INTERRUPT_EXIT);
        if (c.isHandler()) {
            return cost;
        }
        RefLevel level = homeOf(c);
        if (!level.polling || !level.isPassOver()) {
            return 0;
        }
        level.polling = false;
        if (cost > 0) {
            level.idles();
        }
        return cost;
    }

    /** It has given others a turn: if that was the end of a pass, the interrupt returns and comes again. */
    void yielded(RefContext c) {
        RefLevel level = homeOf(c);
        if (level.polling && level.isPassOver()) {
            level.polling = false;
            level.returns = true;
        }
    }

    /** Behind all others of its level. */
    void giveTurn(RefContext c) {
        c.dispatched = false;
        c.firstPoll = world.now == c.origin;
        c.since = world.now;
        c.place = ++back;
        c.sliceLeft = world.turns.slice(c);
        levelOf(c).comes(c);
    }

    /** The runtime's own mutex lets it compete at a level from now on: where it is ready it goes to the end of it, and a cooperative one may keep the core. */
    void lift(RefContext c, int level, boolean keepsOn) {
        if (level == world.urgency.level(c)) {
            return;
        }
        RefLevel before = levelOf(c);
        c.lifted = level == c.context.level() ? -1 : level;
        if (c.state != RefContext.State.READY) {
            return;
        }
        before.goesAway(c);
        levelOf(c).comes(c);
        boolean current = c.dispatched && world.coreOf(c).lastThread == c;
        boolean cooperative = world.urgency.isCooperative(c, level);
        if (!current || !cooperative || !keepsOn) {
            giveTurn(c);
        }
    }

    // (3) one decision a core

    boolean decide() {
        boolean any = world.sharing.place();
        for (RefCore core : world.cores) {
            any |= wakes(core);
            any |= core.tickLeft == 0 && decide(core);
            if (core.tickBegins && core.running != null) {
                world.turns.interrupted(core.running);
            }
            core.tickBegins = false;
        }
        return any;
    }

    /** A core that has slept takes its time before it does anything. */
    private boolean wakes(RefCore core) {
        long cost = core.core.costs().of(Cost.WAKE);
        if (cost == 0 || !core.sleeps(world.now) || core.tickLeft == 0 && chosen(core) == null) {
            return false;
        }
        core.awakeAt = world.now;
        core.tickLeft += cost;
        core.tickBegins = true;
        return true;
    }

    private boolean decide(RefCore core) {
        RefContext before = core.running;
        RefContext chosen = chosen(core);
        restAbove(core, chosen);
        if (chosen == before) {
            if (chosen != null && !chosen.dispatched) {
                // its turn was over, and the next is its own again
                dispatch(core, chosen);
            }
            core.chained = false;
            return false;
        }
        if (before != null && before.dispatched) {
            before.place = --front;
            world.turns.interrupted(before);
        }
        if (chosen != null && isThread(chosen)) {
            rotate(core, chosen);
        }
        core.running = chosen;
        if (chosen != null && !chosen.dispatched) {
            dispatch(core, chosen);
        }
        core.chained = false;
        return true;
    }

    /** Where the next of the list runs at every switch, threads that have lost the core to another are in it like all others. */
    private void rotate(RefCore core, RefContext chosen) {
        for (RefContext c : world.contexts) {
            boolean turns = levelOf(c).level.policy() instanceof Policy.RoundRobin(long _, Turn turn)
                    && turn == Turn.NEXT_CONTEXT;
            if (c != chosen && c.dispatched && turns && world.coreOf(c) == core) {
                c.dispatched = false;
            }
        }
    }

    /** The levels above whom the core is given to had it and found nothing to do. */
    private void restAbove(RefCore core, @Nullable RefContext chosen) {
        int highest = chosen == null ? -1 : world.urgency.threshold(chosen);
        core.levels.stream().filter(l -> l.level.rank() > highest).forEach(RefLevel::idles);
    }

    /** A job or segment begins: what its runtime takes for that comes first. */
    private void dispatch(RefCore core, RefContext c) {
        c.dispatched = true;
        levelOf(c).goes(c, world.urgency);
        if (enters(c)) {
            owesEntry(core, c);
        }
        if (isPolled(c) && !c.isHandler() && !c.begun) {
            homeOf(c).polling |= !homeOf(c).level.dispatcher().isEmpty();
            owe(core, c, Cost.POLL);
        }
    }

    private void owesEntry(RefCore core, RefContext c) {
        boolean returns = homeOf(c).returns;
        homeOf(c).returns = false;
        if (returns && core.core.costs().of(Cost.TAIL_CHAIN) > 0) {
            owe(core, c, Cost.TAIL_CHAIN);
            return;
        }
        if (returns) {
            owe(core, c, Cost.INTERRUPT_EXIT);
        }
        if (!core.chained) {
            owe(core, c, Cost.INTERRUPT_ENTRY);
        }
    }

    /** Its core enters an interrupt to begin with it: its own, or that of the dispatcher of its level. */
    private boolean enters(RefContext c) {
        RefLevel level = homeOf(c);
        return c.isHandler()
                || isPolled(c) && !c.begun && !level.level.dispatcher().isEmpty() && !level.polling;
    }

    /** As an interrupt ends: the core would next enter another one, or the same again. */
    private boolean chains(RefCore core, RefContext ending) {
        if (core.core.costs().of(Cost.TAIL_CHAIN) == 0) {
            return false;
        }
        long exit = ending.exit;
        ending.exit = 0;
        ending.dispatched = false;
        ending.begun = false;
        RefContext next = chosen(core);
        boolean inAnother = next != null && homeOf(next).polling;
        boolean enters = next != null && !next.dispatched && next.exit == 0 && enters(next) && !inAnother;
        ending.exit = exit;
        ending.dispatched = true;
        ending.begun = true;
        return enters;
    }

    private static void owe(RefCore core, RefContext c, Cost cost) {
        if (core.core.costs().of(cost) > 0) {
            c.owed.add(new Owed(cost, core.core.costs().of(cost)));
        }
    }

    private boolean isPolled(RefContext c) {
        return homeOf(c).level.band() == Band.INTERRUPT || isCalled(c);
    }

    private boolean isCalled(RefContext c) {
        Policy policy = homeOf(c).level.policy();
        return policy instanceof Policy.Batches
                || policy instanceof Policy.DeadlinePolls
                || policy instanceof Policy.Loop;
    }

    /** Below all interrupts, with a kernel that switches. */
    boolean isThread(RefContext c) {
        return !c.isHandler() && !isPolled(c);
    }

    /** The level of its own, wherever it competes at the moment. */
    private RefLevel homeOf(RefContext c) {
        return world.coreOf(c).levels.get(c.context.level());
    }

    /** The level where it competes. */
    RefLevel levelOf(RefContext c) {
        return world.coreOf(c).levels.get(world.urgency.level(c));
    }

    private @Nullable RefContext chosen(RefCore core) {
        List<RefContext> able = world.contexts.stream()
                .filter(c -> world.coreOf(c) == core && c.wantsCore())
                .filter(c -> world.sharing.mayRun(core, c))
                .sorted(Comparator.<RefContext>comparingInt(c -> -world.urgency.level(c))
                        .thenComparing((a, b) -> levelOf(a).order(world.urgency).compare(a, b)))
                .toList();
        boolean onlyDispatched = false;
        for (RefContext c : able) {
            if (core.switchTo != null && c != core.switchTo && isThread(c)) {
                // a switch is the kernel's: no other thread comes in between
                continue;
            }
            if (c.dispatched || !onlyDispatched && isAllowed(c, able)) {
                return c;
            }
            // only the most urgent job may start
            onlyDispatched |= world.urgency.isByDeadline(c) && able.stream().anyMatch(d -> d.dispatched);
        }
        return null;
    }

    /** Whether no one that has been dispatched and no ceiling bars a context. */
    private boolean isAllowed(RefContext c, List<RefContext> able) {
        for (RefContext d : able) {
            if (d.dispatched && bars(d, c)) {
                return false;
            }
        }
        if (!world.urgency.isByDeadline(c) || !c.held.isEmpty()) {
            return true;
        }
        // the stack resource policy (Baker 1991)
        return world.locks.stream()
                .filter(l -> l.resource.protocol() == Protocol.IMMEDIATE_CEILING)
                .filter(l -> l.holder != null && l.resource.core() == c.core)
                .allMatch(l -> world.machine.preemptionLevel(c.context) > l.preemptionCeiling);
    }

    private boolean bars(RefContext d, RefContext c) {
        int threshold = world.urgency.threshold(d);
        boolean together = levelOf(c) == levelOf(d) && world.urgency.preemptsByDeadline(levelOf(c));
        if (together && threshold == world.urgency.level(c)) {
            return world.urgency.deadline(c) >= world.urgency.deadline(d);
        }
        return threshold >= world.urgency.level(c);
    }

    // (4) the chosen ones begin or go on

    boolean begin() {
        boolean any = false;
        for (RefCore core : world.cores) {
            RefContext c = core.running;
            if (core.tickLeft == 0) {
                showLoss(core, c);
                any |= c != null && !core.switches() && begin(core, c);
            }
        }
        return any;
    }

    private boolean begin(RefCore core, RefContext c) {
        if (isThread(c) && c.exit == 0 && mustSwitch(core, c)) {
            core.switchTo = c;
            core.switchLeft = core.core.costs().of(Cost.CONTEXT_SWITCH);
            return true;
        }
        if (c.moving > 0) {
            return false;
        }
        boolean works = c.exit == 0 && c.owed.isEmpty();
        if (works) {
            c.ranOn = c.core;
            if (isThread(c)) {
                core.lastThread = c;
                world.turns.goesOn(core, c);
            }
            show(core, c);
        }
        boolean fresh = !c.begun;
        if (fresh) {
            c.begun = true;
            if (works
                    && !c.spinning
                    && world.effects.settled(c) instanceof Act.Call(Cost cost, long _)
                    && cost == Cost.SLEEP) {
                c.sleepsFrom = world.now;
            }
            c.chains = c.exit > 0 && chains(core, c);
            c.exit = c.chains ? core.core.costs().of(Cost.TAIL_CHAIN) : c.exit;
            c.left = works
                    ? world.effects.length(c)
                    : c.exit > 0 ? c.exit : c.owed.getFirst().ns();
        }
        return fresh;
    }

    private static boolean mustSwitch(RefCore core, RefContext c) {
        return core.core.costs().of(Cost.CONTEXT_SWITCH) > 0 && core.lastThread != null && core.lastThread != c;
    }

    /** A started job that could go on has lost its core. */
    private void showLoss(RefCore core, @Nullable RefContext to) {
        RefContext from = core.shown;
        if (from == null || from == to) {
            return;
        }
        core.shown = null;
        if (from.state == RefContext.State.READY && from.exit == 0 && from.job().started) {
            world.event(EventKind.PREEMPT, from, to == null ? "" : to.context.name());
        }
    }

    private void show(RefCore core, RefContext c) {
        RefJob job = c.job();
        if (c.spinning && c.awaited != null) {
            if (!c.begun) {
                world.event(EventKind.SPIN, c, c.awaited.resource.name());
            }
        } else if (core.shown != c || !job.started) {
            world.event(job.started ? EventKind.RESUME : EventKind.START, c, "");
        }
        core.shown = c;
        job.started = true;
        c.held.forEach(l -> l.givenBy = null);
    }
}
