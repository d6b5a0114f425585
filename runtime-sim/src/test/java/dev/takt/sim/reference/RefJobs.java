package dev.takt.sim.reference;

import dev.takt.projects.model.Activation;
import dev.takt.sim.trace.EventKind;
import java.util.List;
import java.util.stream.Stream;

/** Jobs: when they arrive and are released, what becomes of one that comes too early, and how they end. */
final class RefJobs {
    private final RefWorld world;

    RefJobs(RefWorld world) {
        this.world = world;
    }

    // (2) time events due now

    boolean arrive() {
        boolean any = false;
        for (RefContext c : world.contexts) {
            boolean comes = world.now >= c.origin && arrivesNow(c, world.now - c.origin);
            if (comes && c.cameAt < world.now) {
                c.cameAt = world.now;
                if (c.context.activation() instanceof Activation.Sporadic s) {
                    c.nextSporadic = world.now + s.minGapNs() + world.gap(c, s.meanExtraNs());
                }
                for (long n = arrivalsNow(c); n > 0; n--) {
                    arrival(c);
                }
                any = true;
            }
        }
        return any;
    }

    private long arrivalsNow(RefContext c) {
        return c.context.activation() instanceof Activation.Recorded r ? recorded(r) : 1;
    }

    /** How often this instant is recorded. */
    private long recorded(Activation.Recorded activation) {
        return Played.RECORDINGS.of(activation.file()).orElseThrow().instantsNs().stream()
                .filter(at -> at == world.now)
                .count();
    }

    /** {@code time}: since the start, or since the core had booted. */
    private boolean arrivesNow(RefContext c, long time) {
        return switch (c.context.activation()) {
            case Activation.Periodic p -> time >= p.offsetNs() && (time - p.offsetNs()) % p.periodNs() == 0;
            case Activation.Sporadic s -> c.nextSporadic < 0 ? time == s.offsetNs() : world.now == c.nextSporadic;
            case Activation.Burst b ->
                time >= b.offsetNs()
                        && (time - b.offsetNs()) % b.outerGapNs() < b.count() * b.innerGapNs()
                        && (time - b.offsetNs()) % b.outerGapNs() % b.innerGapNs() == 0;
            case Activation.After a -> c.nextAfter < 0 ? time == a.offsetNs() : world.now == c.nextAfter;
            case Activation.Startup _, Activation.Background _ -> time == 0;
            case Activation.On _, Activation.Spawned _ -> false;
            case Activation.Recorded r -> recorded(r) > 0;
        };
    }

    boolean release() {
        boolean any = false;
        for (RefContext c : world.contexts) {
            any |= releasesNow(c);
        }
        return any;
    }

    /** Jobs of a context are released in the order in which they came. */
    private boolean releasesNow(RefContext c) {
        boolean any = false;
        for (RefJob job : List.copyOf(c.jobs)) {
            if (!job.released && job.release > world.now) {
                return any;
            }
            if (!job.released) {
                any = true;
                release(c, job);
            }
        }
        return any;
    }

    private void release(RefContext c, RefJob job) {
        job.released = true;
        world.event(EventKind.RELEASE, c, job, "");
        boolean timed = c.context.activation() instanceof Activation.Periodic
                || c.context.activation() instanceof Activation.After;
        if (timed && !c.isHandler()) {
            world.timerWakes(c);
        }
        if (timed && !c.isHandler() && sleeps(c)) {
            world.scheduler.readyByTimer(c, c.job().arrival);
        } else {
            wakeForJob(c);
        }
    }

    /** As the instant ends: whoever has not finished at its deadline has missed it, given up in this very instant or not. */
    void miss() {
        for (RefContext c : world.contexts) {
            Stream.concat(c.givenUp.stream(), c.jobs.stream())
                    .filter(job -> job.deadline == world.now)
                    .forEach(job -> world.event(EventKind.MISS, c, job, ""));
            c.givenUp.clear();
        }
    }

    // arrivals

    /** Some runtimes refuse to spawn a task that is not finished. */
    void spawn(RefContext c) {
        if (world.kernel.refusesSpawn() && !c.jobs.isEmpty()) {
            RefJob job = new RefJob(c.arrivals++, world.now, Long.MAX_VALUE, world.now);
            world.event(EventKind.ARRIVAL, c, job, "");
            world.event(EventKind.OVERRUN, c, job, "SKIPPED");
        } else {
            arrival(c);
        }
    }

    /** What brings a job has taken the place of what nobody has taken: a job that has not begun takes it. */
    void arrivalInPlace(RefContext c) {
        if (c.jobs.stream().allMatch(j -> j.started)) {
            arrival(c);
            return;
        }
        RefJob job = new RefJob(c.arrivals++, world.now, Long.MAX_VALUE, world.now);
        world.event(EventKind.ARRIVAL, c, job, "");
        world.event(EventKind.OVERRUN, c, job, "MERGED");
    }

