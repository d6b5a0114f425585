package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.backend.embassy.Drivers.Driver;
import dev.takt.codegen.backend.embassy.Drivers.Kind;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pull;

/** What the hardware layers agree on about pins. */
final class Pins {
    private Pins() {}

    /** A pin that is named as output is one. */
    static Kind kind(Peripheral peripheral) {
        return peripheral.pins().stream().anyMatch(p -> p.signal().equals("OUT")) ? Kind.OUTPUT : Kind.INPUT;
    }

    /** Variant of {@code Pull}. */
    static String pull(Driver driver) {
        Pull pull = driver.peripheral().pull();
        return switch (pull) {
            case NONE -> "None";
            case UP -> "Up";
            case DOWN -> "Down";
        };
    }

    static boolean has(Peripheral peripheral, String signal) {
        return peripheral.pins().stream().anyMatch(p -> p.signal().equals(signal));
    }
}
