package dev.takt.sim.engine;

import dev.takt.projects.machine.Policy;
import dev.takt.projects.machine.Turn;
import dev.takt.sim.policy.StateWalk;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Time slices of one core. A turn runs while its context has the core and pauses while it is preempted; or, where slices are whole, it ends so many ticks after the context got the core from another thread,
 * interrupts included. It ends only when nothing raises the context; a rest that is too short may be given up.
 */
final class TurnClock {
    private final World world;
    private final Cpu cpu;
    private final ReadyLevels ready;
    /** How long a turn is, by level; 0 where time ends none. */
    private final long[] sliceNs;
    /** Slices are whole. */
    private final boolean whole;
    /** A shorter rest of a slice is given up. */
    private final long leastNs;

    private @Nullable Runner runs;
    private long since;

    TurnClock(World world, Cpu cpu, ReadyLevels ready) {
        this.world = world;
        this.cpu = cpu;
        this.ready = ready;
        List<Policy> policies = cpu.plan.policies();
        sliceNs = policies.stream().mapToLong(TurnClock::sliceNs).toArray();
        whole = policies.stream().anyMatch(TurnClock::isWhole);
        leastNs = policies.getFirst() instanceof Policy.Ring ring ? ring.leastNs() : 0;
    }

    private static long sliceNs(Policy policy) {
        return switch (policy) {
            case Policy.RoundRobin turn -> turn.turn() == Turn.NEXT_CONTEXT ? 0 : turn.sliceNs();
            case Policy.Ring ring -> ring.sliceNs();
            case Policy.EarliestDeadline deadlines -> deadlines.sliceNs();
            case Policy.ByOrder _, Policy.FirstCome _ -> 0;
            case Policy.Batches _, Policy.DeadlinePolls _, Policy.Loop _ -> 0;
        };
    }

    private static boolean isWhole(Policy policy) {
        return policy instanceof Policy.RoundRobin turn && turn.turn() == Turn.WHOLE_SLICE
                || policy instanceof Policy.EarliestDeadline deadlines && deadlines.sliceNs() > 0;
    }

    /** True if a turn may end because its context calls the kernel. */
    boolean endsWithCalls() {
        return leastNs > 0;
    }

    /** A context has the core: its turn begins or goes on. */
    void on(Runner r) {
        long slice = sliceNs[r.active];
        if (runs == r || slice == 0 && !(whole && r.plan.thread())) {
            return;
        }
        if (whole && runs == null && r.sliceDue && isRaised(r)) {
            // its turn is over, and ends when nothing raises it any more
            return;
        }
        if (whole) {
            r.sliceDue = false;
            runs = r;
            world.timers.set(world.slots.slices + cpu.index, slice == 0 ? Times.NEVER : wholeSlice(slice));
            return;
        }
        if (r.sliceLeft == 0) {
            r.sliceLeft = slice;
        }
        runs = r;
        since = world.now;
        world.timers.set(world.slots.slices + cpu.index, Times.after(since, r.sliceLeft));
    }

    /** A slice of ticks counts from the last one. */
    private long wholeSlice(long slice) {
        return Times.after(world.lastTick(world.now), slice);
    }

    /** The context loses the core for now. */
    void pause(Runner r) {
        if (whole) {
            return;
        }
        boolean ran = runs == r;
        off(r);
        if (ran && leastNs > 0 && r.state == Runner.ACTIVE && r.sliceLeft <= leastNs) {
            r.sliceDue = isRaised(r);
            if (!r.sliceDue) {
                cpu.turns.give(r);
            }
        }
    }

    /** The context has called the kernel: too short a rest of its slice is not worth going back to it. */
    void called(Runner r) {
        if (runs == r && r.state == Runner.ACTIVE && r.sliceLeft - (world.now - since) <= leastNs) {
            off(r);
            r.sliceLeft = 0;
            r.sliceDue = isRaised(r);
            if (!r.sliceDue) {
                // also with nobody waiting yet: the ring has moved on when the kernel looks for the next
                cpu.turns.give(r);
            }
        }
    }

    /** The context no longer has the core; what is left of its slice is kept. */
    void off(Runner r) {
        if (runs == r) {
            r.sliceLeft = Math.max(0, r.sliceLeft - (world.now - since));
            runs = null;
            world.timers.clear(world.slots.slices + cpu.index);
        }
    }

    /** The slice has ended. */
    void fire() {
        Runner r = runs;
        runs = null;
        world.timers.clear(world.slots.slices + cpu.index);
        if (r != null) {
            r.sliceLeft = 0;
            end(r);
        }
    }

    /** What kept the end of the turn off has fallen: it comes with the slice ends of this instant, behind the arrivals. */
    void catchUp(Runner r) {
        r.sliceDue = false;
        r.sliceLeft = 0;
        runs = r;
        since = world.now;
        world.timers.set(world.slots.slices + cpu.index, world.now);
    }

    /** The turn is over, as soon as nothing raises the context. */
    void end(Runner r) {
        r.sliceDue = isRaised(r);
        if (r.sliceDue) {
            return;
        }
        if (cpu.turns.othersGoFirst(r)) {
            cpu.turns.end(r);
        } else {
            on(r);
        }
    }

    /** True if a lock or a mutex lifts the context above its own level: its turn does not end meanwhile. */
    boolean isRaised(Runner r) {
        return r.raised > r.plan.level() || r.active > r.plan.level() && !whole && !ready.rotates(r.active);
    }

    void copy(TurnClock from) {
        runs = world.same(from.runs);
        since = from.since;
    }

    void walk(StateWalk walk) {
        walk.number(Runner.number(runs));
        if (runs != null && !whole) {
            since = walk.instant(since);
        }
    }
}
