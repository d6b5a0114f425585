package dev.takt.sim.metrics;

import dev.takt.projects.model.Protocol;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.TraceNames.Guard;
import dev.takt.sim.trace.TraceNames.ThingName;
import java.util.List;
import java.util.OptionalInt;

/**
 * Finds why a less urgent context runs while a more urgent one is ready: its preemption threshold, the locks it holds (the one taken first first), or a priority that it has kept. If it is none of these it is a critical section, which
 * a trace does not show.
 */
final class Grips {
    private static final int NONE = -1;

    private final Trace trace;
    private final Moment moment;
    private final int ready;

    /** What lets a context run, with its lock, -1 if it is none. */
    record Found(Grip grip, int thing) {}

    /** {@code ready}: who is kept waiting. */
    Grips(Trace trace, Moment moment, int ready) {
        this.trace = trace;
        this.moment = moment;
        this.ready = ready;
    }

    /** The highest ceiling that keeps a ready context from its start under the stack resource policy, where deadlines order its core; -1 if none does. */
    int ceilingAtStart(int context) {
        ContextName name = moment.name(context);
        if (!name.byDeadline() || name.sharesCores() || moment.wasPreempted(context)) {
            return NONE;
        }
        int highest = NONE;
        for (ThingName lock : moment.names.resources()) {
            Guard guard = lock.guard();
            int holder = isCeilingOf(guard, name) ? moment.holder(lock.index()) : NONE;
            if (holder == context) {
                return NONE;
            }
            boolean bars =
                    holder >= 0 && guard.preemptionCeiling() >= name.hold().preemptionLevel();
            if (bars
                    && (highest < 0
                            || guard.preemptionCeiling() > moment.guard(highest).preemptionCeiling())) {
                highest = lock.index();
            }
        }
        return highest;
    }

    private static boolean isCeilingOf(Guard guard, ContextName name) {
        return guard.protocol() == Protocol.IMMEDIATE_CEILING && guard.core() == name.core();
    }

    Found of(int running) {
        ContextName name = moment.name(running);
        if (resists(name)) {
            return new Found(name.hold().toTheEnd() ? Grip.RUN_TO_COMPLETION : Grip.THRESHOLD, NONE);
        }
        if (moment.state(running) == SliceState.SPINNING) {
            return new Found(Grip.THING, moment.awaited(running));
        }
        List<ThingName> held = moment.held(running);
        for (ThingName lock : held) {
            Grip grip = grip(lock, running);
            if (grip != Grip.NONE) {
                return new Found(grip, lock.index());
            }
        }
        int ceiling = moment.isByDeadline(running, ready) ? ceilingAhead() : NONE;
        if (ceiling >= 0) {
            return new Found(Grip.CEILING, ceiling);
        }
        OptionalInt unknown = last(held, Protocol.RUNTIME);
        if (unknown.isPresent()) {
            return new Found(Grip.THING, unknown.getAsInt());
        }
        if (isLifted(running)) {
            OptionalInt lifting = last(held, Protocol.INHERITANCE);
            return lifting.isPresent()
                    ? new Found(Grip.THING, lifting.getAsInt())
                    : new Found(Grip.KEPT_PRIORITY, NONE);
        }
        return new Found(Grip.CRITICAL_SECTION, NONE);
    }

    /** A ceiling that keeps one from its start that is due before the job: until that may go, nobody behind it takes the core. */
    private int ceilingAhead() {
        for (ContextName name : moment.names.contexts()) {
            int ahead = name.index();
            boolean waits = ahead != ready
                    && name.core() == moment.name(ready).core()
                    && !moment.isAsleep(ahead)
                    && moment.state(ahead) == SliceState.READY
                    && moment.compareOrder(ahead, ready) <= 0;
            int ceiling = waits ? ceilingAtStart(ahead) : NONE;
            if (ceiling >= 0) {
                return ceiling;
            }
        }
        return NONE;
    }

    private static OptionalInt last(List<ThingName> held, Protocol protocol) {
        return held.reversed().stream()
                .filter(l -> l.guard().protocol() == protocol)
                .mapToInt(ThingName::index)
                .findFirst();
    }

    /** Its threshold keeps its core; among those that deadlines order only one above their level does, or that it runs to completion. */
    private boolean resists(ContextName running) {
        int level = moment.name(ready).level();
        boolean peers =
                moment.isByDeadline(running.index(), ready) && !running.hold().toTheEnd();
        return peers ? running.hold().threshold() > level : running.hold().threshold() >= level;
    }

