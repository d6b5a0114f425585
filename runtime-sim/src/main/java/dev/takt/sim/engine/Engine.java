package dev.takt.sim.engine;

import dev.takt.projects.text.Progress;
import dev.takt.sim.plan.Choices;
import dev.takt.sim.plan.EventWatch;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.policy.Dispatcher;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Shelf;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBuilder;
import dev.takt.sim.trace.TraceNames;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Runs a plan instant by instant, each instant in rounds (semantics, section 1). One thread. {@link Dispatcher}s order the ready contexts, {@link Timers} the
 * times to come; the end of a core's current step is kept beside it, so an event allocates nothing.
 */
public final class Engine {
    private static final int POLL_EVERY = 4096;
    private static final int STEPS_AT_ONCE = 16;

    private final World world;
    private final Cpu[] cpus;
    private final @Nullable SharedCores shared;
    private final @Nullable PlainStretch plain;
    private final @Nullable Repetition repetition;
    private final int repeatAfter;
    private final long turnsNs;
    /** The core, if there is but one. */
    private final @Nullable Cpu alone;

    private boolean started;

    /** {@code repeatAfter}: after so many events it looks whether the state recurs, and goes on by copying if it does; 0: never. */
    public Engine(SimPlan plan, long seed, TraceBuilder trace, Choices choices, int repeatAfter) {
        world = new World(plan, seed, choices, trace);
        cpus = world.cpus;
        shared = world.shared;
        plain = PlainStretch.of(world).orElse(null);
        this.repeatAfter = repeatAfter;
        repetition = Repetition.of(world, repeatAfter).orElse(null);
        alone = cpus.length == 1 && shared == null ? cpus[0] : null;
        turnsNs = TickPlan.turnsNs(plan);
        if (turnsNs > 0) {
            world.timers.set(world.slots.turns, turnsNs);
        }
        if (TickPlan.ticks(plan)) {
            world.timers.set(world.slots.tick, plan.tickNs());
        }
    }

    private Engine(Engine other, TraceBuilder trace) {
        world = other.world.copy(trace);
        cpus = world.cpus;
        shared = world.shared;
        plain = PlainStretch.of(world).orElse(null);
        repeatAfter = other.repeatAfter;
        repetition = Repetition.of(world, repeatAfter).orElse(null);
        alone = cpus.length == 1 && shared == null ? cpus[0] : null;
        turnsNs = other.turnsNs;
        started = other.started;
    }

    /** An engine in the same state, which goes its own way from here; what both have recorded is shared. */
    public Engine copy() {
        return new Engine(this, world.recorder.trace.copy());
    }

    /** The same; what it records from here on is kept on a shelf. */
    public Engine copy(Shelf shelf) {
        return new Engine(this, world.recorder.trace.copy(shelf));
    }

    /** The run has been watched up to here. */
    public long now() {
        return world.now;
    }

    /** The longest response of a context so far, from arrival; -1 if none of its jobs has ended. Counted up to the first reset. */
    public long worstResponseNs(int context) {
        return world.runners[context].worstNs;
    }

    /** The job that had it. */
    public long worstJob(int context) {
        return world.runners[context].worstJob;
    }

    /** When that job ended. */
    public long worstJobEndNs(int context) {
        return world.runners[context].worstAt;
    }

    /** So many of its events were copied, because the state of the run had recurred. */
    public long copiedEvents() {
        return repetition == null ? 0 : repetition.copied();
    }

    public TraceNames names() {
        return world.plan.names();
    }

    public Trace trace() {
        return world.recorder.trace.trace();
    }

