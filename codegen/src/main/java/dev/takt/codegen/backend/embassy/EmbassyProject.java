package dev.takt.codegen.backend.embassy;

import dev.takt.codegen.emit.LogicPart;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.codegen.layout.CodeLayout;
import dev.takt.codegen.pins.PinSet;
import dev.takt.codegen.pins.PinSets;
import dev.takt.codegen.project.EspProject;
import dev.takt.codegen.project.Firmware;
import dev.takt.codegen.project.Firmware.Crates;
import dev.takt.codegen.project.Firmware.Linking;
import dev.takt.codegen.project.Firmware.Platform;
import dev.takt.codegen.project.Firmware.Running;
import dev.takt.codegen.project.Firmware.Title;
import dev.takt.codegen.project.ProjectFiles;
import dev.takt.codegen.spi.Design;
import dev.takt.projects.exchange.MemoryX;
import dev.takt.projects.model.Logging;
import dev.takt.projects.target.Chip;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The files around the code: what is Embassy's of them. */
final class EmbassyProject {
    private final Design design;
    private final CodeLayout layout;
    private final Chip chip;
    private final Family family;
    private final PinSet pins;
    private final String name;
    private final List<LogicPart> logic;

    EmbassyProject(Design design, Family family, List<LogicPart> logic) {
        this.logic = List.copyOf(logic);
        this.design = design;
        this.layout = design.layout();
        this.chip = design.machine().chip();
        this.family = family;
        this.pins = PinSets.of(design.machine()).orElseThrow();
        this.name = pins.lock().nameFor(layout.packageName());
    }

    List<GeneratedFile> files() {
        boolean bootLoader = Ota.of(design, family).flatMap(Ota::bootLoader).isPresent();
        return ProjectFiles.of(
                new Firmware(
                        new Title(layout.machine().project().name(), name, chip.name(), "Embassy on " + family.hal()),
                        platform(),
                        new Crates(pins, List.of(), logic, bootLoader),
                        linking(),
                        running(),
                        List.of(
                                "Drivers are made in `src/takt/board.rs`, and `src/bodies/setup.rs` gives each task those that it works with.")));
    }

    private Platform platform() {
        return family instanceof EspFamily ? EspProject.platform(design.machine()) : Platform.stable(chip.rustTarget());
    }

    private Linking linking() {
        if (family instanceof EspFamily) {
            return EspProject.linking();
        }
        List<String> arguments = new ArrayList<>(List.of("--nmagic", "-Tlink.x"));
        boolean swapped = Ota.of(design, family).isPresent();
        if (!swapped) {
            // The second stage of an RP2040 is the boot loader's.
            arguments.addAll(family.linkerScripts(chip));
        }
        arguments.add(Linking.DEFMT);
        List<String> own = family.files(design).stream()
                .map(GeneratedFile::path)
                .filter(p -> p.endsWith(".x"))
                .toList();
        return new Linking(arguments, Optional.of(memoryX(swapped)), own);
    }

    private String memoryX(boolean swapped) {
        String regions = swapped
                ? MemoryX.swapped(design.memory().layout(), chip)
                : MemoryX.program(design.memory().layout(), chip) + family.memorySections(chip);
        return regions
                + DmaMemory.of(chip, new Drivers(layout, family.drivers()))
                        .map(memory -> memory.sections(regions))
                        .orElse("");
    }

    private Running running() {
        Logging logging = layout.machine().project().settings().logging();
        if (family instanceof EspFamily) {
            return EspProject.running(chip, design.memory(), logging);
        }
        return Running.of(chip, logging);
    }
}
