package dev.takt.sim.board;

import dev.takt.sim.plan.PlanContext;
import dev.takt.sim.trace.OverrunOutcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * The jobs of one context. They arrive as the start of one says that it had; else by the design's period, at the end of a pause, or with what releases them; and where none of that is known, with their start. What becomes of one that arrives while another is
 * unfinished is as in a simulation.
 */
final class SeenJobs {
    private static final long NEVER = Long.MAX_VALUE;

    private final PlanContext plan;
    /** Of a periodic context, else 0. */
    private final long periodNs;

    private final List<SeenJob> all = new ArrayList<>();
    private Optional<SeenJob> current = Optional.empty();
    private long nextNs;
    /** None before it waits. */
    private int firstWaiting;

    /** {@code firstNs}: the first arrival that time alone brings, if any does. */
    SeenJobs(PlanContext plan, long periodNs, OptionalLong firstNs) {
        this.plan = plan;
        this.periodNs = periodNs;
        nextNs = firstNs.orElse(NEVER);
    }

    List<SeenJob> all() {
        return all;
    }

    /** The one that has begun and not ended. */
    Optional<SeenJob> current() {
        return current;
    }

    /** True if a job has arrived that will begin. */
    boolean isWaiting() {
        return oldest().isPresent();
    }

    /** What time brings before an instant has arrived. */
    void until(long ns) {
        while (nextNs < ns) {
            long now = nextNs;
            nextNs = periodNs > 0 ? now + periodNs : NEVER;
            arrive(now, Happening.FIRST);
        }
    }

    void arrive(long ns, long rank) {
        SeenJob job = new SeenJob(ns, rank);
        job.dropped = outcome();
        all.add(job);
    }

    /** What brings it has taken the place of what brought the last one: if that has not begun, it takes this. */
    void arriveInPlace(long ns, long rank) {
        if (waiting() == 0) {
            arrive(ns, rank);
        } else {
            drop(ns, rank, OverrunOutcome.MERGED);
        }
    }

    /** Its release was refused. */
    void refuse(long ns, long rank) {
        drop(ns, rank, OverrunOutcome.SKIPPED);
    }

    private void drop(long ns, long rank, OverrunOutcome outcome) {
        SeenJob job = new SeenJob(ns, rank);
        job.dropped = Optional.of(outcome);
        all.add(job);
    }

    private Optional<OverrunOutcome> outcome() {
        long waiting = waiting();
        if (current.isEmpty() && waiting == 0) {
            return Optional.empty();
        }
        boolean pending = waiting + (current.isPresent() ? 1 : 0) > 1 || plan.oneFlag() && current.isEmpty();
        return switch (plan.overrun()) {
            case MERGE -> pending ? Optional.of(OverrunOutcome.MERGED) : Optional.empty();
            case SKIP -> Optional.of(OverrunOutcome.SKIPPED);
            case QUEUE, ABORT, RUNTIME ->
                waiting >= plan.mostPending() ? Optional.of(OverrunOutcome.FULL) : Optional.empty();
        };
    }

    private long waiting() {
        return oldest().isEmpty()
                ? 0
                : all.subList(firstWaiting, all.size()).stream()
                        .filter(SeenJob::waits)
                        .count();
    }

    /** A job begins; {@code told} is when it says to have arrived. */
    SeenJob start(long ns, long rank, OptionalLong told) {
        until(ns + 1);
        SeenJob job = told.isPresent()
                ? arrivedAt(Math.min(told.getAsLong(), ns), rank)
                : oldest().orElseGet(() -> unannounced(ns, rank));
        job.startNs = ns;
        current = Optional.of(job);
        return job;
    }

    private Optional<SeenJob> oldest() {
        while (firstWaiting < all.size() && !all.get(firstWaiting).waits()) {
            firstWaiting++;
        }
        return firstWaiting < all.size() ? Optional.of(all.get(firstWaiting)) : Optional.empty();
    }

    /** Nothing has brought it that is known: it arrives as it begins. What time was to bring next, it was. */
    private SeenJob unannounced(long ns, long rank) {
        SeenJob job = new SeenJob(ns, rank);
        all.add(job);
        nextNs = periodNs > 0 && nextNs != NEVER ? nextNs + periodNs : NEVER;
        return job;
    }

    /** The job of this arrival. Those before it that have not begun never will; a period that falls elsewhere than thought is laid anew. */
    private SeenJob arrivedAt(long ns, long rank) {
        int begun = all.size();
        while (begun > 0 && all.get(begun - 1).startNs < 0) {
            begun--;
        }
        List<SeenJob> open = all.subList(begun, all.size());
        long notBefore = begun == 0 ? ns : Math.max(ns, all.get(begun - 1).arrivalNs);
        if (open.stream().noneMatch(j -> j.arrivalNs == notBefore)) {
            open.removeIf(j -> j.arrivalNs > notBefore);
            firstWaiting = Math.min(firstWaiting, begun);
            all.add(new SeenJob(notBefore, notBefore < ns ? Happening.FIRST : rank));
            nextNs = periodNs > 0 ? notBefore + periodNs : NEVER;
        }
        SeenJob found = all.subList(begun, all.size()).stream()
                .filter(j -> j.arrivalNs == notBefore)
                .findFirst()
                .orElseThrow();
        found.dropped = Optional.empty();
        all.subList(begun, all.indexOf(found)).stream()
                .filter(SeenJob::waits)
                .forEach(j -> j.dropped = Optional.of(OverrunOutcome.MERGED));
        return found;
    }

    void complete(long ns) {
        current.ifPresent(j -> j.finishNs = ns);
        current = Optional.empty();
        if (plan.afterNs() >= 0) {
            nextNs = ns + plan.afterNs();
        } else if (plan.background() && waiting() == 0) {
            nextNs = ns;
        }
    }
}