    private Grip grip(ThingName lock, int running) {
        boolean byDeadline = moment.isByDeadline(running, ready);
        return switch (lock.guard().protocol()) {
            // what is ready now and more urgent by its level could have been masked by these alone
            case NON_PREEMPTIVE, SPIN -> Grip.THING;
            case IMMEDIATE_CEILING -> {
                boolean reaches = lock.guard().core() == moment.name(running).core()
                        || moment.name(running).sharesCores();
                boolean above = lock.guard().ceiling() >= moment.name(ready).level();
                yield !byDeadline && reaches && above ? Grip.CEILING : Grip.NONE;
            }
            case INHERITANCE, CEILING -> isLentBy(lock.index(), running) ? Grip.THING : Grip.NONE;
            case NONE, RUNTIME -> Grip.NONE;
        };
    }

    /** True if somebody waits for a lock, or waits for one who does, who lends its holder what takes that before the job. */
    private boolean isLentBy(int lock, int holder) {
        return isLentBy(
                lock, holder, enough(lock, holder), moment.names.contexts().size());
    }

    /** What takes a holder before the job once it is lent. */
    private enum Loan {
        /** A deadline not after that of the job. */
        DEADLINE,
        /** The level of the job. */
        LEVEL,
        /** A level above that of the job. */
        HIGHER_LEVEL
    }

    /** A holder of a lower level gets over the job by a level, whenever whoever waits is due. Where no deadline is passed on, those that deadlines order stand by their own at the level of the job. */
    private Loan enough(int lock, int holder) {
        ContextName job = moment.name(ready);
        if (!moment.guard(lock).levelsAlone()) {
            return moment.isByDeadline(holder, ready) ? Loan.DEADLINE : Loan.LEVEL;
        }
        boolean staysAhead = !job.byDeadline() || job.hold().toTheEnd() || moment.due(holder) <= moment.due(ready);
        return staysAhead ? Loan.LEVEL : Loan.HIGHER_LEVEL;
    }

    private boolean isLentBy(int lock, int holder, Loan enough, int depth) {
        for (ContextName name : moment.names.contexts()) {
            int waiter = name.index();
            if (depth == 0 || waiter == holder || !moment.isBlocked(waiter) || !moment.compete(waiter, holder)) {
                continue;
            }
            int thing = moment.awaited(waiter);
            if (thing < 0 || moment.barrier(waiter, thing) != lock) {
                continue;
            }
            if (waiter == ready || lends(waiter, enough) || lendsOn(waiter, enough, depth - 1)) {
                return true;
            }
        }
        return false;
    }

    private boolean lends(int waiter, Loan enough) {
        int level = moment.name(waiter).level();
        int own = moment.name(ready).level();
        return switch (enough) {
            case DEADLINE -> moment.compareOrder(waiter, ready) <= 0;
            case LEVEL -> level >= own;
            case HIGHER_LEVEL -> level > own;
        };
    }

    private boolean lendsOn(int waiter, Loan enough, int depth) {
        for (ThingName lock : moment.held(waiter)) {
            Guard guard = lock.guard();
            boolean passes = guard.protocol() == Protocol.INHERITANCE || guard.protocol() == Protocol.CEILING;
            boolean lifts = guard.protocol() == Protocol.IMMEDIATE_CEILING
                    && !moment.isByDeadline(waiter, ready)
                    && guard.ceiling() >= moment.name(ready).level();
            if (lifts || passes && isLentBy(lock.index(), waiter, enough, depth)) {
                return true;
            }
        }
        return false;
    }

    /** True if it competes at a level above its own that keeps the job from its core: as high, or one of those that run to completion. */
    private boolean isLifted(int running) {
        int level = levelNow(running);
        int above = moment.name(ready).level();
        return level > moment.name(running).level()
                && (level >= above
                        || moment.names.contexts().stream()
                                .anyMatch(c -> c.level() == level
                                        && moment.compete(c.index(), running)
                                        && c.hold().toTheEnd()
                                        && c.hold().threshold() >= above));
    }

    /** The level at which a context competes now. */
    private int levelNow(int context) {
        int behind = trace.firstAt(moment.now() + 1);
        for (int event = behind - 1; event >= 0; event--) {
            if (trace.kind(event) == EventKind.PRIORITY && trace.context(event) == context) {
                return (int) trace.value(event);
            }
        }
        return moment.name(context).level();
    }
}
