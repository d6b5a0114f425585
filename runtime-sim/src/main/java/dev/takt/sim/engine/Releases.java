package dev.takt.sim.engine;

import dev.takt.projects.model.Overrun;
import dev.takt.sim.plan.Draws;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.OverrunOutcome;

/** What happens to a job from its arrival to its end: release, deadline, completion or abort, and the overrun policy if it arrives while the last one is unfinished. */
final class Releases {
    private final World world;

    Releases(World world) {
        this.world = world;
    }

    /** A job arrives now. */
    void arrive(Runner r) {
        if (r.dead) {
            return;
        }
        long job = r.nextJob++;
        long deadline = r.deadlineNs < 0 ? -1 : Times.after(world.now, r.deadlineNs);
        world.recorder.arrival(r, job, deadline);
        if (r.cpu.boots()) {
            overrun(r, job, OverrunOutcome.BOOTING);
        } else if (r.jobs.size == 0) {
            accept(r, job);
        } else if (r.plan.interrupt()) {
            arriveAtHandler(r, job);
        } else {
            arriveTooEarly(r, job);
        }
    }

    /** What brings a job now has taken the place of what had brought the last one: if that one has not begun, it takes this. */
    void arriveInPlace(Runner r) {
        if (r.dead || waiting(r) == 0) {
            arrive(r);
            return;
        }
        long job = r.nextJob++;
        world.recorder.arrival(r, job, r.deadlineNs < 0 ? -1 : Times.after(world.now, r.deadlineNs));
        overrun(r, job, OverrunOutcome.MERGED);
    }

    /** Spawning: some runtimes refuse it while the last job is unfinished. */
    void spawn(Runner r) {
        if (!r.dead && r.plan.refusesSpawn() && r.jobs.size > 0) {
            long job = r.nextJob++;
            world.recorder.arrival(r, job, -1);
            overrun(r, job, OverrunOutcome.SKIPPED);
        } else {
            arrive(r);
        }
    }

    /** One pending bit: set while a handler runs it asks for another run, set twice it forgets one. */
    private void arriveAtHandler(Runner r, long job) {
        boolean pending = r.jobs.size > 1 || !r.started;
        if (pending) {
            overrun(r, job, OverrunOutcome.LOST);
        } else {
            accept(r, job);
        }
    }

    private void arriveTooEarly(Runner r, long job) {
        Overrun policy = r.plan.overrun();
        boolean pending = r.jobs.size > 1 || r.plan.oneFlag() && !r.started;
        if (policy == Overrun.MERGE && pending) {
            overrun(r, job, OverrunOutcome.MERGED);
        } else if (policy == Overrun.SKIP) {
            overrun(r, job, OverrunOutcome.SKIPPED);
        } else if (waiting(r) >= r.plan.mostPending()) {
            overrun(r, job, OverrunOutcome.FULL);
        } else if (policy == Overrun.ABORT) {
            overrun(r, job, OverrunOutcome.ABORTED);
            abortFor(r, job);
        } else {
            overrun(r, job, OverrunOutcome.QUEUED);
            accept(r, job);
        }
    }

    private static int waiting(Runner r) {
        return r.started ? r.jobs.size - 1 : r.jobs.size;
    }

    private void abortFor(Runner r, long job) {
        if (r.jobs.size > 1) {
            world.recorder.job(EventKind.ABORT, r, r.jobs.number(r.jobs.size - 1), 0);
            noteLate(r, r.jobs.size - 1);
            r.jobs.removeLast();
        }
        accept(r, job);
        r.abortWanted = true;
        abortIfFree(r);
    }

    /** Gives up the current job if that is asked for and it holds nothing. */
    boolean abortIfFree(Runner r) {
        if (!r.abortWanted || r.held != null || r.critical > 0) {
            return false;
        }
        giveUp(r, 0);
        activate(r);
        return true;
    }

    /** The current job ends here and now, whatever it is doing. Its locks are not touched. */
    void giveUp(Runner r, long why) {
        world.recorder.of(EventKind.ABORT, r, -1, why);
        if (r.state == Runner.WAITING) {
            stopWaiting(r);
        } else if (r.state == Runner.READY) {
            r.cpu.contenders.dequeue(r);
        } else if (r.state == Runner.ACTIVE) {
            if (r.spinning) {
                stopWaiting(r);
            }
            r.cpu.forget(r);
        }
        world.buses.abandon(r);
        world.waits.looked(r);
        r.state = Runner.INACTIVE;
        if (r.jobs.released == 0) {
            world.timers.clear(world.slots.releases + r.index);
        }
        noteLate(r, 0);
        r.jobs.removeFirst();
        r.rewind();
        world.lockRules.settle(r);
        scheduleRelease(r);
    }

    /** A job that is given up in the instant of its deadline has not finished at it: it misses it as the instant ends. */
    private void noteLate(Runner r, int job) {
        boolean open = r.deadlineNs >= 0 && job >= r.jobs.missed;
        if (open && Times.after(r.jobs.arrival(job), r.deadlineNs) == world.now) {
            r.jobs.giveUpLate(job);
            world.timers.set(world.slots.deadlines + r.index, world.now);
        }
    }

    private void stopWaiting(Runner r) {
        world.timers.clear(world.slots.delays + r.index);
        world.timers.clear(world.slots.timeouts + r.index);
        world.lockRules.stopWaiting(r);
        world.channels.stopWaiting(r);
        world.pools.stopWaiting(r);
    }

    private void overrun(Runner r, long job, OverrunOutcome outcome) {
        world.recorder.job(EventKind.OVERRUN, r, job, outcome.ordinal());
    }

