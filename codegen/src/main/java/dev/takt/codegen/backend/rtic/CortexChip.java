package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.emit.BodyFiles;
import dev.takt.projects.machine.Machine;
import java.util.List;
import java.util.Optional;

/** What the RTIC generator knows of a chip: its device crate, how its clock is set, and how the firmware is run. */
sealed interface CortexChip permits Lm3s6965, Stm32f405 {
    List<CortexChip> ALL = List.of(new Lm3s6965(), new Stm32f405());

    static Optional<CortexChip> of(String id) {
        return ALL.stream().filter(c -> c.id().equals(id)).findFirst();
    }

    /** Id in the catalogue. */
    String id();

    /** Path of the device crate's module: has {@code Interrupt} and {@code Peripherals}. */
    String device();

    /** True if the clock can be set to this many hertz. */
    boolean reaches(long clockHz);

    /** {@code src/takt/clock.rs}. */
    String clock(long clockHz);

    /** The call that starts the clock. */
    String startClock();

    /** What runs the firmware: a command without the name of the ELF file. */
    List<String> runner();

    /** What can be written into the user's functions from the start. */
    default BodyFiles.Defaults defaults(Machine machine) {
        return BodyFiles.Defaults.NONE;
    }

    /** Lines at the head of the user's {@code setup}, which has the peripherals as {@code device}. */
    default List<String> setup(Machine machine) {
        return List.of();
    }
}
