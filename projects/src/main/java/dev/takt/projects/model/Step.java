package dev.takt.projects.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** One step of a body. Steps nest as code does. Fields this version does not know are kept in {@link Noted}. */
public sealed interface Step {
    /** The steps directly inside this one, in order; both ways of a branch. */
    default List<List<Step>> inner() {
        return switch (this) {
            case Lock lock -> List.of(lock.body());
            case CriticalSection section -> List.of(section.body());
            case Repeat repeat -> List.of(repeat.body());
            case Branch branch -> List.of(branch.then(), branch.otherwise());
            case Noted noted -> noted.step().inner();
            case Compute _, Send _, Receive _, Notify _, Wait _, Spawn _, Transfer _ -> List.of();
            case Delay _, Yield _, Alloc _, Free _, Feed _, UnknownStep _ -> List.of();
        };
    }

    /** The same step with other steps inside, as many lists as {@link #inner()} gives. */
    default Step withInner(List<List<Step>> inner) {
        return switch (this) {
            case Lock lock -> new Lock(lock.resource(), inner.get(0));
            case CriticalSection _ -> new CriticalSection(inner.get(0));
            case Repeat repeat -> new Repeat(repeat.count(), inner.get(0));
            case Branch branch -> new Branch(branch.chancePpm(), inner.get(0), inner.get(1));
            case Noted noted -> new Noted(noted.step().withInner(inner), noted.extras());
            case Compute _, Send _, Receive _, Notify _, Wait _, Spawn _, Transfer _ -> this;
            case Delay _, Yield _, Alloc _, Free _, Feed _, UnknownStep _ -> this;
        };
    }

    /** The item that it is itself about, if it is about one. */
    default Optional<ItemId> about() {
        return switch (this) {
            case Lock lock -> Optional.of(lock.resource());
            case Send send -> Optional.of(send.channel());
            case Receive receive -> Optional.of(receive.channel());
            case Notify notify -> Optional.of(notify.signal());
            case Wait wait -> Optional.of(wait.signal());
            case Spawn spawn -> Optional.of(spawn.task());
            case Transfer transfer -> Optional.of(transfer.peripheral());
            case Alloc alloc -> Optional.of(alloc.pool());
            case Free free -> Optional.of(free.pool());
            case Feed feed -> Optional.of(feed.watchdog());
            case Noted noted -> noted.step().about();
            case Compute _, CriticalSection _, Delay _, Yield _, Repeat _, Branch _, UnknownStep _ -> Optional.empty();
        };
    }

    /** Work that takes between {@code bestNs} and {@code worstNs} of its core; {@code label} names it in the generated code. */
    record Compute(String label, long bestNs, long worstNs, Distribution distribution) implements Step {}

    /** Its body runs while the resource is held. */
    record Lock(ItemId resource, List<Step> body) implements Step {
        public Lock {
            body = List.copyOf(body);
        }
    }

    /** Its body runs with interrupts masked. */
    record CriticalSection(List<Step> body) implements Step {
        public CriticalSection {
            body = List.copyOf(body);
        }
    }

    /** Puts an element into a channel; waits while it is full if the channel says so, at most {@code timeoutNs}. */
    record Send(ItemId channel, OptionalLong timeoutNs) implements Step {}

    /** Takes an element from a channel; waits while it is empty, at most {@code timeoutNs}. */
    record Receive(ItemId channel, OptionalLong timeoutNs) implements Step {}

    /** Raises a signal, gives a semaphore, sets flags. */
    record Notify(ItemId signal) implements Step {}

    /** Waits for a signal, a semaphore or flags, at most {@code timeoutNs}. */
    record Wait(ItemId signal, OptionalLong timeoutNs) implements Step {}

    /** Releases a job of a task. */
    record Spawn(ItemId task) implements Step {}

    /** Moves bytes through a peripheral, which is exclusive while it lasts; {@code partner} is the part outside that a bus of several has to be told. */
    record Transfer(ItemId peripheral, long bytes, TransferMode mode, Direction direction, Optional<ItemId> partner)
            implements Step {
        /** One whose bus leaves no choice of parts. */
        public Transfer(ItemId peripheral, long bytes, TransferMode mode, Direction direction) {
            this(peripheral, bytes, mode, direction, Optional.empty());
        }

        public Transfer withPeripheral(ItemId peripheral) {
            return new Transfer(peripheral, bytes, mode, direction, partner);
        }

        public Transfer withBytes(long bytes) {
            return new Transfer(peripheral, bytes, mode, direction, partner);
        }

        public Transfer withMode(TransferMode mode) {
            return new Transfer(peripheral, bytes, mode, direction, partner);
        }

        public Transfer withDirection(Direction direction) {
            return new Transfer(peripheral, bytes, mode, direction, partner);
        }

        public Transfer withPartner(Optional<ItemId> partner) {
            return new Transfer(peripheral, bytes, mode, direction, partner);
        }
    }

    /** Waits for a time without using the core. */
    record Delay(long durationNs) implements Step {}

    /** Lets others of its level run. */
    record Yield() implements Step {}

    /** Its body, {@code count} times. */
    record Repeat(int count, List<Step> body) implements Step {
        public Repeat {
            body = List.copyOf(body);
        }
    }

    /** {@code then} with a probability of {@code chancePpm} in a million, else {@code otherwise}. */
    record Branch(int chancePpm, List<Step> then, List<Step> otherwise) implements Step {
        public Branch {
            then = List.copyOf(then);
            otherwise = List.copyOf(otherwise);
        }
    }

    /** Takes a block from a pool. */
    record Alloc(ItemId pool) implements Step {}

    /** Gives a block back to a pool. */
    record Free(ItemId pool) implements Step {}

    /** Feeds a watchdog. */
    record Feed(ItemId watchdog) implements Step {}

    /** A step of a kind this version does not know, kept as JSON text; it takes no time. */
    record UnknownStep(String tag, String json) implements Step {}

    /** A step with fields that this version does not know. */
    record Noted(Step step, Extras extras) implements Step {}
}
