package dev.takt.codegen.backend.bare;

import dev.takt.codegen.emit.LogicPart;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.layout.CodeLayout;
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
                Platform.stable(chip.rustTarget()),
                new Crates(bare.pins(), List.of(), logic),
                new Linking(
                        List.of("--nmagic", "-Tlink.x", Linking.DEFMT),
                        Optional.of(bare.memory(MemoryX.write(design.memory()))),
                        scripts()),
                new Running(
                        bare.runner(),
                        Optional.of(chip.probe()).filter(p -> !p.isEmpty()),
                        Optional.empty(),
                        layout.machine().project().settings().logging()),
                List.of()));
    }

    private List<String> scripts() {
        return bare.files().stream()
                .map(GeneratedFile::path)
                .filter(p -> p.endsWith(".x"))
                .toList();
    }
}
