package dev.takt.sim.reference;

import dev.takt.projects.model.Expiry;
import dev.takt.sim.trace.EventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;

/** Watchdogs, and what is left after the resets they make. */
final class RefResets {
    private final RefWorld world;

    RefResets(RefWorld world) {
        this.world = world;
    }

    /** Whether the feeding job goes on. With others that feed it, the last of them to come feeds for all. */
    boolean feed(RefContext c, RefDog dog) {
        Act feed = new Act.Feed(dog.dog.item());
        dog.alive.add(c);
        if (!world.contexts.stream().filter(other -> other.acts.contains(feed)).allMatch(dog.alive::contains)) {
            return true;
        }
        dog.alive.clear();
        world.event(EventKind.WATCHDOG_FEED, c, dog.dog.name());
        if (dog.fed && world.now - dog.since < dog.dog.windowNs()) {
            reset(dog);
            return false;
        }
        dog.countFrom(world.now);
        dog.fed = true;
        return true;
    }

    /** (2) Watchdogs that have not been fed. */
    boolean expire() {
        boolean any = false;
        for (RefDog dog : world.dogs) {
            if (dog.since + dog.dog.timeoutNs() == world.now) {
                any = true;
                expire(dog);
            }
        }
        return any;
    }

    private void expire(RefDog dog) {
        if (dog.dog.expiry() == Expiry.INTERRUPT_FIRST && !dog.warned) {
            dog.countFrom(world.now);
            dog.warned = true;
            world.listeners(dog.dog.item()).forEach(world.jobs::arrival);
        } else {
            reset(dog);
        }
    }

    /** One that nobody feeds has no core of its own. */
    private void reset(RefDog dog) {
        Act feed = new Act.Feed(dog.dog.item());
        OptionalInt core = world.contexts.stream()
                .filter(c -> c.acts.contains(feed))
                .mapToInt(c -> c.core)
                .findFirst();
        if (dog.dog.expiry() == Expiry.CORE_RESET && core.isPresent()) {
            resetCore(dog, core.getAsInt());
        } else {
            resetAll(dog);
        }
    }

    /** Only what is on the core of those who feed it, itself included. What cores share is not in the tried designs. */
    private void resetCore(RefDog dog, int core) {
        long booted = world.now + world.machine.bootNs();
        world.events.add(new RefEvent(world.now, EventKind.WATCHDOG_RESET, "", -1, dog.dog.name()));
        world.contexts.stream().filter(c -> c.core == core).forEach(c -> forget(c, booted));
        world.cores.get(core).reset(booted);
        dog.countFrom(booted);
        dog.alive.clear();
    }

    private void resetAll(RefDog dog) {
        long booted = world.now + world.machine.bootNs();
        for (RefCore _ : world.cores) {
            world.events.add(new RefEvent(world.now, EventKind.WATCHDOG_RESET, "", -1, dog.dog.name()));
        }
        for (RefContext c : world.contexts) {
            forget(c, booted);
        }
        world.locks.forEach(RefLock::reset);
        world.channels.forEach(RefChannel::reset);
        world.pools.forEach(p -> p.used = 0);
        world.buses.forEach(b -> {
            b.owner = null;
            b.interrupts.clear();
        });
        for (RefCore core : world.cores) {
            core.reset(booted);
        }
        world.ticksFrom = booted;
        world.dogs.forEach(d -> {
            d.countFrom(booted);
            d.alive.clear();
        });
    }

    private void forget(RefContext c, long booted) {
        List<RefJob> jobs = new ArrayList<>(c.jobs);
        jobs.forEach(job -> {
            world.event(EventKind.ABORT, c, job, "");
            job.over = true;
            c.givenUp.add(job);
        });
        c.jobs.clear();
        c.rewind();
        c.held.clear();
        c.transfer = null;
        c.exit = 0;
        c.lifted = -1;
        c.dispatched = false;
        c.state = RefContext.State.ASLEEP;
        c.origin = booted;
        c.nextAfter = -1;
        c.nextSporadic = -1;
        c.cameAt = -1;
        world.timers.start(c);
    }
}
