package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Faults;
import dev.takt.projects.model.Project;
import dev.takt.projects.synthesis.Retarget;
import dev.takt.projects.target.Catalogue;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Generated code under all of clippy's pedantic lints, without a warning, with every step and activation of each runtime; and rustdoc has nothing to complain about. */
@Tag("firmware")
class ClippyFirmwareTest {
    private static final List<String> LINTS =
            List.of("clippy::pedantic", "clippy::unwrap_used", "clippy::undocumented_unsafe_blocks");

    @TempDir
    Path folder;

    static Stream<Project> projects() {
        return Stream.of(
                Everything.plain("lm3s6965", "rtic", "GPIOB").withName("clippy rtic"),
                restarting(EmbassyBoards.everything("lm3s6965").withName("clippy embassy")),
                BareDesigns.everything("lm3s6965", List.of("GPIOA", "GPIOB"), name -> name)
                        .withName("clippy bare metal"),
                BareDesigns.everything("riscv-virt", List.of("UART0", "RTC"), name -> name)
                        .withName("clippy bare metal riscv"));
    }

    /** Chips with a hardware layer: its drivers and clocks are set up by generated code. */
    static Stream<Project> boards() {
        return Stream.of(
                restarting(EmbassyBoards.everything("stm32f411re").withName("clippy embassy on stm32f411re")),
                EmbassyBoards.everything("rp2040").withName("clippy embassy on rp2040"),
                restarting(
                        Everything.plain("stm32f411re", "rtic", "DMA2_Stream7").withName("clippy rtic on stm32f411re")),
                Everything.plain("rp2040", "rtic", "DMA_IRQ_0").withName("clippy rtic on rp2040"),
                Designs.sample("motor-control").withName("clippy motor control"),
                updating().withName("clippy updates on esp32c6"));
    }

    /** Names with underscores, and slots for updates. */
    private static Project updating() {
        Catalogue catalogue = ShippedCatalogue.get();
        return Retarget.to(
                        Designs.sample("esp32s3-sensor-node"),
                        catalogue,
                        catalogue.chip("esp32c6").orElseThrow(),
                        catalogue.runtime("embassy").orElseThrow())
                .project();
    }

    @ParameterizedTest
    @MethodSource("boards")
    void nothingIsWarnedOfWithAHardwareLayer(Project project) throws Exception {
        ExportPlan.of(Designs.files(project), folder).write();
        String triple = EmbassyBoards.chip(project.target()).rustTarget();
        for (String features : List.of("", "takt-load,takt-trace")) {
            Ran clippy = FirmwareTools.clippy(folder, triple, LINTS, "--features", features);
            assertEquals(0, clippy.code(), features + ": " + clippy.output());
        }
    }

    /** With handlers of its own for faults. */
    private static Project restarting(Project project) {
        return project.withSettings(project.settings().withFaults(Faults.RESET));
    }

    @ParameterizedTest
    @MethodSource("projects")
    void nothingIsWarnedOf(Project project) throws Exception {
        ExportPlan.of(Designs.files(project), folder).write();
        String triple = EmbassyBoards.chip(project.target()).rustTarget();
        for (String features : List.of("", "takt-load,takt-trace", "log", "defmt,takt-trace,takt-deadlines")) {
            Ran clippy = FirmwareTools.clippy(folder, triple, LINTS, "--features", features);
            assertEquals(0, clippy.code(), features + ": " + clippy.output());
        }
        Ran documented = FirmwareTools.document(folder, triple);
        assertEquals(0, documented.code(), documented.output());
    }
}
