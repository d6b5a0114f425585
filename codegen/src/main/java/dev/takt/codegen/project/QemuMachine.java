package dev.takt.codegen.project;

import dev.takt.projects.target.Chip;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** Targets that are machines of QEMU, each the only one of its family. */
enum QemuMachine {
    LM3S6965("Stellaris", "qemu-system-arm", "-cpu", "cortex-m3", "-machine", "lm3s6965evb", "-nographic"),
    AN385("MPS2", "qemu-system-arm", "-cpu", "cortex-m3", "-machine", "mps2-an385", "-nographic"),
    VIRT("QEMU virt", "qemu-system-riscv32", "-machine", "virt", "-nographic", "-bios", "none");

    private final String family;
    private final List<String> machine;

    QemuMachine(String family, String... machine) {
        this.family = family;
        this.machine = List.of(machine);
    }

    /** The machine that a chip stands for; empty for those of silicon. */
    static Optional<QemuMachine> of(Chip chip) {
        return Arrays.stream(values())
                .filter(m -> m.family.equals(chip.family()))
                .findFirst();
    }

    /** What runs firmware on it: the command before the ELF file. */
    List<String> command() {
        return Stream.concat(machine.stream(), Stream.of("-semihosting-config", "enable=on,target=native", "-kernel"))
                .toList();
    }
}
