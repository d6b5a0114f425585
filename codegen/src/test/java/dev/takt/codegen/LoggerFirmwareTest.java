package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Logging;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

/** Firmware with each logger: built for every family, and in QEMU what the start, a body and a panic say comes out. */
@Tag("firmware")
class LoggerFirmwareTest {
    private static final long MS = 1_000_000;
    private static final String ARM = "qemu-system-arm -cpu cortex-m3 -machine lm3s6965evb";
    private static final String RISCV = "qemu-system-riscv32 -machine virt -bios none";

    /** What QEMU itself has to say before the firmware starts. */
    private static final String OF_QEMU = "Timer with period zero, disabling\n";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "rtic, lm3s6965",
        "embassy, lm3s6965",
        "bare-metal, lm3s6965",
        "embassy, riscv-virt",
        "bare-metal, riscv-virt"
    })
    void messagesAndPanicsAreLinesOfTheLogCrate(String runtime, String target) throws Exception {
        Project project = project(runtime, target, Logging.LOG);
        String output =
                run(project, "log::info!(\"answer {}\", 42); log::debug!(\"too much\"); panic!(\"the {}\", \"end\");");
        String name = packageName(project);
        String crate = name.replace('-', '_');
        List<String> lines = output.lines().toList();
        assertEquals("INFO  " + crate + "::takt::logger: " + name + " starts", lines.getFirst());
        assertEquals("INFO  " + crate + "::bodies::setup: answer 42", lines.get(1));
        assertTrue(lines.get(2).matches("ERROR .*::takt::logger: panicked at src/bodies/setup.rs:\\d+:\\d+:"), output);
        assertEquals(List.of("the end"), lines.subList(3, lines.size()));
    }

    @ParameterizedTest
    @CsvSource({
        "rtic, lm3s6965",
        "embassy, lm3s6965",
        "bare-metal, lm3s6965",
        "embassy, riscv-virt",
        "bare-metal, riscv-virt"
    })
    void messagesAndPanicsAreFramesOfDefmt(String runtime, String target) throws Exception {
        Project project = project(runtime, target, Logging.DEFMT);
        String output = run(
                project,
                "defmt::info!(\"answer {=u8}\", 42); defmt::debug!(\"too much\"); panic!(\"the {}\", \"end\");");
        List<DefmtFrames.Frame> frames = DefmtFrames.of(elf(project), output);
        assertEquals(
                List.of("{=str} starts", "answer {=u8}", "{}"),
                frames.stream().map(DefmtFrames.Frame::format).toList());
        assertTrue(frames.get(0).arguments().contains(packageName(project)), frames.toString());
        assertTrue(frames.get(1).arguments().contains("*"), "42 is an asterisk: " + frames);
        assertTrue(frames.get(2).arguments().contains("the end"), frames.toString());
    }

    static List<EveryStep> kinds() {
        return EveryStep.KINDS;
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void bothAreLinkedOnEachKindOfChip(EveryStep kind) throws Exception {
        for (Logging logging : List.of(Logging.LOG, Logging.DEFMT)) {
            Project project = project(kind.runtime(), kind.target(), logging);
            Path written = write(project, logging.tag() + "::info!(\"answer {}\", 42);");
            build(written, project, "--features", "takt-trace");
            assertTrue(
                    Elf32.symbols(elf(project)).stream()
                            .anyMatch(s -> s.contains(logging == Logging.LOG ? "log" : "defmt")),
                    logging.tag());
        }
    }

    private static Project project(String runtime, String target, Logging logging) {
        Task work = Task.blank(ItemId.of("work"), "work")
                .withPriority(runtime.equals("rtic") ? 1 : 0)
                .withActivation(new Activation.Periodic(10 * MS, 0, 0))
                .withBody(List.of(new Step.Compute("work", MS, MS, Distribution.WORST)));
        Project blank = Project.blank(logging.tag() + " " + runtime + " " + target, target, runtime)
                .withItems(List.of(work));
        return blank.withSettings(blank.settings().withLogging(logging));
    }

    private static String packageName(Project project) {
        return Designs.design(project).layout().packageName();
    }

    private static String triple(Project project) {
        return EmbassyBoards.chip(project.target()).rustTarget();
    }

    /** The project, with statements at the head of the user's {@code setup}. */
    private Path write(Project project, String statements) throws Exception {
        Path folder = Files.createTempDirectory(this.folder, "logger");
        ExportPlan.of(Designs.files(project), folder).write();
        FirmwareTools.assertFormatted(folder, "2024");
        Path setup = folder.resolve("src/bodies/setup.rs");
        String text = Files.readString(setup);
        int body = text.indexOf("{\n", text.indexOf("pub fn setup(")) + 2;
        String allowed = statements.contains("panic!") ? "#[allow(unreachable_code, clippy::all)]\n" : "";
        int function = text.lastIndexOf("/// ", text.indexOf("pub fn setup("));
        Files.writeString(
                setup,
                text.substring(0, function)
                        + allowed
                        + text.substring(function, body)
                        + statements
                        + text.substring(body));
        return folder;
    }

    private static void build(Path folder, Project project, String... more) {
        List<String> arguments = new ArrayList<>(List.of("build", "--release", "--locked", "--quiet"));
        arguments.addAll(List.of(more));
        Ran built = FirmwareTools.cargo(folder, triple(project), arguments.toArray(String[]::new));
        assertEquals(0, built.code(), built.output());
    }

    private static Path elf(Project project) {
        return BuildPlace.of(project).program(triple(project), "release");
    }

    /** Builds, runs to the panic, and gives what was printed, a character a byte. */
    private String run(Project project, String statements) throws Exception {
        build(write(project, statements), project);
        List<String> command = new ArrayList<>(List.of("timeout", "60"));
        command.addAll(List.of((project.target().equals("lm3s6965") ? ARM : RISCV).split(" ")));
        command.addAll(List.of("-display", "none", "-monitor", "none", "-serial", "none"));
        command.addAll(List.of(
                "-semihosting-config",
                "enable=on,target=native",
                "-kernel",
                elf(project).toString()));
        Ran ran = FirmwareTools.runForBytes(folder, command);
        assertEquals(1, ran.code(), "a panic ends with a failure: " + ran.output());
        return ran.output().replace(OF_QEMU, "");
    }
}
