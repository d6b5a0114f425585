package dev.takt.codegen.backend.rtic;

import dev.takt.codegen.emit.PayloadFile;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.pins.PinSet;
import dev.takt.codegen.project.Firmware;
import dev.takt.codegen.project.Firmware.Crates;
import dev.takt.codegen.project.Firmware.Linking;
import dev.takt.codegen.project.Firmware.Platform;
import dev.takt.codegen.project.Firmware.Running;
import dev.takt.codegen.project.Firmware.Title;
import dev.takt.codegen.project.ProjectFiles;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.exchange.MemoryX;
import dev.takt.projects.target.Chip;
import java.util.List;
import java.util.Optional;

/** The files around the code: what is RTIC's of them. */
final class RticProject {
    private final Design design;
    private final CodeLayout layout;
    private final Chip chip;
    private final RticChip rtic;
    private final PinSet pins;
    private final String name;

    RticProject(Design design, RticChip rtic) {
        this.design = design;
        this.layout = design.layout();
        this.chip = design.machine().chip();
        this.rtic = rtic;
        this.pins = rtic.pins();
        this.name = pins.lock().nameFor(layout.packageName());
    }

    List<GeneratedFile> files() {
        return ProjectFiles.of(new Firmware(
                new Title(layout.machine().project().name(), name, chip.name(), "RTIC"),
                Platform.stable(chip.rustTarget()),
                crates(),
                new Linking(rtic.linkerArguments(), Optional.of(memoryX()), rtic.scripts()),
                Running.of(chip, layout.machine().project().settings().logging()),
                List.of()));
    }

    private String memoryX() {
        return isSwapped()
                ? MemoryX.swapped(design.memory().layout(), chip)
                : rtic.memory(MemoryX.program(design.memory().layout(), chip));
    }

    private boolean isSwapped() {
        return Updates.of(design, pins).isPresent();
    }

    private Crates crates() {
        return new Crates(pins, List.of(), PayloadFile.of(layout).stream().toList(), isSwapped());
    }
}
