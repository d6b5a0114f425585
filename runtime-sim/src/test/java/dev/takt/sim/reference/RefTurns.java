package dev.takt.sim.reference;

import dev.takt.projects.machine.Policy;
import dev.takt.projects.machine.Turn;

/** When turns end: time slices of every kind. */
final class RefTurns {
    private final RefWorld world;

    RefTurns(RefWorld world) {
        this.world = world;
    }

    /** The length of a turn on the level where it competes, 0 if turns have no end there. */
    long slice(RefContext c) {
        return switch (world.scheduler.levelOf(c).level.policy()) {
            case Policy.RoundRobin(long sliceNs, Turn _) -> sliceNs;
            case Policy.Ring(long sliceNs, long _) -> sliceNs;
            case Policy.EarliestDeadline(var _, long sliceNs) -> sliceNs;
            default -> 0;
        };
    }

    private boolean is(RefContext c, Turn turn) {
        return switch (world.scheduler.levelOf(c).level.policy()) {
            case Policy.RoundRobin(long _, Turn own) -> own == turn;
            case Policy.EarliestDeadline(var _, long slice) -> slice > 0 && turn == Turn.WHOLE_SLICE;
            default -> false;
        };
    }

    /** A thread goes on on its core. */
    void goesOn(RefCore core, RefContext c) {
        if (core.sliceOf != c) {
            // Zephyr, z_reset_time_slice
            core.sliceOf = c;
            startWhole(core, c);
        }
    }

    private void startWhole(RefCore core, RefContext c) {
        long tick = Math.max(1, world.machine.tickNs());
        boolean sliced = is(c, Turn.WHOLE_SLICE) && slice(c) > 0;
        core.sliceEnd = sliced ? world.tickUntil(world.now, tick) + slice(c) : Long.MAX_VALUE;
    }

    /** (2) Turns that end now, or that were to end while something raised their context. */
    boolean end() {
        boolean any = false;
        world.cores.forEach(this::fixedEnd);
        for (RefContext c : world.contexts) {
            if (isOver(c) || c.sliceDue) {
                boolean waits = isRaised(c) || world.coreOf(c).switchTo == c;
                any |= !waits || !c.sliceDue;
                c.sliceDue = waits;
                if (!waits) {
                    next(c);
                }
            }
        }
        return any;
    }

    /** FreeRTOS, xTaskIncrementTick: slices end on fixed instants, for whoever runs then. */
    private void fixedEnd(RefCore core) {
        core.turning = false;
        for (RefLevel level : core.levels) {
            if (level.level.policy() instanceof Policy.RoundRobin(long slice, Turn turn)
                    && turn == Turn.NEXT_CONTEXT
                    && slice > 0
                    && world.now > world.ticksFrom
                    && (world.now - world.ticksFrom) % slice == 0) {
                core.turning = core.turned < world.now;
            }
        }
        core.turned = core.turning ? world.now : core.turned;
    }

    private boolean isOver(RefContext c) {
        RefCore core = world.coreOf(c);
        if (c.isHandler() || c.exit > 0 || slice(c) == 0 || !c.dispatched) {
            return false;
        }
        if (is(c, Turn.WHOLE_SLICE)) {
            return core.sliceOf == c && world.now >= core.sliceEnd;
        }
        if (is(c, Turn.NEXT_CONTEXT)) {
            return core.turning;
        }
        return core.running == c && c.sliceLeft <= 0;
    }

    /** What masks interrupts keeps the end of a turn off; where the kernel does not rotate whoever runs, a lifted level too. */
    private boolean isRaised(RefContext c) {
        boolean kernels = is(c, Turn.WHOLE_SLICE) || is(c, Turn.NEXT_CONTEXT);
        int own = kernels ? world.urgency.level(c) : c.context.level();
        return world.urgency.threshold(c) > own;
    }

    private void next(RefContext c) {
        if (world.machine.sharesCores()) {
            c.turnOver = othersMayTakeItsCore(c);
            if (c.turnOver) {
                world.coreOf(c).actedAt = world.now;
            }
        } else if (others(c) && !isDueFirst(c)) {
            world.scheduler.giveTurn(c);
            return;
        }
        c.sliceLeft = slice(c);
        startWhole(world.coreOf(c), c);
    }

    /** All others of its level are due later: at the end of those that are due when it is, it is the first again. */
    private boolean isDueFirst(RefContext c) {
        return world.urgency.preemptsByDeadline(world.scheduler.levelOf(c))
                && world.contexts.stream()
                        .filter(o -> o != c && o.state == RefContext.State.READY)
                        .filter(o -> world.scheduler.levelOf(o) == world.scheduler.levelOf(c))
                        .allMatch(o -> world.urgency.deadline(o) > world.urgency.deadline(c));
    }

    private boolean othersMayTakeItsCore(RefContext c) {
        return world.contexts.stream()
                .filter(world.sharing::isInLine)
                .filter(o -> o.context.cores().contains(c.core))
                .anyMatch(o -> world.urgency.level(o) == world.urgency.level(c));
    }

    boolean others(RefContext c) {
        return world.contexts.stream()
                .anyMatch(o -> o != c
                        && o.state == RefContext.State.READY
                        && world.scheduler.levelOf(o) == world.scheduler.levelOf(c));
    }

    /** Tock: a process that handlers interrupt, or that calls the kernel, with a short rest of its slice. */
    void interrupted(RefContext c) {
        if (world.scheduler.levelOf(c).level.policy() instanceof Policy.Ring(long slice, long least)
                && slice > 0
                && c.dispatched
                && c.sliceLeft <= least) {
            // whether another waits or not: the ring goes on behind it
            world.scheduler.giveTurn(c);
        }
    }
}
