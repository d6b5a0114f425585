package dev.takt.codegen.pins;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Watchdog;
import dev.takt.projects.target.PinLimit;
import java.util.Arrays;
import java.util.Set;
import java.util.stream.Collectors;

/** What crates may want to know that a design uses: what its pins are for besides, and that it has a watchdog. */
record Used(Set<PinLimit> limits, boolean watchdog) {
    static final Used NOTHING = new Used(Set.of(), false);

    Used {
        limits = Set.copyOf(limits);
    }

    static Used of(Machine machine) {
        Set<PinLimit> limits = machine.project().all(Peripheral.class).stream()
                .flatMap(p -> p.pins().stream())
                .flatMap(use -> machine.chip().pin(use.pin()).stream())
                .flatMap(pin -> pin.limits().stream())
                .collect(Collectors.toSet());
        return new Used(limits, !machine.project().all(Watchdog.class).isEmpty());
    }

    /** By the word of a pin set. */
    boolean has(String word) {
        return word.equals("watchdog")
                ? watchdog
                : limits.contains(Arrays.stream(PinLimit.values())
                        .filter(l -> l.tag().equals(word))
                        .findFirst()
                        .orElseThrow(() -> new IllegalStateException("no design uses " + word)));
    }
}
