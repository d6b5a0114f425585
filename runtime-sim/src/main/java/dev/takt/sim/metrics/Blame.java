package dev.takt.sim.metrics;

import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.ThingKind;
import dev.takt.sim.trace.Trace;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Why a job took as long as it did: every nanosecond from its arrival to its end has one cause, the first that fits (semantics, section 3, rule 8). The parts follow each other without
 * a gap, so they sum to the response.
 */
public final class Blame {
    private static final int NONE = -1;
    /** Between a core that idles and one that nobody in particular keeps busy. */
    private static final int HAS_CONTEXT = 1;

    private final Slices slices;
    private final Givers givers;
    private final Moment moment;
    private final Grips grips;
    private final int context;
    private final List<BlamePart> parts = new ArrayList<>();

    private Blame(Trace trace, Slices slices, int context) {
        this.slices = slices;
        this.givers = new Givers(trace, context);
        this.moment = new Moment(trace, slices);
        this.grips = new Grips(trace, moment, context);
        this.context = context;
    }

    /** The parts of a job's response, up to the end of the trace if it has not ended; empty if the trace has no such job. */
    public static List<BlamePart> of(Trace trace, Slices slices, int context, long job) {
        int position = slices.jobs(context).position(job);
        return position < 0 ? List.of() : new Blame(trace, slices, context).parts(position, trace.durationNs());
    }

    private List<BlamePart> parts(int job, long durationNs) {
        Jobs jobs = slices.jobs(context);
        long end = jobs.finish(job) >= 0 ? jobs.finish(job) : durationNs;
        long released = jobs.release(job) >= 0 ? Math.min(end, jobs.release(job)) : end;
        long free = Math.min(end, Math.max(released, endOfEarlier(jobs, job, durationNs)));
        add(jobs.arrival(job), released, part(Cause.RELEASE_DELAY));
        add(released, free, part(Cause.BACKLOG));
        long now = free;
        while (now < end) {
            long from = now;
            moment.goTo(from, end);
            BlamePart found = cause();
            now = Math.min(end, Math.max(from + 1, moment.until()));
            add(from, now, found);
        }
        return List.copyOf(parts);
    }

    /** Jobs end in order, but one that has not begun may be given up while an earlier one goes on. */
    private static long endOfEarlier(Jobs jobs, int job, long durationNs) {
        long end = 0;
        for (int before = job - 1; before >= 0; before--) {
            switch (jobs.outcome(before)) {
                case COMPLETED, ABORTED, RESET -> {
                    end = Math.max(end, jobs.finish(before));
                    if (jobs.start(before) >= 0) {
                        return end;
                    }
                }
                case UNFINISHED -> {
                    return durationNs;
                }
                case DROPPED -> {}
            }
        }
        return end;
    }

    private BlamePart cause() {
        int thing = moment.awaited(context);
        return switch (moment.state(context)) {
            case RUNNING -> part(Cause.EXECUTION);
            case SUSPENDED -> part(Cause.SUSPENSION, NONE, thing, Grip.NONE);
            case OVERHEAD -> part(Cause.OVERHEAD, context, NONE, Grip.NONE);
            case BLOCKED -> waiting(thing);
            case SPINNING -> spinning(thing);
            case READY, IDLE, BOOTING -> ready();
        };
    }

    /** Its core has nothing to do with it: it waits for another, unless for itself. */
    private BlamePart spinning(int thing) {
        return blocking(moment.holder(thing), thing, Grip.THING);
    }

    private BlamePart ready() {
        int spunFor = moment.spunFor(context);
        if (spunFor >= 0) {
            return spinning(spunFor);
        }
        if (moment.isInterrupted(context)) {
            return part(Cause.OVERHEAD);
        }
        int ceiling = grips.ceilingAtStart(context);
        return ceiling < 0 ? onCore() : waiting(ceiling, moment.holder(ceiling), Grip.CEILING);
    }

    /** A thread keeps a core that it shares with others while a handler runs there: where nothing keeps it from its core, it has such a one. */
    private BlamePart onCore() {
        BlamePart found = onCore(itsCore(), NONE, NONE, Grip.NONE);
        boolean unexplained =
                found.cause() == Cause.BLOCKING && (found.by() < 0 || found.grip() == Grip.CRITICAL_SECTION);
        int handled = unexplained && moment.name(context).sharesCores() ? moment.underHandler(context) : NONE;
        return handled < 0 ? found : onCore(handled, NONE, NONE, Grip.NONE);
    }

