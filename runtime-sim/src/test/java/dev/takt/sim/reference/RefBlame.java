package dev.takt.sim.reference;

import dev.takt.projects.model.Protocol;
import dev.takt.projects.target.Inheritance;
import dev.takt.sim.metrics.Cause;
import dev.takt.sim.metrics.Grip;
import dev.takt.sim.trace.EventKind;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Says of each unfinished job, in the midst of each nanosecond, why it is not done: the first cause of rule 8 that fits, asked of what is the case and not of a trace. */
final class RefBlame {
    private final RefWorld world;
    private final Map<String, List<Noted>> causes = new TreeMap<>();

    /** What held a job up for a nanosecond; where it waits for place in a thing, for each who might make it: the future shows who does. */
    private record Noted(long time, RefContext of, String text, String thing, Map<String, String> byGiver) {}

    RefBlame(RefWorld world) {
        this.world = world;
    }

    /** A nanosecond begins to go by. */
    void note() {
        for (RefContext c : world.contexts) {
            for (RefJob job : c.jobs) {
                causes.computeIfAbsent(c.context.name() + "#" + job.number, _ -> new ArrayList<>())
                        .add(cause(c, job));
            }
        }
    }

    private Noted cause(RefContext c, RefJob job) {
        if (!job.released) {
            return noted(c, Cause.RELEASE_DELAY.tag());
        }
        if (job != c.job()) {
            return noted(c, Cause.BACKLOG.tag());
        }
        return switch (c.state) {
            case ASLEEP, READY -> noted(c, ready(c));
            case BLOCKED -> noted(c, blocked(c));
            case WAITING -> waiting(c);
        };
    }

    private Noted noted(RefContext c, String text) {
        return new Noted(world.now, c, text, "", Map.of());
    }

    // waits

    private Noted waiting(RefContext c) {
        if (c.bus != null) {
            return noted(c, waitsFor(c, c.bus.owner, c.bus.bus.label(), Grip.THING));
        }
        if (c.pool != null) {
            return waitsForPlace(c, c.pool.pool.name());
        }
        if (c.channel != null && c.act() instanceof Act.Put) {
            return waitsForPlace(c, c.channel.queue.name());
        }
        String on = c.channel != null ? c.channel.queue.name() : c.transfer != null ? c.transfer.bus.label() : "";
        return noted(c, Cause.SUSPENSION.tag() + (on.isEmpty() ? "" : " on " + on));
    }

    private Noted waitsForPlace(RefContext c, String thing) {
        Map<String, String> byGiver = new TreeMap<>();
        for (RefContext giver : world.contexts) {
            byGiver.put(giver.context.name(), waitsFor(c, giver, thing, Grip.THING));
        }
        return new Noted(world.now, c, waitsFor(c, null, thing, Grip.THING), thing, byGiver);
    }

    private String blocked(RefContext c) {
        RefLock wanted = world.lockRules.wanted(c);
        RefLock barrier = world.lockRules.barrier(c, wanted);
        return waitsFor(c, barrier.holder, barrier.resource.name(), barrier == wanted ? Grip.THING : Grip.CEILING);
    }

    /** Whatever its own core does, if who has it sleeps or is elsewhere. */
    private String waitsFor(RefContext c, @Nullable RefContext holder, String thing, Grip grip) {
        if (holder == null) {
            return onCore(c, null, thing, grip);
        }
        boolean never = holder.context.cores().stream().noneMatch(c.context.cores()::contains);
        boolean elsewhere = world.cores.stream().anyMatch(k -> k != itsCore(c) && has(k) == holder);
        boolean sleeps = holder.state == RefContext.State.WAITING && holder.bus == null && holder.pool == null;
        boolean sends = holder.channel != null && holder.act() instanceof Act.Put;
        return never || elsewhere || sleeps && !sends || holder.jobs.stream().noneMatch(j -> j.released)
                ? blocking(holder, thing, grip)
                : onCore(c, holder, thing, grip);
    }

    // ready

    private String ready(RefContext c) {
        RefCore own = world.coreOf(c);
        boolean here = own.running == c && own.tickLeft == 0 && !own.boots(world.now) && !own.switches();
        if (here && c.exit == 0 && c.paying().isEmpty()) {
            return Cause.EXECUTION.tag();
        }
        if (c.spinning && c.awaited != null && (c.awaited.holder != c || own.tickLeft == 0)) {
            return blocking(c.awaited.holder, c.awaited.resource.name(), Grip.THING);
        }
        if (own.running == c) {
            return overhead(own.tickLeft > 0 || own.boots(world.now) ? null : c);
        }
        RefLock ceiling = ceilingAtStart(c);
        return ceiling == null
                ? onCore(c, null, "", Grip.NONE)
                : waitsFor(c, ceiling.holder, ceiling.resource.name(), Grip.CEILING);
    }

