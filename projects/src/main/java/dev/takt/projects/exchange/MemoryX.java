package dev.takt.projects.exchange;

import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.Layout;
import dev.takt.projects.memory.LayoutPlanner;
import dev.takt.projects.memory.LayoutScheme;
import dev.takt.projects.target.Chip;

/** The {@code memory.x} of a Cortex-M program as cortex-m-rt wants it: regions FLASH and RAM, and what else the chip has under names of its own. */
public final class MemoryX {
    private MemoryX() {}

    /** The text for the layout of a design under the scheme {@code linker}. */
    public static String write(Machine machine) {
        Chip chip = machine.chip();
        return write(LayoutPlanner.layout(LayoutScheme.LINKER, machine.project().flash(), chip), chip);
    }

    /** The text for a layout of the scheme {@code linker}; FLASH is its first partition of the type {@code app}, RAM the first region of the chip. */
    static String write(Layout layout, Chip chip) {
        return LayoutFiles.program(layout, chip);
    }
}
