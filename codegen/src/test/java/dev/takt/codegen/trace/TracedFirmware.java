package dev.takt.codegen.trace;

import dev.takt.codegen.Designs;
import dev.takt.codegen.ExportedProject;
import dev.takt.codegen.export.ExportException;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Project;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Builds firmware of designs with load and trace, runs it in QEMU, and compares what it notes with the simulation. */
public final class TracedFirmware {
    /** Events of the last of the run are not compared: in the other they may be behind its end. */
    private static final long MARGIN_NS = 2_000_000;

    private final Qemu machine;
    private final Path folder;

    public TracedFirmware(Qemu machine, Path folder) {
        this.machine = machine;
        this.folder = folder;
    }

    /** What the firmware of a design notes. Packages in one build folder need different names. */
    public FirmwareLog run(Project project) throws IOException, ExportException {
        return run(Designs.files(named(project)));
    }

    /** The design under the name that it is built under. */
    public static Project named(Project project) {
        return project.withName(project.name() + " " + project.runtime() + " " + project.target());
    }

    /** What the firmware of a design with a stand notes, whose timers request its interrupts. */
    public FirmwareLog run(Project project, Stand stand) throws IOException, ExportException {
        // without its stand the same design is built too: under one name, each would be compiled anew at every turn
        Project named = named(project.withName("s " + project.name()));
        Path place = Files.createTempDirectory(folder, "firmware");
        Path elf = ExportedProject.of(stand.files(named), ExportedProject.triple(machine.target()), place)
                .withOwnCrates()
                .build("takt-trace");
        return FirmwareLog.of(machine.run(elf));
    }

    /** What firmware notes that was made of these files. */
    public FirmwareLog run(List<GeneratedFile> files) throws IOException, ExportException {
        Path place = Files.createTempDirectory(folder, "firmware");
        Path elf = ExportedProject.of(files, ExportedProject.triple(machine.target()), place)
                .build("takt-load", "takt-trace");
        return FirmwareLog.of(machine.run(elf));
    }

    /** The rows of the cost table under which the simulation of a design is closest to its firmware. */
    public List<CostOverride> calibrate(Project project) throws IOException, ExportException {
        return Calibration.of(project, Reading.noted(run(project)), end(project));
    }

    /** The same for a design with a stand. */
    public List<CostOverride> calibrate(Project project, Stand stand) throws IOException, ExportException {
        return Calibration.of(project, Reading.noted(run(project, stand)), end(project));
    }

    /** How far the firmware of a design is from its simulation under the design's own rows. */
    public Likeness likeness(Project project) throws IOException, ExportException {
        return likeness(project, run(project));
    }

    /** How far a log is from the simulation of a design under the design's own rows. */
    public static Likeness likeness(Project project, FirmwareLog log) {
        List<Seen> simulated = Stand.others(Reading.simulated(Calibration.machine(project)));
        return Likeness.of(simulated, Stand.others(Reading.noted(log)), end(project));
    }

    private static long end(Project project) {
        return project.settings().runForNs() - MARGIN_NS;
    }
}
