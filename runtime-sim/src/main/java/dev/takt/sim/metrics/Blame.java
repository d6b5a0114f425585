package dev.takt.sim.metrics;

import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.ThingKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.TraceNames.ThingName;
import dev.takt.sim.trace.Track;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Why a job took as long as it did: every nanosecond from its arrival to its end has one cause, the first that fits (semantics, section 3, rule 8). The parts follow each other without
 * a gap, so they sum to the response.
 */
public final class Blame {
    private final TraceNames names;
    private final Slices slices;
    private final Givers givers;
    private final int context;
    private final Track own;
    private final List<Track> cores = new ArrayList<>();
    private final List<BlamePart> parts = new ArrayList<>();
    /** Until when the cause that was found last holds. */
    private long until;
    /** The deadline of the job, later than any if it has none. */
    private long due;

    private Blame(Trace trace, Slices slices, int context) {
        this.names = trace.names();
        this.slices = slices;
        this.givers = new Givers(trace, context);
        this.context = context;
        this.own = slices.context(context);
        TraceNames.ContextName name = names.contexts().get(context);
        for (TraceNames.CoreName core : names.cores()) {
            if (name.cores().contains(core.index())) {
                cores.add(slices.core(core.index()));
            }
        }
    }

    /** The parts of a job's response, up to the end of the trace if it has not ended; empty if the trace has no such job. */
    public static List<BlamePart> of(Trace trace, Slices slices, int context, long job) {
        int position = slices.jobs(context).position(job);
        return position < 0 ? List.of() : new Blame(trace, slices, context).parts(position, trace.durationNs());
    }

    private List<BlamePart> parts(int job, long durationNs) {
        Jobs jobs = slices.jobs(context);
        due = due(jobs, job);
        long end = jobs.finish(job) >= 0 ? jobs.finish(job) : durationNs;
        long released = jobs.release(job) >= 0 ? Math.min(end, jobs.release(job)) : end;
        long free = Math.min(end, Math.max(released, endOfEarlier(jobs, job, durationNs)));
        add(jobs.arrival(job), released, Cause.RELEASE_DELAY, -1, -1);
        add(released, free, Cause.BACKLOG, -1, -1);
        long now = free;
        while (now < end) {
            until = end;
            long from = now;
            BlamePart found = cause(from);
            now = Math.min(end, Math.max(from + 1, until));
            add(from, now, found.cause(), found.by(), found.thing());
        }
        return List.copyOf(parts);
    }

    private static long endOfEarlier(Jobs jobs, int job, long durationNs) {
        for (int before = job - 1; before >= 0; before--) {
            switch (jobs.outcome(before)) {
                case COMPLETED, ABORTED, RESET -> {
                    return jobs.finish(before);
                }
                case UNFINISHED -> {
                    return durationNs;
                }
                case DROPPED -> {}
            }
        }
        return 0;
    }

    private BlamePart cause(long now) {
        int slice = slice(own, now);
        SliceState state = slice < 0 ? SliceState.READY : own.state(slice);
        int thing = slice < 0 ? -1 : own.thing(slice);
        return switch (state) {
            case RUNNING -> part(Cause.EXECUTION, -1, -1);
            case SUSPENDED -> part(Cause.SUSPENSION, -1, thing);
            case OVERHEAD -> part(Cause.OVERHEAD, context, -1);
            case BLOCKED, SPINNING -> waiting(now, thing);
            case READY, IDLE, BOOTING -> onCore(now, -1, -1);
        };
    }

    private BlamePart waiting(long now, int thing) {
        int holder = holder(now, thing);
        if (holder < 0) {
            return onCore(now, thing, -1);
        }
        boolean remote = Collections.disjoint(
                names.contexts().get(holder).cores(),
                names.contexts().get(context).cores());
        int slice = slice(slices.context(holder), now);
        // who gives a place or a block back may have no job yet
        boolean away = slice < 0 || slices.context(holder).state(slice) == SliceState.SUSPENDED;
        return remote || away ? part(Cause.BLOCKING, holder, thing) : onCore(now, thing, holder);
    }