    private BlamePart waiting(int wanted) {
        int thing = wanted < 0 ? wanted : moment.barrier(context, wanted);
        Grip grip = thing == wanted ? Grip.THING : Grip.CEILING;
        return waiting(thing, holder(thing), grip);
    }

    /** For what a suspended context has, or one of another core, it waits whatever its own core does. */
    private BlamePart waiting(int thing, int holder, Grip grip) {
        int core = itsCore();
        if (holder < 0) {
            return onCore(core, thing, NONE, grip);
        }
        boolean remote = Collections.disjoint(
                        moment.name(holder).cores(), moment.name(context).cores())
                || isOnAnother(holder, core);
        // who gives a place or a block back may have no job yet
        boolean away = moment.isAsleep(holder) || moment.state(holder) == SliceState.SUSPENDED;
        return remote || away ? blocking(holder, thing, grip) : onCore(core, thing, holder, grip);
    }

    private boolean isOnAnother(int holder, int core) {
        return moment.name(holder).cores().stream().anyMatch(c -> c != core && moment.on(c) == holder);
    }

    /** The cause is what the core does; {@code thing} is what the job waits for, {@code holder} who has it. */
    private BlamePart onCore(int core, int thing, int holder, Grip grip) {
        SliceState state = moment.stateOfCore(core);
        int who = moment.on(core);
        if (state == SliceState.OVERHEAD || state == SliceState.BOOTING) {
            return part(Cause.OVERHEAD, who, NONE, Grip.NONE);
        }
        if (who < 0 || who == context) {
            return blocking(holder, thing, thing < 0 ? Grip.NONE : grip);
        }
        if (moment.compareOrder(who, context) <= 0) {
            return part(Cause.PREEMPTION, who, NONE, Grip.NONE);
        }
        if (thing >= 0) {
            return blocking(who, thing, grip);
        }
        Grips.Found found = grips.of(who);
        return blocking(who, found.thing(), found.grip());
    }

    /** Its core; of several it could have, the one whose context is last in base order: one that idles before all, one that boots or where the runtime works for nobody in particular if there is no other. */
    private int itsCore() {
        List<Integer> cores = moment.name(context).cores();
        int last = cores.getFirst();
        for (int core : cores) {
            if (isBehind(core, last)) {
                last = core;
            }
        }
        return last;
    }

    private boolean isBehind(int core, int other) {
        int rank = rank(core);
        int before = rank(other);
        if (rank != before || rank != HAS_CONTEXT) {
            return rank < before;
        }
        return moment.compareOrder(moment.on(core), moment.on(other)) > 0;
    }

    private int rank(int core) {
        if (moment.stateOfCore(core) == SliceState.IDLE) {
            return 0;
        }
        return moment.on(core) >= 0 ? HAS_CONTEXT : 2;
    }

    /** Who has a thing; of a full channel or an empty pool, who makes room. */
    private int holder(int thing) {
        if (thing < 0) {
            return NONE;
        }
        ThingKind kind = moment.names.things().get(thing).kind();
        if (kind == ThingKind.QUEUE || kind == ThingKind.POOL) {
            moment.narrow(givers.nextNs(thing, moment.now()));
            return givers.at(thing, moment.now());
        }
        return moment.holder(thing);
    }

    private static BlamePart blocking(int by, int thing, Grip grip) {
        return part(Cause.BLOCKING, by, thing, grip);
    }

    private static BlamePart part(Cause cause) {
        return part(cause, NONE, NONE, Grip.NONE);
    }

    private static BlamePart part(Cause cause, int by, int thing, Grip grip) {
        return new BlamePart(0, 0, cause, by, thing, grip);
    }

    private void add(long from, long to, BlamePart found) {
        if (from >= to) {
            return;
        }
        if (!parts.isEmpty() && parts.getLast().isSameCause(found)) {
            parts.set(parts.size() - 1, parts.getLast().until(to));
        } else {
            parts.add(new BlamePart(from, to, found.cause(), found.by(), found.thing(), found.grip()));
        }
    }
}
