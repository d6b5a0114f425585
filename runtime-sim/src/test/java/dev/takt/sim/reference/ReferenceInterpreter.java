package dev.takt.sim.reference;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.target.Cost;
import java.util.List;
import java.util.Map;

/**
 * Plays a machine nanosecond by nanosecond, and each instant in the rounds of its definition. Slow and without any cleverness: every question (what is this context's level? may that
 * one run?) is answered anew from what is the case.
 *
 * <p>It shares no code with the engine ({@code sim.engine}, {@code sim.policy}) and does not read its plan. What both stand on, so that a mistake there is no difference here:
 *
 * <ul>
 *   <li>the {@link Machine}, which says what the design means on its runtime: who is on which level under which policy, ceilings, what each row of costs takes, which core a driver's interrupts
 *       and the timer use, which activations wait for a tick, whether cores are shared. It has tests by hand of its own, and the analysis reads the same;
 *   <li>{@link dev.takt.sim.plan.Draws}, the random numbers by seed, item, job and draw, since both have to draw the same times; how many draws there are and what each is for, each counts by itself;
 *   <li>the names of {@link dev.takt.sim.trace.EventKind}, for without them nothing could be compared.
 * </ul>
 */
final class ReferenceInterpreter {
    private static final int MOST_ROUNDS = 200;

    private final RefWorld world;
    private long ticked;

    ReferenceInterpreter(Machine machine, long seed) {
        world = new RefWorld(machine, seed);
    }

    /** How far the run came: less than it should if no time passes any more from there. */
    long nowNs() {
        return world.now;
    }

    /** What a core did in each nanosecond. */
    List<String> diary(int core) {
        return world.cores.get(core).diary;
    }

    /** What held each job up, nanosecond by nanosecond. */
    Map<String, List<String>> causes() {
        return world.blame.causes();
    }

    /** All events before an instant. */
    List<RefEvent> run(long until) {
        for (world.now = 0; world.now < until; world.now++) {
            if (!instant()) {
                return world.events;
            }
            world.jobs.miss();
            world.timers.pass();
            world.blame.note();
            world.cores.forEach(c -> c.passes(world.now));
        }
        return world.events;
    }

    /** Rounds until nothing changes; false if that takes too many. Where nothing has ended and nothing is due, nobody has a reason to decide anew. */
    private boolean instant() {
        boolean changed = happens() || late() || world.now == 0;
        for (int rounds = 0; changed; rounds++) {
            if (rounds > MOST_ROUNDS) {
                return false;
            }
            changed = world.scheduler.decide() | world.scheduler.begin();
            changed |= happens();
            changed = changed || late();
        }
        return true;
    }

    /** Steps that end, then what time brings. */
    private boolean happens() {
        return world.effects.endSteps() | timeEvents();
    }

    /** A message of this instant beats its timeout and a feed its watchdog, in whatever round they come. */
    private boolean late() {
        return world.messages.timeOut() || world.resets.expire();
    }

    private boolean timeEvents() {
        boolean any = world.transfers.end();
        any |= world.jobs.arrive();
        any |= world.jobs.release();
        any |= world.messages.wake();
        any |= tick();
        any |= world.turns.end();
        return any;
    }

    /** The tick takes its time from core 0, whatever goes on there. */
    private boolean tick() {
        long every = world.machine.tickNs();
        long cost = world.cores.getFirst().core.costs().of(Cost.TICK);
        boolean due = every > 0 && world.now > world.ticksFrom && (world.now - world.ticksFrom) % every == 0;
        RefCore core = world.cores.getFirst();
        if (cost == 0 || !due || ticked == world.now || core.boots(world.now)) {
            return false;
        }
        ticked = world.now;
        core.tickLeft += cost;
        core.tickBegins = true;
        return true;
    }
}
