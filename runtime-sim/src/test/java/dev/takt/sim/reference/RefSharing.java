package dev.takt.sim.reference;

import dev.takt.projects.target.Cost;
import dev.takt.sim.trace.EventKind;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Cores that share a dispatcher: in order of urgency each ready thread keeps its core, else takes an idle one it is allowed, else displaces the least urgent one below it on one it is allowed. */
final class RefSharing {
    private final RefWorld world;

    RefSharing(RefWorld world) {
        this.world = world;
    }

    boolean mayRun(RefCore core, RefContext c) {
        return !world.machine.sharesCores() || !world.scheduler.isThread(c) || core.placed == c;
    }

    private Comparator<RefContext> byUrgency() {
        return Comparator.<RefContext>comparingInt(c -> -world.urgency.level(c))
                .thenComparing(c -> world.urgency.isByDeadline(c) ? world.urgency.deadline(c) : 0)
                .thenComparing(c -> c.turnOver)
                .thenComparing(c -> c.since)
                .thenComparing(c -> c.context.index());
    }

    /** It is ready and has no core. */
    boolean isInLine(RefContext c) {
        return world.scheduler.isThread(c) && c.state == RefContext.State.READY && world.coreOf(c).placed != c;
    }

    /** (3) One decision for all cores: whether anybody got another. */
    boolean place() {
        boolean any = false;
        while (world.machine.sharesCores() && placeOne()) {
            any = true;
        }
        world.contexts.stream().filter(c -> c.turnOver).forEach(this::hasAnotherTurn);
        return any;
    }

    /** Its last one is over, whether somebody has taken its core or not. */
    private void hasAnotherTurn(RefContext c) {
        c.turnOver = false;
        c.since = world.now;
    }

    /** The most urgent for whom there is a core gets it; whoever that displaces is in line again. */
    private boolean placeOne() {
        List<RefContext> inLine = world.contexts.stream()
                .filter(this::isInLine)
                .sorted(byUrgency())
                .toList();
        for (RefContext c : inLine) {
            Optional<RefCore> core = coreFor(c);
            if (core.isPresent()) {
                put(c, core.get());
                return true;
            }
        }
        return false;
    }

    /** Its last core if that is idle, else the lowest that is, else that of the least urgent one below it. */
    private Optional<RefCore> coreFor(RefContext c) {
        RefCore last = world.coreOf(c);
        if (isIdle(last)) {
            return Optional.of(last);
        }
        List<RefCore> allowed = world.cores.stream()
                .filter(k -> c.context.cores().contains(k.core.index()))
                .toList();
        return allowed.stream().filter(this::isIdle).findFirst().or(() -> allowed.stream()
                .filter(k -> isBelow(k.placed, c))
                .max(Comparator.comparing(RefSharing::threadOn, byUrgency())));
    }

    private boolean isIdle(RefCore core) {
        return core.placed == null && !core.boots(world.now);
    }

    private static RefContext threadOn(RefCore core) {
        if (core.placed == null) {
            throw new IllegalStateException();
        }
        return core.placed;
    }

    private boolean isBelow(@Nullable RefContext t, RefContext c) {
        if (t == null) {
            return false;
        }
        int threshold = world.urgency.threshold(t);
        int level = world.urgency.level(c);
        boolean laterDue = world.urgency.isByDeadline(c) && world.urgency.deadline(c) < world.urgency.deadline(t);
        boolean peers = threshold == level && world.urgency.level(t) == level;
        return threshold < level || peers && (laterDue || t.turnOver && !c.turnOver);
    }

    private void put(RefContext c, RefCore core) {
        RefContext before = core.placed;
        if (before != null) {
            if (core.shown == before) {
                world.event(EventKind.PREEMPT, before, c.context.name());
            }
            world.scheduler.gone(before);
            if (before.turnOver) {
                world.scheduler.giveTurn(before);
            }
        }
        core.placed = c;
        if (world.coreOf(c) != core && c.job().started) {
            world.event(EventKind.MIGRATE, c, "");
            c.moving = c.ranOn == core.core.index() ? 0 : core.core.costs().of(Cost.MIGRATION);
        }
        c.core = core.core.index();
        if (core.actedAt < world.now) {
            world.tells(core);
        }
    }
}
