package dev.takt.codegen.trace;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.codegen.FirmwareTools;
import dev.takt.codegen.FirmwareTools.Ran;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Machines of QEMU on which an instruction takes 8 ns ({@code -icount shift=3}): runs are the same each time. */
public enum Qemu {
    LM3S6965("qemu-system-arm", "-cpu", "cortex-m3", "-machine", "lm3s6965evb"),
    AN385("qemu-system-arm", "-cpu", "cortex-m3", "-machine", "mps2-an385"),
    VIRT("qemu-system-riscv32", "-machine", "virt", "-bios", "none");

    private final List<String> machine;

    Qemu(String... machine) {
        this.machine = List.of(machine);
    }

    /** Runs firmware to its end, and gives what it has printed. */
    public String run(Path elf) {
        List<String> command = new ArrayList<>(machine);
        command.addAll(List.of("-display", "none", "-monitor", "none", "-serial", "none"));
        command.addAll(List.of("-semihosting-config", "enable=on,target=native", "-icount", "shift=3,sleep=off"));
        command.addAll(List.of("-kernel", elf.toString()));
        Ran ran = FirmwareTools.run(elf.toAbsolutePath().getParent(), Map.of(), command);
        assertEquals(0, ran.code(), ran.output());
        return ran.output();
    }
}
