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
    LM3S6965("lm3s6965", "qemu-system-arm", "-cpu", "cortex-m3", "-machine", "lm3s6965evb"),
    AN385("mps2-an385", "qemu-system-arm", "-cpu", "cortex-m3", "-machine", "mps2-an385"),
    VIRT("riscv-virt", "qemu-system-riscv32", "-machine", "virt", "-bios", "none", "-rtc", "clock=vm");

    private final String target;
    private final List<String> machine;

    Qemu(String target, String... machine) {
        this.target = target;
        this.machine = List.of(machine);
    }

    /** The target that it stands for. */
    public String target() {
        return target;
    }

    /** Runs firmware to its end, and gives what it has printed. */
    public String run(Path elf) {
        Ran ran = FirmwareTools.run(elf.toAbsolutePath().getParent(), Map.of(), command(elf));
        assertEquals(0, ran.code(), ran.output());
        return ran.output();
    }

    /** Runs firmware that may never come to its end: after some seconds it is stopped, and the code is not 0. */
    public Ran runAtMost(Path elf, int seconds) {
        List<String> command = new ArrayList<>(List.of("timeout", "--kill-after=5", String.valueOf(seconds)));
        command.addAll(command(elf));
        return FirmwareTools.run(elf.toAbsolutePath().getParent(), Map.of(), command);
    }

    private List<String> command(Path elf) {
        List<String> command = new ArrayList<>(machine);
        command.addAll(List.of("-display", "none", "-monitor", "none", "-serial", "none"));
        command.addAll(List.of("-semihosting-config", "enable=on,target=native", "-icount", "shift=3,sleep=off"));
        command.addAll(List.of("-kernel", elf.toString()));
        return command;
    }
}
