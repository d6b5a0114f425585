package dev.takt.projects.analysis;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Pause;
import dev.takt.projects.machine.Queue;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Whether sends into bounded queues wait. It is assumed that they do not where one context is released by the queue's elements and nobody else takes any; bounds are computed on that; then it is
 * checked that no more elements can come in during that context's response than the queue holds. If so, a first send that waits would contradict the bounds up to then, so none does. If not, the assumption is
 * taken back.
 */
final class Sending {
    private final Machine machine;
    private final List<Facts> facts;
    private final Set<ItemId> neverFull = new HashSet<>();

    Sending(Machine machine, List<Facts> facts) {
        this.machine = machine;
        this.facts = facts;
        machine.queues().forEach(q -> taker(q).ifPresent(_ -> neverFull.add(q.item())));
    }

    /** True if this pause is a send that is taken not to wait. */
    boolean isFree(Pause pause) {
        return pause.reason() == Pause.Reason.SEND
                && pause.on().filter(neverFull::contains).isPresent();
    }

    /** Takes back what the bounds do not bear out; true if that was anything. */
    boolean retract(List<Rate> rates, List<Bound> bounds) {
        return neverFull.removeIf(q -> !holds(machine.queue(q).orElseThrow(), rates, bounds));
    }

    private boolean holds(Queue queue, List<Rate> rates, List<Bound> bounds) {
        return taker(queue)
                .filter(t -> rates.get(t.index()) instanceof Rate.Known rate
                        && bounds.get(t.index()) instanceof Bound.Known bound
                        && rate.curve().releases(Sums.sum(bound.fromReleaseNs(), 1)) <= most(t, queue))
                .isPresent();
    }

    /** Of a context that drops or merges jobs no second element may come in while one is at work: it would stay. */
    private long most(Context taker, Queue queue) {
        int kept = taker.mostWaiting();
        int most = kept > 0 ? Math.min(kept, queue.capacity()) : queue.capacity();
        return taker.overrun() == Overrun.QUEUE ? most : 1;
    }

    /** The one context that the elements of a queue release and that takes one each. */
    private Optional<Context> taker(Queue queue) {
        List<Facts> released = facts.stream()
                .filter(f -> f.context().activation() instanceof Activation.On on
                        && on.source().equals(queue.item()))
                .toList();
        boolean othersTake = facts.stream()
                .flatMap(f -> f.pauses().stream())
                .anyMatch(p -> p.reason() == Pause.Reason.RECEIVE && p.on().equals(Optional.of(queue.item())));
        return released.size() == 1 && !othersTake
                ? Optional.of(released.getFirst().context())
                : Optional.empty();
    }
}
