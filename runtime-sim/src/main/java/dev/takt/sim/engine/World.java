package dev.takt.sim.engine;

import dev.takt.projects.target.Delays;
import dev.takt.sim.plan.Choices;
import dev.takt.sim.plan.Draws;
import dev.takt.sim.plan.PlanContext;
import dev.takt.sim.plan.PlanSource;
import dev.takt.sim.plan.PlanThing;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.policy.StateWalk;
import dev.takt.sim.trace.TraceBuilder;
import org.jspecify.annotations.Nullable;

/** Everything that changes in a run. The parts know each other through it. */
final class World {
    final SimPlan plan;
    final long seed;
    final TimerSlots slots;
    final Timers timers;
    final Recorder recorder;
    final Cpu[] cpus;
    /** Where threads wait for any core; null if each has its own. */
    final @Nullable SharedCores shared;

    final Runner[] runners;
    /** By thing; null where the thing is none. */
    final @Nullable LockState[] locks;

    final Locks lockRules;
    final Channels channels;
    final Buses buses;
    final Pools pools;
    final Dogs dogs;
    final Releases releases;
    final Sources sources;
    final Waits waits;
    final Reach reach;
    final Interpreter interpreter;
    /** Null in a run that chooses by itself. */
    final @Nullable Opening opening;

    long now;
    /** How far the runtime's ticks lie behind the multiples of their length: they count anew after a reset of all. */
    private long tickPhase;

    World(SimPlan plan, long seed, Choices choices, TraceBuilder trace) {
        this.plan = plan;
        this.seed = seed;
        opening = choices == Choices.DRAWN ? null : new Opening(this, choices);
        slots = new TimerSlots(plan);
        reach = new Reach(this);
        timers = new Timers(slots);
        recorder = new Recorder(this, trace);
        cpus = new Cpu[plan.cores().size()];
        for (int i = 0; i < cpus.length; i++) {
            cpus[i] = new Cpu(this, plan.cores().get(i));
        }
        shared = plan.sharesCores() ? new SharedCores(this, plan.contexts().size()) : null;
        runners = new Runner[plan.contexts().size()];
        for (PlanContext context : plan.contexts()) {
            boolean spawned = plan.program().spawns(context.index());
            runners[context.index()] = new Runner(context, cpus[context.core()], ownSource(context.index()), spawned);
        }
        locks = new LockState[plan.things().size()];
        for (PlanThing thing : plan.things()) {
            if (thing instanceof PlanThing.Lock lock) {
                locks[thing.index()] = new LockState(lock);
            }
        }
        waits = new Waits(this);
        lockRules = new Locks(this);
        channels = new Channels(this);
        buses = new Buses(this);
        pools = new Pools(this);
        dogs = new Dogs(this);
        releases = new Releases(this);
        sources = new Sources(this);
        interpreter = new Interpreter(this);
    }

    private @Nullable PlanSource ownSource(int context) {
        for (PlanSource source : plan.sources()) {
            if (source.targets().contains(context)) {
                return source;
            }
        }
        return null;
    }

    LockState lock(int thing) {
        LockState lock = locks[thing];
        if (lock == null) {
            throw new IllegalStateException("thing " + thing + " is no resource");
        }
        return lock;
    }

    /** A world in the state of this one, which goes its own way from here and records it there. */
    World copy(TraceBuilder trace) {
        World copy = new World(plan, seed, choices(), trace);
        copy.now = now;
        copy.tickPhase = tickPhase;
        copy.timers.copy(timers);
        copy.reach.copy(reach);
        copy.recorder.resetSeen = recorder.resetSeen;
        for (int i = 0; i < runners.length; i++) {
            copy.runners[i].copy(runners[i], copy);
        }
        for (int i = 0; i < locks.length; i++) {
            LockState to = copy.locks[i];
            LockState from = locks[i];
            if (to != null && from != null) {
                to.copy(from, copy);
            }
        }
        for (int i = 0; i < cpus.length; i++) {
            copy.cpus[i].copy(cpus[i]);
        }
        if (copy.shared != null && shared != null) {
            copy.shared.copy(shared);
        }
        copy.channels.copy(channels);
        copy.buses.copy(buses);
        copy.pools.copy(pools);
        copy.dogs.copy(dogs);
        copy.sources.copy(sources);
        return copy;
    }

