package dev.takt.codegen.project;

import dev.takt.codegen.project.Firmware.EspFlash;
import dev.takt.codegen.project.Firmware.Linking;
import dev.takt.codegen.project.Firmware.Platform;
import dev.takt.codegen.project.Firmware.Running;
import dev.takt.projects.exchange.PartitionCsv;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.memory.EspEntry;
import dev.takt.projects.memory.EspTypes;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.model.Logging;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.CpuArch;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What a project on esp-hal has in common with every other, whatever runs on it: clocks, compiler flags, linker, and espflash. */
public final class EspProject {
    private static final long MHZ = 1_000_000;
    private static final long MIB = 1024 * 1024;

    private EspProject() {}

    public static boolean isXtensa(Chip chip) {
        return chip.arch() == CpuArch.XTENSA;
    }

    /** esp-hal offers 80 and 160 MHz, and 240 MHz on the Xtensa cores. */
    public static boolean reaches(Chip chip, long clockHz) {
        List<Long> mhz = isXtensa(chip) ? List.of(80L, 160L, 240L) : List.of(80L, 160L);
        return clockHz % MHZ == 0 && mhz.contains(clockHz / MHZ);
    }

    /** The clock as a constant of esp-hal. */
    public static String clock(long clockHz) {
        return "CpuClock::_" + clockHz / MHZ + "MHz";
    }

    public static Platform platform(Machine machine) {
        Chip chip = machine.chip();
        List<String> built = machine.project().settings().heapBytes() > 0 ? List.of("alloc", "core") : List.of("core");
        return isXtensa(chip)
                ? new Platform(chip.rustTarget(), true, List.of("link-arg=-nostartfiles"), built)
                : new Platform(chip.rustTarget(), false, List.of("force-frame-pointers"), List.of());
    }

    /** esp-hal brings the memory layout; its script is the last. */
    public static Linking linking() {
        return new Linking(List.of(Linking.DEFMT, "-Tlinkall.x"), Optional.empty());
    }

    public static Running running(Chip chip, MemoryMap memory, Logging logging) {
        Optional<String> otaData = memory.table().stream()
                .filter(row -> row.is(EspTypes.DATA, EspTypes.OTADATA))
                .map(EspEntry::name)
                .findFirst();
        EspFlash flash = new EspFlash(
                chip.model(), Math.max(1, memory.flashBytes() / MIB), PartitionCsv.write(memory.table()), otaData);
        List<String> runner = new ArrayList<>(List.of("espflash", "flash", "--monitor", "--chip", chip.model()));
        // after an update the boot loader would go on starting the other slot than the one that is flashed
        otaData.ifPresent(label -> runner.addAll(List.of("--erase-parts", label)));
        if (logging == Logging.DEFMT) {
            runner.addAll(List.of("--log-format", "defmt"));
        }
        return new Running(runner, Running.probe(chip), Optional.of(flash), logging);
    }
}