    /** Goes on until one of the limits is reached; instants before {@code untilNs} are finished. */
    public EngineStop advance(
            long untilNs, long maxEvents, boolean stopAtMiss, List<EventWatch> watches, Progress progress) {
        int polls = 0;
        world.recorder.missSeen = false;
        world.recorder.watch(watches);
        PlainStretch stretch = watches.isEmpty() ? plain : null;
        Repetition rounds = watches.isEmpty() ? repetition : null;
        if (rounds != null) {
            rounds.skip();
        }
        long from = world.now;
        while (true) {
            long next = rounds == null ? untilNs : Math.min(untilNs, rounds.lookNs());
            int played = stretch == null || !started ? 0 : stretch.advance(next, maxEvents, POLL_EVERY);
            if (stretch == null || played == 0 || stretch.isCutShort()) {
                int inRounds = play(next, maxEvents, stopAtMiss, stretch == null ? POLL_EVERY : 1);
                if (inRounds == 0 && rounds != null && next == rounds.lookNs()) {
                    // much may have been copied: whoever waits is asked
                    played += rounds.look(untilNs, maxEvents, stopAtMiss) ? POLL_EVERY : 1;
                }
                if (inRounds == 0 && next == untilNs) {
                    world.now = Math.max(world.now, untilNs);
                    return stop(EngineStop.TIME);
                }
                if (inRounds < 0) {
                    return stop(EngineStop.LIVELOCK);
                }
                played += inRounds;
            }
            if (stopAtMiss && world.recorder.missSeen) {
                return stop(EngineStop.MISS);
            }
            if (world.recorder.watchedSeen) {
                return stop(EngineStop.EVENT);
            }
            if (world.recorder.trace.size() >= maxEvents) {
                return stop(EngineStop.EVENTS);
            }
            polls += played;
            if (polls >= POLL_EVERY) {
                polls = 0;
                if (progress.cancelled()) {
                    return stop(EngineStop.CANCELLED);
                }
                if (progress.enough()) {
                    return stop(EngineStop.ENOUGH);
                }
                progress.report((double) (world.now - from) / Math.max(1, untilNs - from));
            }
        }
    }

    /** Plays instants before {@code untilNs}, until there may be a reason to stop; returns how many, negative if time cannot go on. */
    private int play(long untilNs, long maxEvents, boolean stopAtMiss, int mostInstants) {
        Recorder recorder = world.recorder;
        int played = 0;
        long next = nextTime();
        while (next < untilNs && played < mostInstants) {
            world.now = next;
            played++;
            if (!(alone == null ? instant() : instant(alone))) {
                return -1;
            }
            if (stopAtMiss && recorder.missSeen || recorder.watchedSeen || recorder.trace.size() >= maxEvents) {
                break;
            }
            next = nextTime();
        }
        return played;
    }

    private EngineStop stop(EngineStop why) {
        world.recorder.trace.reach(world.now);
        return why;
    }

    private long nextTime() {
        if (!started) {
            started = true;
            return world.now;
        }
        long next = world.timers.first;
        if (alone != null) {
            return Math.min(next, alone.stepEnd);
        }
        for (Cpu cpu : cpus) {
            next = Math.min(next, cpu.stepEnd);
        }
        return next;
    }

    /** Rounds until nothing changes, then the deadlines. False if time cannot go on. */
    private boolean instant() {
        int rounds = 0;
        int most = Patience.ROUNDS;
        do {
            while (changes()) {
                round();
                if (++rounds > most) {
                    most = longer(rounds, most);
                    if (most < 0) {
                        return false;
                    }
                    rounds = most == Patience.ROUNDS ? 0 : rounds;
                }
            }
        } while (late(world.slots.timeouts, world.slots.deadlines));
        late(world.slots.deadlines, world.slots.count);
        return true;
    }

    /** As {@link #instant()}, where there is but one core: whatever follows from its step is the next round. */
    private boolean instant(Cpu cpu) {
        Timers timers = world.timers;
        long now = world.now;
        int rounds = 0;
        int most = Patience.ROUNDS;
        while (true) {
            if (cpu.stepEnd == now) {
                cpu.endStep();
            }
            if (timers.first == now) {
                late(0, world.slots.timeouts);
            }
            if (cpu.dirty) {
                cpu.decide();
            }
            if (cpu.begin) {
                cpu.beginStep();
            }
            boolean goesOn = cpu.stepEnd == now || cpu.dirty || cpu.begin;
            if (!goesOn && timers.first == now) {
                goesOn = timers.firstSlot() < world.slots.timeouts || late(world.slots.timeouts, world.slots.deadlines);
            }
            if (!goesOn) {
                late(world.slots.deadlines, world.slots.count);
                return true;
            }
            if (++rounds > most) {
                most = longer(rounds, most);
                if (most < 0) {
                    return false;
                }
                rounds = most == Patience.ROUNDS ? 0 : rounds;
            }
        }
    }