    /** Baker's ceilings let only a job of a higher preemption level begin. */
    private @Nullable RefLock ceilingAtStart(RefContext c) {
        if (!world.urgency.isByDeadline(c) || world.machine.sharesCores() || c.dispatched || !c.held.isEmpty()) {
            return null;
        }
        RefLock highest = null;
        for (RefLock lock : world.locks) {
            boolean counts = lock.resource.protocol() == Protocol.IMMEDIATE_CEILING
                    && lock.holder != null
                    && lock.resource.core() == c.core
                    && lock.preemptionCeiling >= world.machine.preemptionLevel(c.context);
            if (counts && (highest == null || lock.preemptionCeiling > highest.preemptionCeiling)) {
                highest = lock;
            }
        }
        return highest;
    }

    private String onCore(RefContext c, @Nullable RefContext holder, String thing, Grip grip) {
        return onCore(itsCore(c), c, holder, thing, grip);
    }

    private String onCore(RefCore core, RefContext c, @Nullable RefContext holder, String thing, Grip grip) {
        RefContext who = has(core);
        if (core.boots(world.now) || core.tickLeft > 0) {
            return overhead(null);
        }
        if (who != null && (core.switches() || pays(who))) {
            return overhead(who);
        }
        if (who == null && thing.isEmpty() && isUnderHandler(c)) {
            return onCore(world.coreOf(c), c, null, "", Grip.NONE);
        }
        if (who == null || who == c) {
            return blocking(holder, thing, thing.isEmpty() ? Grip.NONE : grip);
        }
        if (!isBehind(who, c)) {
            return Cause.PREEMPTION.tag() + " by " + who.context.name();
        }
        return thing.isEmpty() ? letRun(who, c) : blocking(who, thing, grip);
    }

    /** A thread keeps a core that it shares with others while a handler runs there. */
    private boolean isUnderHandler(RefContext c) {
        RefCore core = world.coreOf(c);
        return world.machine.sharesCores() && core.placed == c && (has(core) == null || core.running != c);
    }

    private static boolean pays(RefContext c) {
        return !c.spinning && !c.paying().isEmpty() || c.exit > 0 || !c.owed.isEmpty();
    }

    /** Who has a core, if it works for somebody. */
    private @Nullable RefContext has(RefCore core) {
        return core.boots(world.now) || core.tickLeft > 0 ? null : core.running;
    }

    /** Of those it may have, an idle one, else the one whose context is last; one that works for nobody only if all do. */
    private RefCore itsCore(RefContext c) {
        RefCore last = null;
        for (int index : c.context.cores()) {
            RefCore core = world.cores.get(index);
            if (last == null || isBehind(core, last)) {
                last = core;
            }
        }
        if (last == null) {
            throw new IllegalStateException();
        }
        return last;
    }

    private boolean isBehind(RefCore core, RefCore other) {
        int rank = rank(core);
        int before = rank(other);
        RefContext one = has(core);
        RefContext two = has(other);
        return rank != before ? rank < before : one != null && two != null && isBehind(one, two);
    }

    private int rank(RefCore core) {
        boolean busy = core.boots(world.now) || core.tickLeft > 0;
        return busy ? 2 : core.running == null ? 0 : 1;
    }

    /** In base order: without what locks lend. */
    private boolean isBehind(RefContext one, RefContext other) {
        return areByDeadline(one, other)
                ? ownDeadline(one) > ownDeadline(other)
                : one.context.level() < other.context.level();
    }

    private boolean areByDeadline(RefContext one, RefContext other) {
        return one.context.level() == other.context.level() && world.urgency.isByDeadline(one) && !one.isHandler();
    }

    private long ownDeadline(RefContext c) {
        return c.jobs.isEmpty() || world.machine.dueNs(c.context).isEmpty() ? Long.MAX_VALUE : c.job().deadline;
    }

    // what lets a less urgent one run

    private String letRun(RefContext d, RefContext c) {
        int level = c.context.level();
        boolean cooperative = world.urgency.isCooperative(d, d.context.level());
        if (cooperative && world.coreOf(d).core.topCooperativeRank() >= level) {
            return blocking(d, "", Grip.RUN_TO_COMPLETION);
        }
        boolean toTheEnd = world.machine.isNonPreemptive() && !d.isHandler();
        if (toTheEnd && d.context.threshold() >= level) {
            return blocking(d, "", Grip.RUN_TO_COMPLETION);
        }
        if (areByDeadline(d, c) ? d.context.threshold() > level : d.context.threshold() >= level) {
            return blocking(d, "", Grip.THRESHOLD);
        }
        if (d.spinning && d.awaited != null) {
            return blocking(d, d.awaited.resource.name(), Grip.THING);
        }
        for (RefLock lock : d.held) {
            Grip grip = grip(lock, d, c);
            if (grip != Grip.NONE) {
                return blocking(d, lock.resource.name(), grip);
            }
        }
        RefLock ahead = areByDeadline(d, c) ? ceilingAhead(c) : null;
        if (ahead != null) {
            return blocking(d, ahead.resource.name(), Grip.CEILING);
        }
        int lifted = world.urgency.level(d);
        boolean resists =
                world.urgency.isCooperative(d, lifted) && world.coreOf(d).core.topCooperativeRank() >= level;
        if (lifted > d.context.level() && (lifted >= level || resists)) {
            return d.held.reversed().stream()
                    .filter(l -> l.resource.protocol() == Protocol.INHERITANCE)
                    .findFirst()
                    .map(l -> blocking(d, l.resource.name(), Grip.THING))
                    .orElseGet(() -> blocking(d, "", Grip.KEPT_PRIORITY));
        }
        if (isUnderHandler(c)) {
            return onCore(world.coreOf(c), c, null, "", Grip.NONE);
        }
        return d.masks > 0 ? blocking(d, "", Grip.CRITICAL_SECTION) : "for no reason, by " + d.context.name();
    }

