package dev.takt.codegen.pins;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.target.PinLimit;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What crates may want to know that a design uses: what its pins are for besides, and that it has a watchdog, or handlers of its own, which have registers to write. */
record Used(Set<PinLimit> limits, boolean watchdog, boolean handlers) {
    static final Used NOTHING = new Used(Set.of(), false, false);

    Used {
        limits = Set.copyOf(limits);
    }

    static Used of(Machine machine) {
        Set<PinLimit> limits = machine.project().all(Peripheral.class).stream()
                .flatMap(p -> p.pins().stream())
                .flatMap(use -> machine.chip().pin(use.pin()).stream())
                .flatMap(pin -> pin.limits().stream())
                .collect(Collectors.toSet());
        return new Used(
                limits,
                !machine.project().all(Watchdog.class).isEmpty(),
                !machine.project().all(Interrupt.class).isEmpty());
    }

    /** By the word of a pin set. */
    boolean has(String word) {
        return switch (word) {
            case "watchdog" -> watchdog;
            case "handlers" -> handlers;
            default ->
                limits.contains(Arrays.stream(PinLimit.values())
                        .filter(l -> l.tag().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no design uses " + word)));
        };
    }
}
