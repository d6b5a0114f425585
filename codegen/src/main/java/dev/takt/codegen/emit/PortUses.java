package dev.takt.codegen.emit;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.PinUse;
import dev.takt.projects.target.PeripheralSpec;
import dev.takt.projects.target.PeripheralType;
import java.util.Optional;

/** What a design has its pins and sources of interrupts for, whatever the chip. */
record PortUses(Machine machine) {
    static boolean isOutput(PinUse use) {
        return use.signal().equals("OUT");
    }

    /** A part on an SPI that an output chooses is not chosen at the start. */
    boolean isSelect(Peripheral output) {
        return machine.project().all(Device.class).stream()
                .filter(d -> d.wires().contains(output.id()))
                .flatMap(d -> d.wires().stream())
                .flatMap(w -> machine.project().item(w, Peripheral.class).stream())
                .flatMap(p -> machine.chip().peripheral(p.instance()).stream())
                .anyMatch(s -> s.type() == PeripheralType.SPI);
    }

    /** The handler that a peripheral requests; its vector is that of its context. */
    Optional<Context> handler(Peripheral source) {
        return machine.project().all(Interrupt.class).stream()
                .filter(i -> i.source().equals(Optional.of(source.id())))
                .flatMap(i -> machine.contexts().stream().filter(c -> c.item().equals(i.id())))
                .filter(c -> !c.vector().isEmpty())
                .findFirst();
    }

    /** The number of the function that gives a pin to a signal of a peripheral, where the chip has one. */
    Optional<Integer> function(PeripheralSpec spec, PinUse use) {
        return machine.chip().pin(use.pin()).map(p -> p.functions().get(signal(spec, use)));
    }

    /** True if the chip has the signal of a peripheral at that pin, with or without a function to choose. */
    boolean isOffered(PeripheralSpec spec, PinUse use) {
        return machine.chip()
                .pin(use.pin())
                .filter(p -> p.signals().contains(signal(spec, use)))
                .isPresent();
    }

    private static String signal(PeripheralSpec spec, PinUse use) {
        return spec.instance() + "." + use.signal();
    }

    /** What is said of a pin that cannot be set. */
    static String unknown(PinUse use) {
        return MarkdownText.plain(use.signal()) + " on " + MarkdownText.plain(use.pin())
                + ", of which the chip's data has no function";
    }

    /** What is said of a pin that is set; {@code functions} is how the data sheet numbers them, {@code AF} or {@code F}. */
    String said(Peripheral peripheral, PeripheralSpec spec, PinUse use, String functions) {
        return spec.type() == PeripheralType.GPIO
                ? said(peripheral, use)
                : MarkdownText.plain(use.signal()) + " on " + use.pin()
                        + function(spec, use)
                                .map(f -> " (" + functions + f + ")")
                                .orElse(" (analogue)");
    }

    /** The edge of a port that a handler is for, as a part of a sentence. */
    static String edge(Peripheral port) {
        return switch (port.edge()) {
            case RISING -> "the rising edge";
            case FALLING -> "the falling edge";
            case BOTH -> "both edges";
        };
    }

    /** What stands behind the signal and the pin of a port. */
    String said(Peripheral port, PinUse use) {
        return MarkdownText.plain(use.signal()) + " on " + MarkdownText.plain(use.pin())
                + (isOutput(use) ? isSelect(port) ? ", high at first" : ", low at first" : ", an input");
    }
}