    /** The cause is what the core does; {@code thing} is what the job waits for, {@code holder} who has it. */
    private BlamePart onCore(long now, int thing, int holder) {
        Track core = lastInOrder(now);
        int slice = slice(core, now);
        SliceState state = slice < 0 ? SliceState.IDLE : core.state(slice);
        int who = slice < 0 ? -1 : core.context(slice);
        if (state == SliceState.OVERHEAD || state == SliceState.BOOTING) {
            return part(Cause.OVERHEAD, who, -1);
        }
        if (who < 0 || who == context) {
            return part(Cause.BLOCKING, holder, thing);
        }
        if (isAtLeastAsUrgent(who, now)) {
            return part(Cause.PREEMPTION, who, -1);
        }
        return part(Cause.BLOCKING, who, thing >= 0 ? thing : heldBy(who, now));
    }

    /** Its core; of several it could have, the one whose context is last in base order. */
    private Track lastInOrder(long now) {
        Track last = cores.getFirst();
        for (Track core : cores) {
            int slice = slice(core, now);
            int who = slice < 0 ? -1 : core.context(slice);
            int before = slice(last, now) < 0 ? -1 : last.context(slice(last, now));
            if (before >= 0 && (who < 0 || isBehind(who, before, now))) {
                last = core;
            }
        }
        return last;
    }

    private boolean isBehind(int a, int b, long now) {
        TraceNames.ContextName one = names.contexts().get(a);
        TraceNames.ContextName other = names.contexts().get(b);
        boolean byDeadline = one.level() == other.level() && one.byDeadline() && other.byDeadline();
        return byDeadline ? dueOf(a, now) > dueOf(b, now) : one.level() < other.level();
    }

    /** By level, and under earliest deadline first by the deadlines of the jobs, without what locks lend. */
    private boolean isAtLeastAsUrgent(int who, long now) {
        TraceNames.ContextName other = names.contexts().get(who);
        TraceNames.ContextName mine = names.contexts().get(context);
        boolean byDeadline = other.level() == mine.level() && other.byDeadline() && mine.byDeadline();
        return byDeadline ? dueOf(who, now) <= due : other.level() >= mine.level();
    }

    /** The deadline of the job that a context is at, later than any if it has none. */
    private long dueOf(int who, long now) {
        Jobs jobs = slices.jobs(who);
        for (int job = jobs.firstAt(now + 1) - 1; job >= 0; job--) {
            boolean begun = jobs.start(job) >= 0 && jobs.start(job) <= now;
            if (begun && (jobs.finish(job) < 0 || jobs.finish(job) > now)) {
                return due(jobs, job);
            }
        }
        return Long.MAX_VALUE;
    }

    private static long due(Jobs jobs, int job) {
        return jobs.deadline(job) < 0 ? Long.MAX_VALUE : jobs.deadline(job);
    }

    /** Of a full channel or an empty pool, who makes room. */
    private int holder(long now, int thing) {
        if (thing < 0) {
            return -1;
        }
        ThingKind kind = names.things().get(thing).kind();
        if (kind == ThingKind.QUEUE || kind == ThingKind.POOL) {
            until = Math.min(until, givers.nextNs(thing, now));
            return givers.at(thing, now);
        }
        Track track = slices.holder(thing);
        int slice = slice(track, now);
        return slice < 0 ? -1 : track.context(slice);
    }

    /** A resource that a context holds, the one it took last; -1 if none. */
    private int heldBy(int who, long now) {
        int held = -1;
        long since = -1;
        for (ThingName resource : names.resources()) {
            Track track = slices.holder(resource.index());
            int slice = slice(track, now);
            if (slice >= 0 && track.context(slice) == who && track.start(slice) > since) {
                since = track.start(slice);
                held = resource.index();
            }
        }
        return held;
    }

    /** The slice of a track at an instant, -1 if there is none; the cause holds no longer than that does. */
    private int slice(Track track, long now) {
        int slice = track.at(now);
        if (slice == track.size()) {
            return -1;
        }
        if (track.start(slice) > now) {
            until = Math.min(until, track.start(slice));
            return -1;
        }
        until = Math.min(until, track.end(slice));
        return slice;
    }

    private static BlamePart part(Cause cause, int by, int thing) {
        return new BlamePart(0, 0, cause, by, thing);
    }

    private void add(long from, long to, Cause cause, int by, int thing) {
        if (from >= to) {
            return;
        }
        if (!parts.isEmpty()) {
            BlamePart last = parts.getLast();
            if (last.cause() == cause && last.by() == by && last.thing() == thing) {
                parts.set(parts.size() - 1, new BlamePart(last.startNs(), to, cause, by, thing));
                return;
            }
        }
        parts.add(new BlamePart(from, to, cause, by, thing));
    }
}
