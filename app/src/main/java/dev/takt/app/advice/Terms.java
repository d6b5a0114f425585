package dev.takt.app.advice;

import dev.takt.sim.metrics.Blame;
import dev.takt.sim.metrics.BlamePart;
import dev.takt.sim.metrics.Cause;
import dev.takt.sim.metrics.Grip;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.TraceNames.ThingName;
import dev.takt.sim.trace.Track;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/** Puts the stretches of a job's blame together: one term for each role, context, thing, holder and grip, in the order of roles, then of time. */
final class Terms {
    private final Trace trace;
    private final Slices slices;
    private final SeenJob job;
    private final Map<Key, List<Stretch>> found = new LinkedHashMap<>();

    private record Key(Role role, int by, int thing, int holder, Grip grip) {
        Key(Role role, int by, int thing) {
            this(role, by, thing, -1, Grip.NONE);
        }
    }

    Terms(Trace trace, Slices slices, SeenJob job) {
        this.trace = trace;
        this.slices = slices;
        this.job = job;
    }

    List<Term> terms() {
        for (BlamePart part : Blame.of(trace, slices, job.context(), job.number())) {
            for (Stretch stretch : sameHolder(part)) {
                found.computeIfAbsent(key(part, stretch), _ -> new ArrayList<>())
                        .add(stretch);
            }
        }
        List<Term> terms = new ArrayList<>();
        found.forEach((key, stretches) -> terms.add(term(key, stretches)));
        terms.sort(Comparator.comparing(Term::role)
                .thenComparingLong(t -> t.stretches().getFirst().fromNs()));
        return List.copyOf(terms);
    }

    /** A part of blame does not say who holds what is waited for; where that changes within it, it is cut. */
    private List<Stretch> sameHolder(BlamePart part) {
        if (part.cause() != Cause.BLOCKING || part.thing() < 0) {
            return List.of(new Stretch(part.startNs(), part.endNs()));
        }
        List<Stretch> cut = new ArrayList<>();
        Track holders = slices.holder(part.thing());
        long from = part.startNs();
        while (from < part.endNs()) {
            int slice = holders.at(from);
            long change = slice == holders.size()
                    ? part.endNs()
                    : holders.start(slice) > from ? holders.start(slice) : holders.end(slice);
            long to = Math.min(part.endNs(), change);
            cut.add(new Stretch(from, to));
            from = to;
        }
        return cut;
    }

    private Key key(BlamePart part, Stretch stretch) {
        return switch (part.cause()) {
            case RELEASE_DELAY -> new Key(Role.RELEASE_DELAY, -1, -1);
            case BACKLOG -> new Key(Role.BACKLOG, -1, -1);
            case SUSPENSION -> new Key(Role.SUSPENSION, -1, part.thing());
            case OVERHEAD -> new Key(Role.OVERHEAD, -1, -1);
            case EXECUTION -> new Key(Role.EXECUTION, -1, -1);
            case PREEMPTION -> new Key(Role.PREEMPTION, part.by(), -1);
            case BLOCKING -> blocking(part, stretch.fromNs());
        };
    }

    private Key blocking(BlamePart part, long at) {
        int by = part.by();
        int thing = part.thing();
        Grip grip = part.grip();
        if (by < 0) {
            return new Key(Role.UNSERVED, -1, thing);
        }
        if (thing < 0) {
            return new Key(Role.SHUT_OUT, by, -1, -1, grip);
        }
        int holder = holder(thing, at);
        if (holder < 0) {
            return new Key(Role.HELD, by, thing, -1, grip);
        }
        if (holder != by) {
            return new Key(Role.OVERTAKEN, by, thing, holder, grip);
        }
        if (isAway(holder, at)) {
            return new Key(Role.AWAY, by, thing, holder, grip);
        }
        return waits(at) ? new Key(Role.HELD, by, thing, holder, grip) : new Key(Role.SHUT_OUT, by, thing, -1, grip);
    }

    private boolean waits(long at) {
        Track own = slices.context(job.context());
        int slice = sliceAt(own, at);
        return slice >= 0 && (own.state(slice) == SliceState.BLOCKED || own.state(slice) == SliceState.SPINNING);
    }

    private int holder(int thing, long at) {
        Track holders = slices.holder(thing);
        int slice = sliceAt(holders, at);
        return slice < 0 ? -1 : holders.context(slice);
    }

    private boolean isAway(int holder, long at) {
        Track track = slices.context(holder);
        int slice = sliceAt(track, at);
        ContextName mine = trace.names().contexts().get(job.context());
        boolean elsewhere = Collections.disjoint(
                mine.cores(), trace.names().contexts().get(holder).cores());
        return elsewhere || slice >= 0 && track.state(slice) == SliceState.SUSPENDED;
    }

    private static int sliceAt(Track track, long at) {
        int slice = track.at(at);
        return slice < track.size() && track.start(slice) <= at ? slice : -1;
    }

    private Term term(Key key, List<Stretch> stretches) {
        long ns = stretches.stream().mapToLong(Stretch::lengthNs).sum();
        int level = key.by() < 0 ? -1 : trace.names().contexts().get(key.by()).level();
        return new Term(
                key.role(),
                ns,
                context(key.by()),
                thing(key.thing()),
                context(key.holder()),
                key.grip(),
                level,
                stretches,
                place(key, stretches.getFirst().fromNs()));
    }

    /** At who ran, else at the job itself. */
    private Place place(Key key, long at) {
        if (key.by() < 0) {
            return new Place(at, job.item(), OptionalLong.of(job.number()));
        }
        Track track = slices.context(key.by());
        int slice = sliceAt(track, at);
        OptionalLong number =
                slice < 0 || track.job(slice) < 0 ? OptionalLong.empty() : OptionalLong.of(track.job(slice));
        return new Place(at, trace.names().contexts().get(key.by()).item(), number);
    }

    private Optional<Term.Who> context(int index) {
        if (index < 0) {
            return Optional.empty();
        }
        ContextName name = trace.names().contexts().get(index);
        return Optional.of(new Term.Who(name.item(), name.name()));
    }

    private Optional<Term.Who> thing(int index) {
        if (index < 0) {
            return Optional.empty();
        }
        ThingName name = trace.names().things().get(index);
        return Optional.of(new Term.Who(name.item(), name.name()));
    }
}
