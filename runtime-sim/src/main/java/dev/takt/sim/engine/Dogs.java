package dev.takt.sim.engine;

import dev.takt.projects.model.Expiry;
import dev.takt.sim.plan.PlanSource;
import dev.takt.sim.plan.PlanThing;
import dev.takt.sim.policy.StateWalk;
import dev.takt.sim.trace.EventKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** Watchdogs and the resets they make (semantics, section 3, rule 6). */
final class Dogs {
    private static final int NOT_FED = 0;
    private static final int FED_TOO_EARLY = 1;

    private final World world;
    private final PlanThing.@Nullable Dog[] dogs;
    private final long[] lastFed;
    private final boolean[] fed;
    private final boolean[] warned;
    /** By watchdog and context: who of its feeders has been alive since it was fed. */
    private final boolean[][] alive;

    Dogs(World world) {
        this.world = world;
        int things = world.plan.things().size();
        dogs = new PlanThing.Dog[things];
        lastFed = new long[things];
        fed = new boolean[things];
        warned = new boolean[things];
        alive = new boolean[things][0];
        for (PlanThing thing : world.plan.things()) {
            if (thing instanceof PlanThing.Dog dog) {
                dogs[thing.index()] = dog;
                alive[thing.index()] = new boolean[world.plan.contexts().size()];
                arm(dog, 0);
            }
        }
    }

    /** The last of the feeders to be alive feeds. The window counts from the last feed; the first feed after a start is never too early. */
    void feed(Runner r, int thing) {
        PlanThing.Dog dog = dog(thing);
        if (!isLastAlive(r, dog)) {
            return;
        }
        boolean early = fed[thing] && world.now - lastFed[thing] < dog.windowNs();
        world.recorder.of(EventKind.WATCHDOG_FEED, r, thing, -1);
        if (early) {
            reset(dog, FED_TOO_EARLY);
            return;
        }
        arm(dog, world.now);
        fed[thing] = true;
    }

    private boolean isLastAlive(Runner r, PlanThing.Dog dog) {
        boolean[] seen = alive[dog.index()];
        seen[r.index] = true;
        for (int i = 0; i < dog.feeders().size(); i++) {
            if (!seen[dog.feeders().get(i)]) {
                return false;
            }
        }
        Arrays.fill(seen, false);
        return true;
    }

    void expires(int thing) {
        PlanThing.Dog dog = dog(thing);
        if (dog.expiry() == Expiry.INTERRUPT_FIRST && !warned[thing]) {
            arm(dog, world.now);
            warned[thing] = true;
            for (int i = 0; i < dog.listeners().size(); i++) {
                world.releases.arrive(world.runners[dog.listeners().get(i)]);
            }
        } else {
            reset(dog, NOT_FED);
        }
    }

    private void arm(PlanThing.Dog dog, long fromNs) {
        int thing = dog.index();
        lastFed[thing] = fromNs;
        fed[thing] = false;
        warned[thing] = false;
        world.timers.set(world.slots.dogs + thing, Times.after(fromNs, dog.timeoutNs()));
    }

    private void reset(PlanThing.Dog dog, int why) {
        world.recorder.resetSeen = true;
        int core = dog.expiry() == Expiry.CORE_RESET ? dog.core() : -1;
        long booted = Times.after(world.now, world.plan.bootNs());
        for (Cpu cpu : world.cpus) {
            if (core < 0 || cpu.index == core) {
                world.recorder.core(EventKind.WATCHDOG_RESET, cpu.index, dog.index(), why);
            }
        }
        for (Runner r : world.runners) {
            if (core < 0 || r.cpu.index == core) {
                world.releases.reset(r, 1);
            }
        }
        world.channels.reset(core);
        world.pools.reset(core);
        for (Cpu cpu : world.cpus) {
            if (core < 0 || cpu.index == core) {
                cpu.reset(booted);
            }
        }
        if (core < 0 || world.cpus.length == 1) {
            world.ticksBegin(booted);
        }
        for (PlanSource source : world.plan.sources()) {
            if (core < 0 ? source.core() >= 0 : source.core() == core) {
                world.sources.start(source, booted);
            }
        }
        for (PlanThing.Dog other : dogs) {
            if (other != null && (core < 0 || other.core() == core)) {
                arm(other, booted);
                Arrays.fill(alive[other.index()], false);
            }
        }
    }

    void copy(Dogs from) {
        System.arraycopy(from.lastFed, 0, lastFed, 0, lastFed.length);
        System.arraycopy(from.fed, 0, fed, 0, fed.length);
        System.arraycopy(from.warned, 0, warned, 0, warned.length);
        for (int i = 0; i < alive.length; i++) {
            System.arraycopy(from.alive[i], 0, alive[i], 0, alive[i].length);
        }
    }

    void walk(StateWalk walk) {
        for (int i = 0; i < dogs.length; i++) {
            walk.flag(fed[i]);
            walk.flag(warned[i]);
            for (boolean one : alive[i]) {
                walk.flag(one);
            }
            if (fed[i]) {
                lastFed[i] = walk.instant(lastFed[i]);
            }
        }
    }

    private PlanThing.Dog dog(int thing) {
        PlanThing.Dog dog = dogs[thing];
        if (dog == null) {
            throw new IllegalStateException("thing " + thing + " is no watchdog");
        }
        return dog;
    }
}
