package dev.takt.codegen.emit;

import dev.takt.projects.model.Peripheral;
import dev.takt.projects.target.PeripheralSpec;
import java.util.List;

/** What generated code sets of the peripherals of one family of chips. */
interface ChipWiring {
    /** Takes a peripheral on, and says what becomes of it. */
    WiredPart take(Peripheral peripheral, PeripheralSpec spec);

    /** True if nothing that was taken on has anything to set at the start. */
    boolean isEmpty();

    /** What requests handlers, by their vectors. */
    default List<VectorRequest> requests() {
        return List.of();
    }

    /** The function {@code start} with all that was taken on, and what it calls; {@code device} is a reference to the peripherals. */
    void print(CodeWriter out);
}