    void arrival(RefContext c) {
        long now = world.now;
        long deadline = c.context.deadlineNs().isPresent()
                ? now + c.context.deadlineNs().getAsLong()
                : Long.MAX_VALUE;
        long jitter = c.context.activation() instanceof Activation.Periodic p ? p.jitterNs() : 0;
        long late = jitter == 0 ? 0 : world.draw(c, c.arrivals, 0, 0, jitter);
        long tick = Math.max(1, world.machine.releaseTickNs(c.context));
        RefJob job = new RefJob(c.arrivals++, now, deadline, world.tickFrom(now + late, tick));
        world.event(EventKind.ARRIVAL, c, job, "");
        if (world.coreOf(c).boots(now)) {
            world.event(EventKind.OVERRUN, c, job, "BOOTING");
            return;
        }
        if (!c.jobs.isEmpty() && !isAccepted(c, job)) {
            return;
        }
        c.jobs.addLast(job);
        if (job.release == now && c.jobs.stream().allMatch(j -> j == job || j.released)) {
            release(c, job);
        }
        if (c.doomed) {
            abortIfDoomed(c);
        }
    }

    /** Of a job that arrives while another of its context is unfinished. */
    private boolean isAccepted(RefContext c, RefJob job) {
        if (c.isHandler()) {
            // one pending bit, clear again as soon as the handler runs
            boolean pending = !c.jobs.getLast().started;
            if (pending) {
                world.event(EventKind.OVERRUN, c, job, "LOST");
            }
            return !pending;
        }
        return switch (c.context.overrun()) {
            case QUEUE -> {
                boolean fits = c.jobs.stream().filter(j -> !j.started).count() < mostPending(c);
                world.event(EventKind.OVERRUN, c, job, fits ? "QUEUED" : "FULL");
                yield fits;
            }
            case SKIP -> {
                world.event(EventKind.OVERRUN, c, job, "SKIPPED");
                yield false;
            }
            case MERGE -> {
                boolean waits =
                        c.jobs.size() > 1 || world.kernel.mergesBeforeStart(c.context.activation()) && !c.job().started;
                world.event(EventKind.OVERRUN, c, job, waits ? "MERGED" : "QUEUED");
                yield !waits;
            }
            case ABORT -> {
                world.event(EventKind.OVERRUN, c, job, "ABORTED");
                c.doomed = true;
                // one that has not begun holds nothing
                while (c.jobs.size() > 1) {
                    RefJob last = c.jobs.removeLast();
                    world.event(EventKind.ABORT, c, last, "");
                    c.givenUp.add(last);
                }
                yield true;
            }
            case RUNTIME -> throw new IllegalStateException();
        };
    }

    private static long mostPending(RefContext c) {
        return c.context.mostWaiting() > 0 ? c.context.mostWaiting() : Long.MAX_VALUE;
    }

    // ends

    void finish(RefContext c) {
        RefJob job = c.job();
        world.event(EventKind.COMPLETE, c, "");
        if (world.kernel.goesOn() && !c.isHandler() && hasNext(c)) {
            goOn(c, job);
        } else {
            end(c, job);
        }
        if (c.isHandler()) {
            world.listeners(c.context.item()).forEach(this::arrival);
        }
        if (c.context.activation() instanceof Activation.After after) {
            c.nextAfter = world.arrivesAfter(after.delayNs());
        } else if (c.context.activation() instanceof Activation.Background && c.jobs.isEmpty()) {
            arrival(c);
        }
        world.timers.awaitNext(c);
    }

    private static boolean hasNext(RefContext c) {
        return c.jobs.size() > 1 && c.jobs.stream().toList().get(1).released;
    }

    /** With another job at hand it does not let go of the core. */
    private void goOn(RefContext c, RefJob job) {
        job.over = true;
        c.jobs.removeFirst();
        c.rewind();
        boolean ordered = world.machine.dueNs(c.context).isPresent();
        if (ordered && world.urgency.preemptsByDeadline(world.scheduler.levelOf(c)) && world.turns.others(c)) {
            // Zephyr, z_sched_prio_deadline_set: queued anew, behind equal deadlines
            world.scheduler.giveTurn(c);
        }
    }

    /** The job is over, the next one of its context may begin. */
    private void end(RefContext c, RefJob job) {
        job.over = true;
        c.jobs.removeFirst();
        c.rewind();
        c.state = RefContext.State.ASLEEP;
        world.scheduler.leave(c);
        wakeForJob(c);
    }

    void wakeForJob(RefContext c) {
        if (sleeps(c)) {
            world.scheduler.ready(c, c.job().arrival);
        }
    }

    private static boolean sleeps(RefContext c) {
        return c.state == RefContext.State.ASLEEP && !c.jobs.isEmpty() && c.job().released;
    }

    /** Gives up a job for which a newer one has come, as soon as it holds nothing. */
    boolean abortIfDoomed(RefContext c) {
        if (!c.doomed || !c.held.isEmpty() || c.masks > 0) {
            return false;
        }
        while (c.jobs.size() > 1) {
            RefJob job = c.job();
            world.event(EventKind.ABORT, c, "");
            c.givenUp.add(job);
            c.waitsNoMore();
            world.transfers.giveBack(c);
            end(c, job);
        }
        return true;
    }
}
