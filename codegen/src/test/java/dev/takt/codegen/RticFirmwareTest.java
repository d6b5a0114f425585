package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.Elf32.Section;
import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportException;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.file.Owner;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.SupportLevel;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated RTIC projects built with the real compiler, warnings as errors, and run in QEMU. */
@Tag("firmware")
class RticFirmwareTest {
    private static final String M3 = "thumbv7m-none-eabi";
    private static final String M4 = "thumbv7em-none-eabihf";

    @TempDir
    Path folder;

    @Test
    void cortexM3SampleBuildsIntoTheMemoryOfItsDesign() throws Exception {
        export(Designs.sample("rtic-cortex-m3"));
        FirmwareTools.assertFormatted(folder, "2024");
        Path elf = build(M3, "rtic-on-a-cortex-m3");
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
        export(Designs.sample("motor-control"));
        FirmwareTools.assertFormatted(folder, "2024");
        build(M4, "motor-control");
        build(M4, "motor-control", "--features", "takt-load,takt-trace");
    }

    @Test
    void everyStepAndActivationBuilds() throws Exception {
        export(Everything.plain("lm3s6965", "rtic", "GPIOB"));
        FirmwareTools.assertFormatted(folder, "2024");
        build(M3, "every-thing-quoted");
        build(M3, "every-thing-quoted", "--features", "takt-load,takt-trace");
    }

    @Test
    void hostileNamesStayInTheirPlace() throws Exception {
        export(Everything.hostile("lm3s6965", "rtic", "GPIOB"));
        FirmwareTools.assertFormatted(folder, "2024");
        build(M3, "every-thing-quoted");
    }

    @Test
    void secondExportKeepsTheUsersFilesAndChangesNothing() throws Exception {
        Project sample = Designs.sample("rtic-cortex-m3");
        export(sample);
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

    /**
     * Hand-computed, costs 0: sampling (400 + 200 us) goes first, then control (1.5 + 0.3 + 0.7 ms) until 3.1 ms, then report, whose collect (2 ms) is preempted at 5 ms by
     * sampling for 0.6 ms and ends at 5.7 ms; copy ends at 6.6 ms, format at 7.6 ms. The run is 40 ms after that again the same: period 20 ms.
     */
    @Test
    @Proves(runtime = "rtic", level = SupportLevel.RUN, targets = "lm3s6965")
    void tasksRunInQemuAsTheScheduleSays() throws Exception {
        export(Designs.sample("rtic-cortex-m3"));
        List<String> log = run(build(M3, "rtic-on-a-cortex-m3", "--features", "takt-load,takt-trace"));
        List<Event> expected = List.of(
                new Event(0, "start sampling"),
                new Event(400, "lock sampling state"),
                new Event(600, "unlock sampling state"),
                new Event(600, "complete sampling"),
                new Event(600, "start control"),
                new Event(2100, "lock control state"),
                new Event(2400, "unlock control state"),
                new Event(3100, "complete control"),
                new Event(3100, "start report"),
                new Event(5000, "start sampling"),
                new Event(5400, "lock sampling state"),
                new Event(5600, "unlock sampling state"),
                new Event(5600, "complete sampling"),
                new Event(5700, "lock report state"),
                new Event(6600, "unlock report state"),
                new Event(7600, "complete report"),
                new Event(10000, "start sampling"));
        List<Event> seen = log.stream().map(Event::of).limit(expected.size()).toList();
        assertEquals(
                expected.stream().map(Event::what).toList(),
                seen.stream().map(Event::what).toList());
        for (int i = 0; i < expected.size(); i++) {
            long late = seen.get(i).us() - expected.get(i).us();
            assertTrue(late >= 0 && late <= 50, seen.get(i) + " expected " + expected.get(i));
        }
        assertTrue(log.getLast().startsWith("200000000,end,"), log.getLast());
    }

    @Test
    void traceAndLoadLeaveNothingBehindWithoutTheirFeatures() throws Exception {
        export(Designs.sample("rtic-cortex-m3"));
        Path plain = build(M3, "rtic-on-a-cortex-m3");
        assertEquals(List.of(), tracesOfFeatures(plain));
        assertTrue(Elf32.symbols(plain).stream().anyMatch(s -> s.contains("__rtic_init_resources")));
        assertTrue(!Files.readString(plain, StandardCharsets.ISO_8859_1).contains("time_ns,event"));
        Path traced = build(M3, "rtic-on-a-cortex-m3", "--features", "takt-load,takt-trace");
        assertTrue(tracesOfFeatures(traced).stream().anyMatch(s -> s.contains("record")));
        assertTrue(tracesOfFeatures(traced).stream().anyMatch(s -> s.contains("turns")));
    }

    /** Symbols out of {@code takt::trace}, {@code takt::load} (compiled as {@code bodies}), the crates of the log and the paint. */
    private static List<String> tracesOfFeatures(Path elf) throws IOException {
        return Elf32.symbols(elf).stream()
                .filter(s -> s.contains("4takt5trace") || s.contains("6bodies") || s.contains("semihosting"))
                .toList();
    }

    /** An event that a task has noted, in microseconds. */
    private record Event(long us, String what) {
        static Event of(String line) {
            String[] parts = line.split(",", -1);
            return new Event(Long.parseLong(parts[0]) / 1000, (parts[1] + " " + parts[3] + " " + parts[4]).strip());
        }
    }

    private static List<String> run(Path elf) {
        Ran ran = FirmwareTools.run(
                elf.toAbsolutePath().getParent(),
                Map.of(),
                List.of(
                        "qemu-system-arm",
                        "-cpu",
                        "cortex-m3",
                        "-machine",
                        "lm3s6965evb",
                        "-display",
                        "none",
                        "-monitor",
                        "none",
                        "-serial",
                        "none",
                        "-semihosting-config",
                        "enable=on,target=native",
                        "-icount",
                        "shift=3,sleep=off",
                        "-kernel",
                        elf.toString()));
        assertEquals(0, ran.code(), ran.output());
        return ran.output().lines().filter(l -> l.matches("\\d+,.*")).toList();
    }

    private void export(Project project) throws ExportException {
        ExportPlan.of(Designs.files(project), folder).write();
    }

    private Path build(String target, String binary, String... more) throws IOException {
        List<String> arguments = new ArrayList<>(List.of("build", "--release", "--locked", "--quiet"));
        arguments.addAll(List.of(more));
        Ran ran = FirmwareTools.cargo(folder, target, arguments.toArray(String[]::new));
        assertEquals(0, ran.code(), ran.output());
        Path elf = Path.of(FirmwareTools.env("TAKT_FIRMWARE_TARGET_DIR"), target, "release", binary);
        return Files.copy(elf, folder.resolve("firmware" + more.length + ".elf"));
    }
}