    /** Shows all that decides how the run goes on from between two instants. */
    void walk(StateWalk walk) {
        now = walk.along(now);
        walk.number(tickPhase);
        walk.flag(recorder.resetSeen);
        timers.walk(walk);
        for (Runner r : runners) {
            r.walk(walk);
        }
        for (LockState lock : locks) {
            if (lock != null) {
                lock.walk(walk);
            }
        }
        for (Cpu cpu : cpus) {
            cpu.walk(walk);
        }
        if (shared != null) {
            shared.walk(walk);
        }
        channels.walk(walk);
        buses.walk(walk);
        pools.walk(walk);
        dogs.walk(walk);
        sources.walk(walk);
    }

    private Choices choices() {
        return opening == null ? Choices.DRAWN : opening.choices;
    }

    /** The context here that is the same as one of another world. */
    @Nullable
    Runner same(@Nullable Runner other) {
        return other == null ? null : runners[other.index];
    }

    /** The resource here that is the same as one of another world. */
    @Nullable
    LockState same(@Nullable LockState other) {
        return other == null ? null : locks[other.thing];
    }

    /** True if one could run instead of the other: they are on one core, or share all cores. */
    boolean compete(Runner a, Runner b) {
        return a.cpu == b.cpu || shared != null && a.plan.thread() && b.plan.thread();
    }

    /** The core that the runtime's timer and drivers interrupt for a context. */
    Cpu timerCore(Runner r) {
        return shared == null ? r.cpu : cpus[0];
    }

    /** The first tick that is not before an instant; the instant itself where nothing waits for ticks. */
    long onTick(long ns) {
        return ns == Times.NEVER ? ns : Times.after(Times.onGrain(ns - tickPhase, plan.tickNs()), tickPhase);
    }

    /** The last tick that is not after an instant. */
    long lastTick(long ns) {
        return plan.tickNs() <= 1 ? ns : ns - (ns - tickPhase) % plan.tickNs();
    }

    /** All cores have been reset: ticks and fixed turns count from there. */
    void ticksBegin(long bootedNs) {
        tickPhase = plan.tickNs() <= 1 ? 0 : bootedNs % plan.tickNs();
        if (TickPlan.ticks(plan)) {
            timers.set(slots.tick, Times.after(bootedNs, plan.tickNs()));
        }
        long turnsNs = TickPlan.turnsNs(plan);
        if (turnsNs > 0) {
            timers.set(slots.turns, Times.after(bootedNs, turnsNs));
        }
    }

    /** When a wait of this length that begins now ends. */
    long wakeTime(long lengthNs) {
        return wakeTime(now, lengthNs);
    }

    /** Since when a context asks for being woken, which it has then done. */
    long sleepsFrom(Runner r) {
        long from = r.sleepsFrom < 0 ? now : r.sleepsFrom;
        r.sleepsFrom = -1;
        return from;
    }

    /** When a wait of this length ends that counts from an instant, now or before. */
    long wakeTime(long from, long lengthNs) {
        long grain = plan.tickNs();
        if (plan.delays() == Delays.ROUNDED_UP || grain <= 1) {
            return Math.max(now, onTick(Times.after(from, lengthNs)));
        }
        long ticks = Times.onGrain(lengthNs, grain);
        ticks = plan.delays() == Delays.COUNT_TICKS_AND_ONE ? Times.after(ticks, grain) : ticks;
        return Math.max(now, Times.after(lastTick(from), ticks));
    }

    /** When the next job of a context comes that sleeps so long after each. */
    long afterTime(long lengthNs) {
        return plan.delays() == Delays.COUNT_TICKS_AND_ONE ? wakeTime(lengthNs) : Times.after(now, lengthNs);
    }

    long draw(Runner r, long from, long to) {
        r.draws++;
        return Draws.between(from, to, Draws.bits(seed, r.plan.draws(), r.job(), r.draws));
    }
}
