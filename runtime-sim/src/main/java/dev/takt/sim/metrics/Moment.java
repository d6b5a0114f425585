package dev.takt.sim.metrics;

import dev.takt.projects.model.Protocol;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.TraceNames.Guard;
import dev.takt.sim.trace.TraceNames.ThingName;
import dev.takt.sim.trace.Track;
import java.util.Comparator;
import java.util.List;

/** What the slices of a run say of an instant, and until when all that was asked of it stays so. */
final class Moment {
    private static final int NONE = -1;

    final TraceNames names;
    private final Trace trace;
    private final Slices slices;
    private long now;
    private long until;

    Moment(Trace trace, Slices slices) {
        this.trace = trace;
        this.names = trace.names();
        this.slices = slices;
    }

    /** Goes to an instant; nothing that is asked holds longer than {@code until}. */
    void goTo(long now, long until) {
        this.now = now;
        this.until = until;
    }

    long now() {
        return now;
    }

    /** Until when everything asked since {@link #goTo} is the same. */
    long until() {
        return until;
    }

    void narrow(long until) {
        this.until = Math.min(this.until, until);
    }

    ContextName name(int context) {
        return names.contexts().get(context);
    }

    Guard guard(int thing) {
        return names.things().get(thing).guard();
    }

    /** The slice of a track, -1 if there is none. */
    private int slice(Track track) {
        int slice = track.at(now);
        if (slice == track.size()) {
            return NONE;
        }
        if (track.start(slice) > now) {
            narrow(track.start(slice));
            return NONE;
        }
        narrow(track.end(slice));
        return slice;
    }

    /** What a context does; ready if the trace shows nothing. */
    SliceState state(int context) {
        Track track = slices.context(context);
        int slice = slice(track);
        return slice < 0 ? SliceState.READY : track.state(slice);
    }

    /** True if a context has no job that the trace shows. */
    boolean isAsleep(int context) {
        return slice(slices.context(context)) < 0;
    }

    /** What a context waits for by the state that it is in, -1 if nothing. */
    int awaited(int context) {
        Track track = slices.context(context);
        int slice = slice(track);
        return slice < 0 ? NONE : track.thing(slice);
    }

    boolean isBlocked(int context) {
        SliceState state = state(context);
        return state == SliceState.BLOCKED || state == SliceState.SPINNING;
    }

    /** The lock that a ready context was spinning for when it lost its core, if it has not got it since; -1 if none. */
    int spunFor(int context) {
        Track track = slices.context(context);
        int slice = slice(track);
        int before = slice;
        while (before >= 0 && isInterruption(track, before, slice)) {
            before--;
        }
        boolean spun = before >= 0
                && before < slice
                && track.state(before) == SliceState.SPINNING
                && track.job(before) == track.job(slice);
        // one that spins for what it has itself is held up by whatever its core does
        boolean waits = spun
                && holder(track.thing(before)) != context
                && !hasGot(context, track.thing(before), track.end(before));
        return waits ? track.thing(before) : NONE;
    }

    /** True if a context has taken a lock since an instant, and given it back in the same one maybe: then the slices of its holders do not show it. */
    private boolean hasGot(int context, int thing, long since) {
        int event = trace.firstAt(now + 1) - 1;
        while (event >= 0 && trace.time(event) >= since) {
            if (trace.kind(event) == EventKind.LOCK && trace.context(event) == context && trace.other(event) == thing) {
                return true;
            }
            event--;
        }
        return false;
    }

    private static boolean isInterruption(Track track, int slice, int of) {
        boolean away = track.state(slice) == SliceState.READY || track.state(slice) == SliceState.OVERHEAD;
        return away && track.job(slice) == track.job(of);
    }

    /** True if the job of a context has had the core and lost it to somebody, without waiting since. */
    boolean wasPreempted(int context) {
        Track track = slices.context(context);
        int slice = slice(track);
        return slice > 0
                && track.thing(slice) < 0
                && track.job(slice - 1) == track.job(slice)
                && track.end(slice - 1) == track.start(slice)
                && (track.state(slice - 1) == SliceState.RUNNING || track.state(slice - 1) == SliceState.OVERHEAD);
    }

