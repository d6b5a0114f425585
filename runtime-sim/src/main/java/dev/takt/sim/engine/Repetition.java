package dev.takt.sim.engine;

import dev.takt.sim.trace.TraceBuilder;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Finds out that a run without randomness is in a state in which it was before, and goes on by copying what it has written since, round after round. It looks at instants at which all activations stand as at
 * time 0, with some work between two looks; one state is kept and held against those that come, and is replaced after 1, 2, 4, … looks (Brent 1980), so that a recurrence after any number of looks is
 * found.
 */
final class Repetition {
    /** Without a recurrence by then it stops looking. */
    private static final int MOST_LOOKS = 1 << 10;
    /** So many events are copied before somebody may cancel. */
    private static final int AT_ONCE = 1 << 20;
    /** Copying stops well before events can no longer be counted. */
    private static final long MOST_EVENTS = Integer.MAX_VALUE - (1 << 26);

    /** What comes round: how long it takes, and what it writes. */
    private record Round(long periodNs, int events, long[] jobs, boolean misses) {}

    private final World world;
    private final TraceBuilder trace;
    private final long everyNs;
    private final int leastEvents;
    private Fingerprint kept;
    private Fingerprint next;
    private long keptNs;
    private int keptEvents;
    private long keptMisses;
    private final long[] keptJobs;
    /** From one look to the next, 0 while that is not known. */
    private long stepNs;

    private long lookNs;
    private int looks;
    private int sinceKept;
    private int untilReplaced = 1;
    /** The state at the next look is known to be the end of one. */
    private @Nullable Round round;

    private long copied;

    private Repetition(World world, long everyNs, int leastEvents) {
        this.world = world;
        this.everyNs = everyNs;
        this.leastEvents = leastEvents;
        trace = world.recorder.trace;
        kept = new Fingerprint(world);
        next = new Fingerprint(world);
        keptJobs = new long[world.runners.length];
        start();
    }

    /** From here on it finds out how far it is from one look to the next. */
    private void start() {
        keptNs = world.now - world.now % everyNs;
        keptEvents = trace.size();
        lookNs = Times.after(keptNs, everyNs);
    }

    /** {@code leastEvents}: between two looks; with 0 there are none. Empty if the state of such a run never counts as the same. */
    static Optional<Repetition> of(World world, int leastEvents) {
        OptionalLong every =
                world.opening != null || leastEvents == 0 ? OptionalLong.empty() : RepeatPlan.everyNs(world.plan);
        return every.isEmpty() ? Optional.empty() : Optional.of(new Repetition(world, every.getAsLong(), leastEvents));
    }

    /** When it wants to look: with nothing before left to be played, and nothing of that instant played. */
    long lookNs() {
        return lookNs;
    }

    /** So many events have been copied. */
    long copied() {
        return copied;
    }

    /** The run has gone on without it: what it has missed is not looked at. */
    void skip() {
        if (lookNs > world.now) {
            return;
        }
        round = null;
        if (stepNs == 0) {
            start();
        } else {
            long missed = (world.now - lookNs) / stepNs;
            lookNs = Times.after(lookNs + missed * stepNs, stepNs);
        }
    }

    /** Looks at the state, and goes on by copying if it recurs, up to before the limits; true if it did. */
    boolean look(long untilNs, long maxEvents, boolean stopAtMiss) {
        long before = copied;
        if (round != null) {
            repeat(round, untilNs, maxEvents, stopAtMiss);
        } else if (stepNs == 0) {
            measure();
        } else {
            compare(untilNs, maxEvents, stopAtMiss);
        }
        return copied > before;
    }

    private void measure() {
        long distance = lookNs - keptNs;
        if (trace.size() - keptEvents < leastEvents) {
            lookNs = Times.after(lookNs, distance);
            return;
        }
        stepNs = distance;
        next.take(lookNs);
        keep();
        lookNs = Times.after(lookNs, stepNs);
    }

    private void compare(long untilNs, long maxEvents, boolean stopAtMiss) {
        looks++;
        sinceKept++;
        next.take(lookNs);
        if (next.isTooLong() || looks > MOST_LOOKS) {
            lookNs = Times.NEVER;
        } else if (next.isSame(kept)) {
            long[] jobs = new long[keptJobs.length];
            for (int i = 0; i < jobs.length; i++) {
                jobs[i] = world.runners[i].nextJob - keptJobs[i];
            }
            looks = 0;
            round = new Round(lookNs - keptNs, trace.size() - keptEvents, jobs, world.recorder.misses != keptMisses);
            repeat(round, untilNs, maxEvents, stopAtMiss);
        } else {
            if (sinceKept == untilReplaced) {
                keep();
                untilReplaced <<= 1;
            }
            lookNs = Times.after(lookNs, stepNs);
        }
    }

    /** As often as fits, but not more at once than nobody has to wait for. */
    private void repeat(Round again, long untilNs, long maxEvents, boolean stopAtMiss) {
        long rounds = stopAtMiss && again.misses ? 0 : fit(again, untilNs, maxEvents);
        if (rounds == 0) {
            round = null;
            next.take(lookNs);
            keep();
            lookNs = Times.after(lookNs, again.periodNs);
            return;
        }
        rounds = Math.min(rounds, Math.max(1, AT_ONCE / Math.max(1, again.events)));
        trace.repeat(again.events, rounds, again.periodNs, again.jobs);
        long[] jobs = again.jobs.clone();
        for (int i = 0; i < jobs.length; i++) {
            jobs[i] *= rounds;
        }
        long byNs = again.periodNs * rounds;
        world.walk(new Shift(lookNs, byNs, jobs));
        lookNs += byNs;
        copied += again.events * rounds;
    }

    private long fit(Round again, long untilNs, long maxEvents) {
        long inTime = Math.max(0, (Math.min(untilNs, Times.NEVER / 2) - lookNs) / again.periodNs);
        long most = Math.min(maxEvents, MOST_EVENTS) - 1 - trace.size();
        return again.events == 0 ? inTime : Math.clamp(most / again.events, 0, inTime);
    }

    /** What was looked at last is what others are held against. */
    private void keep() {
        Fingerprint other = kept;
        kept = next;
        next = other;
        keptNs = lookNs;
        keptEvents = trace.size();
        keptMisses = world.recorder.misses;
        for (int i = 0; i < keptJobs.length; i++) {
            keptJobs[i] = world.runners[i].nextJob;
        }
        sinceKept = 0;
    }
}
