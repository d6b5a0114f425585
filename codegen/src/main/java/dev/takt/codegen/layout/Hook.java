package dev.takt.codegen.layout;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * A function the user fills in: one for each step that is the user's work. {@code held} are the resources locked around it, passed in as {@code &mut};
 * {@code value} is the payload that goes in or comes out; {@code worstNs} is what the design allows it; {@code chancePpm} only means something to {@link Kind#DECIDE};
 * {@code transfer} is the step behind one that moves bytes.
 */
public record Hook(
        Kind kind,
        String rust,
        List<DataPlan> held,
        Optional<PayloadPlan> value,
        long bestNs,
        long worstNs,
        int chancePpm,
        Optional<ItemId> item,
        String doc,
        Optional<Step.Transfer> transfer) {
    public Hook {
        held = List.copyOf(held);
    }

    /** One that transfers nothing. */
    Hook(
            Kind kind,
            String rust,
            List<DataPlan> held,
            Optional<PayloadPlan> value,
            long bestNs,
            long worstNs,
            int chancePpm,
            Optional<ItemId> item,
            String doc) {
        this(kind, rust, held, value, bestNs, worstNs, chancePpm, item, doc, Optional.empty());
    }

    /** What a hook is for. */
    public enum Kind {
        /** Work. */
        COMPUTE,
        /** Moves bytes and blocks until they are through. */
        TRANSFER,
        /** Moves bytes and waits meanwhile. */
        TRANSFER_ASYNC,
        /** Makes the value that is sent next. */
        PRODUCE,
        /** Takes a value that was received. */
        CONSUME,
        /** Learns that a value was lost: the channel was full, or nobody receives any more. */
        LOST,
        /** Learns that a wait has timed out. */
        TIMED_OUT,
        /** Learns that a task was not spawned because its last job is unfinished. */
        REFUSED,
        /** Decides a branch. */
        DECIDE,
        /** Feeds a watchdog. */
        FEED,
        /** Lets the peripheral of an interrupt request it. */
        START,
        /** Clears the request of an interrupt in its peripheral. */
        ACKNOWLEDGE
    }

    /** True if the trait brings a body that does nothing, so the user need not write one. */
    public boolean isOptional() {
        return kind == Kind.LOST || kind == Kind.TIMED_OUT || kind == Kind.REFUSED;
    }

    public boolean isAsync() {
        return kind == Kind.TRANSFER_ASYNC;
    }

    /** {@code -> T} of the signature, empty without one. */
    public String returns() {
        return switch (kind) {
            case PRODUCE -> " -> " + value.orElseThrow().rust();
            case DECIDE -> " -> bool";
            default -> "";
        };
    }

    /** Parameters behind {@code &mut self}, each with this in front of its name. */
    public List<String> parameters(String prefix) {
        List<String> parameters = held.stream()
                .map(d -> prefix + d.rust() + ": &mut " + d.type().rust())
                .collect(Collectors.toList());
        passed().ifPresent(type -> parameters.add(prefix + "value: " + type.rust()));
        return parameters;
    }

    /** The locked resources as arguments and, where one is passed, {@code value}. */
    public List<String> arguments() {
        List<String> arguments = held.stream().map(DataPlan::rust).collect(Collectors.toList());
        passed().ifPresent(_ -> arguments.add("value"));
        return arguments;
    }

    /** What is handed to the user by value. */
    private Optional<PayloadPlan> passed() {
        return kind == Kind.CONSUME || kind == Kind.LOST ? value.filter(type -> !type.isUnit()) : Optional.empty();
    }
}
