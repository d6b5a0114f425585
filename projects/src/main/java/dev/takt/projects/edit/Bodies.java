package dev.takt.projects.edit;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;

/** Changes of step lists, all the way down. */
final class Bodies {
    private Bodies() {}

    /** The body without the steps that use one of the items; what was locked stays. */
    static List<Step> without(List<Step> body, Set<ItemId> gone) {
        List<Step> kept = new ArrayList<>();
        for (Step step : body) {
            Step inner = alone(mapInner(step, b -> without(b, gone)), gone);
            if (inner.about().filter(gone::contains).isEmpty()) {
                kept.add(inner);
            } else {
                inner.inner().forEach(kept::addAll);
            }
        }
        return List.copyOf(kept);
    }

    /** The body without steps that are not wanted; what is inside such a step stays in its place. */
    static List<Step> without(List<Step> body, Predicate<Step> unwanted) {
        List<Step> kept = new ArrayList<>();
        for (Step step : body) {
            Step inner = mapInner(step, b -> without(b, unwanted));
            if (unwanted.test(step)) {
                inner.inner().forEach(kept::addAll);
            } else {
                kept.add(inner);
            }
        }
        return List.copyOf(kept);
    }

    /** The body with some steps changed, all the way down; what is inside a step is changed first. */
    static List<Step> mapped(List<Step> body, UnaryOperator<Step> change) {
        return body.stream()
                .map(step -> change.apply(mapInner(step, b -> mapped(b, change))))
                .toList();
    }

    /** A transfer whose partner is gone is one with whoever is left. */
    private static Step alone(Step step, Set<ItemId> gone) {
        return switch (step) {
            case Step.Noted noted -> new Step.Noted(alone(noted.step(), gone), noted.extras());
            case Step.Transfer transfer
            when transfer.partner().filter(gone::contains).isPresent() -> transfer.withPartner(Optional.empty());
            default -> step;
        };
    }

    /** The body with every reference renamed. */
    static List<Step> renamed(List<Step> body, UnaryOperator<ItemId> names) {
        return body.stream().map(s -> renamed(s, names)).toList();
    }

    static Step renamed(Step step, UnaryOperator<ItemId> names) {
        Step inner = mapInner(step, b -> renamed(b, names));
        return switch (inner) {
            case Step.Lock lock -> new Step.Lock(names.apply(lock.resource()), lock.body());
            case Step.Send send -> new Step.Send(names.apply(send.channel()), send.timeoutNs());
            case Step.Receive receive -> new Step.Receive(names.apply(receive.channel()), receive.timeoutNs());
            case Step.Notify notify -> new Step.Notify(names.apply(notify.signal()));
            case Step.Wait wait -> new Step.Wait(names.apply(wait.signal()), wait.timeoutNs());
            case Step.Spawn spawn -> new Step.Spawn(names.apply(spawn.task()));
            case Step.Transfer transfer ->
                transfer.withPeripheral(names.apply(transfer.peripheral()))
                        .withPartner(transfer.partner().map(names));
            case Step.Alloc alloc -> new Step.Alloc(names.apply(alloc.pool()));
            case Step.Free free -> new Step.Free(names.apply(free.pool()));
            case Step.Feed feed -> new Step.Feed(names.apply(feed.watchdog()));
            case Step.Noted noted -> new Step.Noted(renamed(noted.step(), names), noted.extras());
            case Step.Compute _, Step.CriticalSection _, Step.Delay _, Step.Yield _ -> inner;
            case Step.Repeat _, Step.Branch _, Step.UnknownStep _ -> inner;
        };
    }

    static Step mapInner(Step step, UnaryOperator<List<Step>> change) {
        return switch (step) {
            case Step.Lock lock -> new Step.Lock(lock.resource(), change.apply(lock.body()));
            case Step.CriticalSection section -> new Step.CriticalSection(change.apply(section.body()));
            case Step.Repeat repeat -> new Step.Repeat(repeat.count(), change.apply(repeat.body()));
            case Step.Branch branch ->
                new Step.Branch(branch.chancePpm(), change.apply(branch.then()), change.apply(branch.otherwise()));
            case Step.Noted noted -> new Step.Noted(mapInner(noted.step(), change), noted.extras());
            case Step.Compute _, Step.Send _, Step.Receive _, Step.Notify _, Step.Wait _, Step.Spawn _ -> step;
            case Step.Transfer _, Step.Delay _, Step.Yield _, Step.Alloc _, Step.Free _, Step.Feed _ -> step;
            case Step.UnknownStep _ -> step;
        };
    }
}
