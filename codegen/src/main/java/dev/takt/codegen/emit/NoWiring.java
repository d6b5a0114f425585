package dev.takt.codegen.emit;

import dev.takt.projects.model.Peripheral;
import dev.takt.projects.target.PeripheralSpec;
import java.util.List;

/** A chip of whose peripherals nothing is set here; {@code reason} says whose it is. */
record NoWiring(String reason) implements ChipWiring {
    @Override
    public WiredPart take(Peripheral peripheral, PeripheralSpec spec) {
        return new WiredPart(peripheral, List.of(), List.of(reason));
    }

    @Override
    public boolean isEmpty() {
        return true;
    }

    @Override
    public void print(CodeWriter out) {}
}
