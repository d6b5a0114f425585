package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Elf32.Section;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.file.Owner;
import dev.takt.codegen.trace.FirmwareLog;
import dev.takt.codegen.trace.Planned;
import dev.takt.codegen.trace.Qemu;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.SupportLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated RTIC projects built with the real compiler, warnings as errors, and run in QEMU. */
@Tag("firmware")
class RticFirmwareTest {
    /** What RTIC's own work and noting the events add up to until the last event compared. */
    private static final long LATE_US = 50;

    @TempDir
    Path folder;

    @Test
    void cortexM3SampleBuildsIntoTheMemoryOfItsDesign() throws Exception {
        Path elf = ExportedProject.of(Designs.sample("rtic-cortex-m3"), folder).build();
        assertTrue(Files.readString(folder.resolve("memory.x"))
                .contains("FLASH : ORIGIN = 0x00000000, LENGTH = 256K\n  RAM : ORIGIN = 0x20000000, LENGTH = 64K"));
        List<Section> sections = Elf32.allocated(elf);
        assertTrue(sections.stream().anyMatch(s -> s.name().equals(".text")), sections.toString());
        for (Section section : sections) {
            boolean flash = section.end() <= 256 * 1024;
            boolean ram = section.address() >= 0x2000_0000L && section.end() <= 0x2000_0000L + 64 * 1024;
            assertTrue(flash || ram, section.toString());
        }
    }

    @Test
    @Proves(runtime = "rtic", level = SupportLevel.BUILT, targets = "stm32f405rg")
    void motorControlSampleBuilds() throws Exception {
        ExportedProject project = ExportedProject.of(Designs.sample("motor-control"), folder);
        project.build();
        project.build("takt-load", "takt-trace");
    }

    @Test
    void everyStepAndActivationBuilds() throws Exception {
        ExportedProject project = ExportedProject.of(Everything.plain("lm3s6965", "rtic", "GPIOB"), folder);
        project.build();
        project.build("takt-load", "takt-trace");
    }

    @Test
    void hostileNamesStayInTheirPlace() throws Exception {
        ExportedProject.of(Everything.hostile("lm3s6965", "rtic", "GPIOB"), folder)
                .build();
    }

    @Test
    void secondExportKeepsTheUsersFilesAndChangesNothing() throws Exception {
        Project sample = Designs.sample("rtic-cortex-m3");
        ExportPlan.of(Designs.files(sample), folder).write();
        Path body = folder.resolve("src/bodies/control.rs");
        String mine = Files.readString(body)
                .replace("fn actuate(&mut self) {}", "fn actuate(&mut self) {\n        // mine\n    }");
        Files.writeString(body, mine);
        ExportPlan again = ExportPlan.of(Designs.files(sample), folder);
        assertTrue(again.isEmpty());
        again.write();
        assertEquals(mine, Files.readString(body));
        assertTrue(again.files().stream()
                .filter(f -> f.file().path().endsWith("control.rs"))
                .allMatch(f -> f.file().owner() == Owner.YOURS));
    }

    /** The run lasts as long as the trace says, ten times the common period of 20 ms. */
    @Test
    @Proves(runtime = "rtic", level = SupportLevel.RUN, targets = "lm3s6965")
    void tasksRunInQemuAsTheScheduleSays() throws Exception {
        ExportedProject project = ExportedProject.of(Designs.sample("rtic-cortex-m3"), folder);
        FirmwareLog log = FirmwareLog.of(Qemu.LM3S6965.run(project.build("takt-load", "takt-trace")));
        Planned.assertBegins(log, LATE_US, Planned.CORTEX_M3_SAMPLE);
        assertEquals(200_000_000, log.endNs());
    }

    @Test
    void traceAndLoadLeaveNothingBehindWithoutTheirFeatures() throws Exception {
        ExportedProject project = ExportedProject.of(Designs.sample("rtic-cortex-m3"), folder);
        Path plain = project.build();
        assertEquals(List.of(), tracesOfFeatures(plain));
        assertTrue(Elf32.symbols(plain).stream().anyMatch(s -> s.contains("__rtic_init_resources")));
        assertTrue(!Files.readString(plain, StandardCharsets.ISO_8859_1).contains("time_ns,event"));
        Path traced = project.build("takt-load", "takt-trace");
        assertTrue(tracesOfFeatures(traced).stream().anyMatch(s -> s.contains("record")));
        assertTrue(tracesOfFeatures(traced).stream().anyMatch(s -> s.contains("turns")));
    }

    /** Symbols out of {@code takt::trace}, {@code takt::load} (compiled as {@code bodies}), the crates of the log and the paint. */
    private static List<String> tracesOfFeatures(Path elf) throws IOException {
        return Elf32.symbols(elf).stream()
                .filter(s -> s.contains("4takt5trace") || s.contains("6bodies") || s.contains("semihosting"))
                .toList();
    }
}