    /** True if another round would change anything. */
    private boolean changes() {
        for (Cpu cpu : cpus) {
            if (cpu.stepEnd == world.now || cpu.dirty || cpu.begin) {
                return true;
            }
        }
        if (shared != null && shared.dirty) {
            return true;
        }
        return world.timers.first == world.now && world.timers.firstSlot() < world.slots.timeouts;
    }

    private void round() {
        for (Cpu cpu : cpus) {
            if (cpu.stepEnd == world.now) {
                cpu.endStep();
            }
        }
        late(0, world.slots.timeouts);
        if (shared != null && shared.dirty) {
            shared.place();
        }
        for (Cpu cpu : cpus) {
            if (cpu.dirty) {
                cpu.decide();
            }
        }
        for (Cpu cpu : cpus) {
            if (cpu.begin) {
                cpu.beginStep();
                if (!goThrough(cpu)) {
                    // what its steps did to other cores belongs to the next round
                    return;
                }
            }
        }
    }

    /** A step without length that is all of the next round ends at once, and so on: the rounds that a job with locks would need. False if the last of them made something due elsewhere. */
    private boolean goThrough(Cpu cpu) {
        for (int i = 0; i < STEPS_AT_ONCE && cpu.stepEnd == world.now && isAlone(cpu); i++) {
            cpu.endStep();
            if (!isAlone(cpu)) {
                return false;
            }
            if (cpu.dirty) {
                cpu.decide();
            }
            if (cpu.begin) {
                cpu.beginStep();
            }
        }
        return true;
    }

    /** True if in this instant nothing is due but what a core does. */
    private boolean isAlone(Cpu cpu) {
        if (world.timers.first == world.now || shared != null) {
            return false;
        }
        for (Cpu other : cpus) {
            if (other != cpu && (other.stepEnd == world.now || other.dirty || other.begin)) {
                return false;
            }
        }
        return true;
    }

    /** Fires the timers that are due now with slots in a range; slots below the range are not due. */
    private boolean late(int fromSlot, int toSlot) {
        boolean fired = false;
        Timers timers = world.timers;
        while (timers.first == world.now) {
            int slot = timers.firstSlot();
            if (slot >= toSlot || slot < fromSlot) {
                break;
            }
            fire(slot);
            fired = true;
        }
        return fired;
    }

    private void fire(int slot) {
        TimerSlots slots = world.slots;
        if (slot >= slots.arrivals && slot < slots.releases) {
            world.sources.fires(slot - slots.arrivals);
        } else {
            fireOther(slot, slots);
        }
    }

    private void fireOther(int slot, TimerSlots slots) {
        if (slot < slots.arrivals) {
            world.buses.driverFires(slot - slots.transfers);
        } else if (slot < slots.delays) {
            world.releases.releaseFires(slot - slots.releases);
        } else if (slot < slots.tick) {
            world.waits.delayFires(slot - slots.delays);
        } else if (slot == slots.tick) {
            world.timers.set(slot, Times.after(world.now, world.plan.tickNs()));
            world.cpus[0].own.ticks(world.plan.cores().get(0).tickNs());
        } else if (slot == slots.turns) {
            world.timers.set(slot, Times.after(world.now, turnsNs));
            for (Cpu cpu : cpus) {
                cpu.turns.rotate();
            }
        } else if (slot < slots.timeouts) {
            world.timers.clear(slot);
            world.cpus[slot - slots.slices].clock.fire();
        } else if (slot < slots.dogs) {
            world.waits.timeoutFires(slot - slots.timeouts);
        } else if (slot < slots.deadlines) {
            world.dogs.expires(slot - slots.dogs);
        } else {
            world.releases.deadlineFires(slot - slots.deadlines);
        }
    }

    /** An instant takes many rounds: as many as it may have in all, from the first on again behind a cut, or below 0 if time cannot go on. */
    private int longer(int rounds, int most) {
        if (most == Patience.ROUNDS) {
            return rounds + Patience.more(world);
        }
        return cutLivelock() ? Patience.ROUNDS : -1;
    }

    /** Takes the contexts out of the run that keep time from passing. */
    private boolean cutLivelock() {
        boolean cut = false;
        for (Cpu cpu : cpus) {
            Runner r = cpu.current;
            if (r != null && !r.dead && cpu.stepEnd == world.now) {
                world.recorder.of(EventKind.LIVELOCK, r);
                r.dead = true;
                world.releases.reset(r, 0);
                cut = true;
            }
        }
        return cut;
    }
}
