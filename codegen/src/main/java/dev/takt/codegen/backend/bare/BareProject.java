package dev.takt.codegen.backend.bare;

import dev.takt.codegen.emit.LogicPart;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.project.Firmware;
import dev.takt.codegen.project.Firmware.Crates;
import dev.takt.codegen.project.Firmware.Title;
import dev.takt.codegen.project.ProjectFiles;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.exchange.MemoryX;
import dev.takt.projects.target.Chip;
import java.util.List;

/** The files around the code: what is bare metal's of them. */
final class BareProject {
    private final Design design;
    private final CodeLayout layout;
    private final Chip chip;
    private final BareChip bare;
    private final List<LogicPart> logic;

    BareProject(Design design, BareChip bare, List<LogicPart> logic) {
        this.logic = List.copyOf(logic);
        this.design = design;
        this.layout = design.layout();
        this.chip = design.machine().chip();
        this.bare = bare;
    }

    List<GeneratedFile> files() {
        return ProjectFiles.of(new Firmware(
                new Title(
                        layout.machine().project().name(),
                        bare.pins().lock().nameFor(layout.packageName()),
                        chip.name(),
                        "a superloop"),
                bare.platform(),
                new Crates(bare.pins(), List.of(), logic, isSwapped()),
                bare.linking(memoryX()),
                bare.running(
                        design.memory(), layout.machine().project().settings().logging()),
                List.of()));
    }

    private String memoryX() {
        return isSwapped()
                ? MemoryX.swapped(design.memory().layout(), chip)
                : MemoryX.program(design.memory().layout(), chip);
    }

    private boolean isSwapped() {
        return Updates.of(design, bare.pins()).isPresent();
    }
}