    /** True if a ready context had a shared core up to where the runtime began to work there for nobody in particular, and still does. */
    boolean isInterrupted(int context) {
        if (!name(context).sharesCores() || !wasPreempted(context)) {
            return false;
        }
        Track own = slices.context(context);
        long since = own.start(own.at(now));
        return name(context).cores().stream().map(slices::core).anyMatch(core -> {
            int slice = slice(core);
            return slice > 0
                    && core.state(slice) == SliceState.OVERHEAD
                    && core.context(slice) < 0
                    && core.start(slice) == since
                    && core.context(slice - 1) == context;
        });
    }

    /** A core of a context where a handler or the runtime works, -1 if there is none. */
    int underHandler(int context) {
        return name(context).cores().stream()
                .filter(core ->
                        isOverhead(core) || on(core) >= 0 && name(on(core)).interrupt())
                .findFirst()
                .orElse(NONE);
    }

    private boolean isOverhead(int core) {
        return stateOfCore(core) == SliceState.OVERHEAD;
    }

    SliceState stateOfCore(int core) {
        Track track = slices.core(core);
        int slice = slice(track);
        return slice < 0 ? SliceState.IDLE : track.state(slice);
    }

    /** Who has a core, -1 if nobody in particular. */
    int on(int core) {
        Track track = slices.core(core);
        int slice = slice(track);
        return slice < 0 ? NONE : track.context(slice);
    }

    /** Who has a resource or a bus, -1 if nobody. */
    int holder(int thing) {
        Track track = slices.holder(thing);
        int slice = slice(track);
        return slice < 0 ? NONE : track.context(slice);
    }

    /** The resources that a context has, the one it took first first. */
    List<ThingName> held(int context) {
        List<ThingName> held = names.resources().stream()
                .filter(r -> holder(r.index()) == context)
                .toList();
        return held.size() < 2
                ? held
                : held.stream()
                        .sorted(Comparator.comparingInt(r -> taken(r.index())))
                        .toList();
    }

    /** The event with which a resource came to who has it now: several may be taken in an instant, and one given back and taken again. */
    private int taken(int thing) {
        int event = trace.firstAt(now + 1) - 1;
        while (event > 0 && (trace.kind(event) != EventKind.LOCK || trace.other(event) != thing)) {
            event--;
        }
        return event;
    }

    /** Whether levels of one mean something to the other. */
    boolean compete(int a, int b) {
        return name(a).core() == name(b).core() || name(a).sharesCores() && name(b).sharesCores();
    }

    /** The lock that keeps a blocked context from what it waits for: that itself, or under the original ceiling protocol the one of the highest ceiling that another has. */
    int barrier(int context, int thing) {
        if (guard(thing).protocol() != Protocol.CEILING) {
            return thing;
        }
        int highest = NONE;
        for (ThingName lock : names.resources()) {
            int holder = lock.guard().protocol() == Protocol.CEILING ? holder(lock.index()) : NONE;
            boolean bars = holder >= 0 && holder != context && compete(holder, context);
            if (bars && (highest < 0 || lock.guard().ceiling() > guard(highest).ceiling())) {
                highest = lock.index();
            }
        }
        return highest < 0 ? thing : highest;
    }

    /** True if deadlines order two contexts. */
    boolean isByDeadline(int a, int b) {
        return name(a).level() == name(b).level() && (name(a).byDeadline() || name(b).byDeadline());
    }

    /** The deadline that orders the job a context is at, later than any if none does. */
    long due(int context) {
        Track track = slices.context(context);
        int slice = slice(track);
        if (slice < 0 || !name(context).byDeadline()) {
            return Long.MAX_VALUE;
        }
        Jobs jobs = slices.jobs(context);
        int job = jobs.position(track.job(slice));
        return job < 0 || jobs.deadline(job) < 0 ? Long.MAX_VALUE : jobs.deadline(job);
    }

    /** By level, and under earliest deadline first by the deadlines of the jobs, without what locks lend: less than 0 if the first goes before the second. */
    int compareOrder(int a, int b) {
        return isByDeadline(a, b) ? Long.compare(due(a), due(b)) : Integer.compare(name(b).level(), name(a).level());
    }
}
