package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.pins.PinSet;
import dev.takt.codegen.pins.PinSets;
import dev.takt.codegen.project.Firmware;
import dev.takt.codegen.project.Firmware.Crates;
import dev.takt.codegen.project.Firmware.EspFlash;
import dev.takt.codegen.project.Firmware.Linking;
import dev.takt.codegen.project.Firmware.Platform;
import dev.takt.codegen.project.Firmware.Running;
import dev.takt.codegen.project.Firmware.Title;
import dev.takt.codegen.project.ProjectFiles;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.exchange.PartitionCsv;
import dev.takt.projects.target.Chip;
import java.util.List;
import java.util.Optional;

/** The files around the code: what is Embassy's of them on an ESP chip. */
final class EmbassyProject {
    private static final long MIB = 1024 * 1024;

    private final Design design;
    private final CodeLayout layout;
    private final Chip chip;
    private final EspChip esp;
    private final PinSet pins;
    private final String name;

    EmbassyProject(Design design, EspChip esp) {
        this.design = design;
        this.layout = design.layout();
        this.chip = design.machine().chip();
        this.esp = esp;
        this.pins = PinSets.of(design.machine()).orElseThrow();
        this.name = pins.lock().nameFor(layout.packageName());
    }

    List<GeneratedFile> files() {
        return ProjectFiles.of(
                new Firmware(
                        new Title(layout.machine().project().name(), name, chip.name(), "Embassy on esp-hal"),
                        platform(),
                        new Crates(pins, List.of()),
                        new Linking(List.of(Linking.DEFMT, "-Tlinkall.x"), Optional.empty()),
                        new Running(
                                List.of("espflash", "flash", "--monitor", "--chip", esp.feature()),
                                Optional.of(chip.probe()).filter(p -> !p.isEmpty()),
                                Optional.of(new EspFlash(
                                        esp.feature(),
                                        Math.max(1, design.memory().flashBytes() / MIB),
                                        PartitionCsv.write(design.memory().table()))),
                                layout.machine().project().settings().logging()),
                        List.of(
                                "Drivers are in `src/takt/board.rs`: `board::NAME.with(|driver| ...)`, or `take` one and make it async on its core.")));
    }

    private Platform platform() {
        return esp.xtensa()
                ? new Platform(chip.rustTarget(), true, List.of("link-arg=-nostartfiles"), List.of("core"))
                : new Platform(chip.rustTarget(), false, List.of("force-frame-pointers"), List.of());
    }
}
