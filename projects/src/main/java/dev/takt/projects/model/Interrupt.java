package dev.takt.projects.model;

import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/** An interrupt handler. {@code source} is the peripheral that requests it; {@code vector} is empty for the one the chip gives that peripheral. */
public record Interrupt(
        ItemId id,
        String name,
        Optional<ItemId> source,
        Activation activation,
        String vector,
        OptionalLong deadlineNs,
        int priority,
        int core,
        List<Step> body,
        Extras extras)
        implements Executable {
    public Interrupt {
        body = List.copyOf(body);
    }

    /** A handler without source, vector or work, at the lowest interrupt level. */
    public static Interrupt blank(ItemId id, String name) {
        return new Interrupt(
                id,
                name,
                Optional.empty(),
                new Activation.Background(),
                "",
                OptionalLong.empty(),
                1,
                0,
                List.of(),
                Extras.NONE);
    }

    public Interrupt withId(ItemId id) {
        return new Interrupt(id, name, source, activation, vector, deadlineNs, priority, core, body, extras);
    }

    public Interrupt withName(String name) {
        return new Interrupt(id, name, source, activation, vector, deadlineNs, priority, core, body, extras);
    }

    public Interrupt withSource(Optional<ItemId> source) {
        return new Interrupt(id, name, source, activation, vector, deadlineNs, priority, core, body, extras);
    }

    public Interrupt withActivation(Activation activation) {
        return new Interrupt(id, name, source, activation, vector, deadlineNs, priority, core, body, extras);
    }

    public Interrupt withVector(String vector) {
        return new Interrupt(id, name, source, activation, vector, deadlineNs, priority, core, body, extras);
    }

    public Interrupt withDeadlineNs(OptionalLong deadlineNs) {
        return new Interrupt(id, name, source, activation, vector, deadlineNs, priority, core, body, extras);
    }

    public Interrupt withPriority(int priority) {
        return new Interrupt(id, name, source, activation, vector, deadlineNs, priority, core, body, extras);
    }

    public Interrupt withCore(int core) {
        return new Interrupt(id, name, source, activation, vector, deadlineNs, priority, core, body, extras);
    }

    public Interrupt withBody(List<Step> body) {
        return new Interrupt(id, name, source, activation, vector, deadlineNs, priority, core, body, extras);
    }

    public Interrupt withExtras(Extras extras) {
        return new Interrupt(id, name, source, activation, vector, deadlineNs, priority, core, body, extras);
    }
}