    /** Only the most urgent job may start: whom a ceiling bars keeps those behind it from the core as well. */
    private @Nullable RefLock ceilingAhead(RefContext c) {
        return world.contexts.stream()
                .filter(w -> w != c && w.core == c.core && w.state == RefContext.State.READY)
                .filter(w -> !isBehind(w, c))
                .map(this::ceilingAtStart)
                .filter(Objects::nonNull)
                .findFirst()
                .orElse(null);
    }

    private Grip grip(RefLock lock, RefContext d, RefContext c) {
        return switch (lock.resource.protocol()) {
            case NONE, RUNTIME -> Grip.NONE;
            case SPIN, NON_PREEMPTIVE -> Grip.THING;
            case IMMEDIATE_CEILING -> {
                boolean reaches = lock.resource.core() == d.core || world.machine.sharesCores();
                boolean bars = reaches && lock.resource.ceiling() >= c.context.level();
                yield bars && !areByDeadline(d, c) ? Grip.CEILING : Grip.NONE;
            }
            case INHERITANCE, CEILING ->
                world.contexts.stream().anyMatch(w -> lends(w, lock, d, c)) ? Grip.THING : Grip.NONE;
        };
    }

    /** It waits for that lock, and is with what it has been lent itself as urgent as the job. */
    private boolean lends(RefContext w, RefLock lock, RefContext d, RefContext c) {
        boolean waits = w.awaited != null && w != d && (w.state == RefContext.State.BLOCKED || w.spinning);
        boolean competes = w.core == d.core || world.machine.sharesCores();
        if (!waits || !competes || world.lockRules.barrier(w, world.lockRules.wanted(w)) != lock) {
            return false;
        }
        int level = world.urgency.level(w);
        return level > c.context.level() || level == c.context.level() && isDueInTime(w, d, c);
    }

    /** With the level of the job {@code d} goes before {@code c}: by the deadline of who waits, or if the kernel passes on none by its own. */
    private boolean isDueInTime(RefContext w, RefContext d, RefContext c) {
        if (world.kernel.inheritance() == Inheritance.TRANSITIVE) {
            return !areByDeadline(d, c) || world.urgency.deadline(w) <= ownDeadline(c);
        }
        boolean ordered = world.urgency.isByDeadline(c) && !c.isHandler();
        return !ordered || world.urgency.isCooperative(c, c.context.level()) || ownDeadline(d) <= ownDeadline(c);
    }

    // words

    private static String overhead(@Nullable RefContext of) {
        return Cause.OVERHEAD.tag() + (of == null ? "" : " by " + of.context.name());
    }

    private static String blocking(@Nullable RefContext by, String thing, Grip grip) {
        return Cause.BLOCKING.tag()
                + (by == null ? "" : " by " + by.context.name())
                + (thing.isEmpty() ? "" : " on " + thing)
                + (grip == Grip.NONE ? "" : " " + grip.tag());
    }

    /** What held each job up, nanosecond by nanosecond. */
    Map<String, List<String>> causes() {
        Map<String, List<String>> texts = new TreeMap<>();
        causes.forEach((job, all) ->
                texts.put(job, all.stream().map(n -> n.time + " " + text(n)).toList()));
        return texts;
    }

    private String text(Noted noted) {
        return noted.thing.isEmpty() ? noted.text : noted.byGiver.getOrDefault(giver(noted), noted.text);
    }

    /** Who makes place next; if nobody does any more, who took last. */
    private String giver(Noted noted) {
        List<RefEvent> next = ofOthers(noted, EventKind.RECEIVE)
                .filter(e -> e.time() > noted.time)
                .toList();
        if (!next.isEmpty()) {
            return next.getFirst().context();
        }
        boolean pool = world.pools.stream().anyMatch(p -> p.pool.name().equals(noted.thing));
        List<RefEvent> taken = ofOthers(noted, pool ? EventKind.SEND : EventKind.RECEIVE)
                .filter(e -> e.time() <= noted.time)
                .toList();
        return taken.isEmpty() ? "" : taken.getLast().context();
    }

    private Stream<RefEvent> ofOthers(Noted noted, EventKind kind) {
        return world.events.stream()
                .filter(e -> e.kind() == kind && !e.context().equals(noted.of.context.name()))
                .filter(e -> e.detail().startsWith(noted.thing + " "));
    }
}