    private void accept(Runner r, long job) {
        long release = world.now;
        if (r.plan.waitsForTick() || r.jitterNs > 0) {
            long jitter = r.jitterNs;
            long late = jitter == 0 ? 0 : Draws.between(0, jitter, Draws.bits(world.seed, r.plan.draws(), job, 0));
            late = world.opening == null || jitter == 0 ? late : world.opening.jitter(r, job, late);
            release = Times.after(world.now, late);
            release = r.plan.waitsForTick() ? world.onTick(release) : release;
        }
        r.jobs.add(job, world.now, release);
        if (r.deadlineNs >= 0 && !r.dueAtNextArrival && !world.timers.isSet(world.slots.deadlines + r.index)) {
            world.timers.set(world.slots.deadlines + r.index, Times.after(world.now, r.deadlineNs));
        }
        if (r.jobs.released == r.jobs.size - 1) {
            if (release == world.now) {
                release(r);
            } else {
                scheduleRelease(r);
            }
        }
    }

    private void scheduleRelease(Runner r) {
        if (r.jobs.released < r.jobs.size) {
            long release = Math.max(world.now, r.jobs.release(r.jobs.released));
            world.timers.set(world.slots.releases + r.index, release);
        }
    }

    void releaseFires(int context) {
        Runner r = world.runners[context];
        world.timers.clear(world.slots.releases + context);
        if (r.jobs.released < r.jobs.size) {
            release(r);
            scheduleRelease(r);
        }
    }

    private void release(Runner r) {
        int job = r.jobs.released++;
        world.recorder.release(r, r.jobs.number(job), r.jobs.arrival(job));
        if (r.plan.timed()) {
            world.timerCore(r).own.timerWakes();
        }
        activate(r, r.plan.timed());
    }

    /** The first job gets ready if it is released and nothing else is in its way. */
    void activate(Runner r) {
        activate(r, false);
    }

    private void activate(Runner r, boolean byTimer) {
        if (r.state == Runner.INACTIVE && r.jobs.released > 0) {
            world.reach.isReady(r);
            r.cpu.contenders.enqueue(r, r.jobs.arrival(0), byTimer);
        }
    }

    /** The current job has done its last step. */
    void finish(Runner r) {
        long response = world.now - r.jobs.arrival(0);
        world.recorder.complete(r, response);
        if (response > r.worstNs) {
            worst(r, response);
        }
        r.jobs.removeFirst();
        if (r.plan.goesOn() && r.plan.background() && r.jobs.size == 0) {
            arrive(r);
        }
        if (r.plan.goesOn() && r.jobs.released > 0) {
            long slice = r.sliceLeft;
            boolean sliceDue = r.sliceDue;
            boolean yieldDue = r.yieldDue;
            r.rewind();
            r.sliceLeft = slice;
            // its turn may end where its job does
            r.sliceDue = sliceDue;
            r.yieldDue = yieldDue;
            r.cpu.goOn(r);
        } else {
            r.rewind();
            r.state = Runner.INACTIVE;
            r.cpu.leave(r);
            activate(r);
        }
        for (int listener : r.listeners) {
            arrive(world.runners[listener]);
        }
        if (r.plan.afterNs() >= 0 && r.source >= 0) {
            world.timers.set(world.slots.arrivals + r.source, world.afterTime(r.plan.afterNs()));
        } else if (r.plan.background() && r.jobs.size == 0) {
            arrive(r);
        }
        if (r.plan.timed() && r.jobs.released == 0) {
            awaitNext(r);
        }
    }

    /** The task asks the runtime's timer for its next release. */
    private void awaitNext(Runner r) {
        long arrival = world.timers.arrivals.time(r.source);
        long release = r.plan.waitsForTick() ? world.onTick(arrival) : arrival;
        r.cpu.queues().arm(r, world.now, r.jitterNs > 0 ? Times.NEVER : release);
    }

    /** After a reset the run no longer keeps the model, and counts no more. */
    private void worst(Runner r, long response) {
        if (!world.recorder.resetSeen) {
            r.worstNs = response;
            r.worstJob = r.job();
            r.worstAt = world.now;
        }
    }

    /** Looks at those that were given up at their deadline, then at the deadline of the oldest job that has not missed it yet. */
    void deadlineFires(int context) {
        Runner r = world.runners[context];
        for (int i = 0; i < r.jobs.givenUpCount; i++) {
            world.recorder.miss(r, r.jobs.givenUp(i), world.now);
        }
        r.jobs.givenUpCount = 0;
        long next = Times.NEVER;
        while (r.jobs.missed < r.jobs.size) {
            long deadline = Times.after(r.jobs.arrival(r.jobs.missed), r.deadlineNs);
            if (deadline > world.now) {
                next = deadline;
                break;
            }
            world.recorder.miss(r, r.jobs.number(r.jobs.missed), deadline);
            r.jobs.missed++;
        }
        world.timers.set(world.slots.deadlines + context, r.dueAtNextArrival ? Times.NEVER : next);
    }

    /** All jobs of a context are lost, and what they hold is free. */
    void reset(Runner r, long why) {
        while (r.jobs.size > 0) {
            giveUp(r, why);
        }
        world.lockRules.freeAll(r);
        world.timers.clear(world.slots.releases + r.index);
        r.exiting = false;
        r.exitLeft = 0;
        r.chains = false;
        r.kernelMutexes = 0;
        r.kernelInherited = -1;
        world.lockRules.settle(r);
        r.sliceLeft = 0;
    }
}
