package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Project;
import dev.takt.projects.target.Chip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Each pin as an input or output, and each serial line on each pin that the catalogue offers, set up by the registers of the device crates: the compiler knows every register, field and value, and clippy has nothing to say. */
@Tag("firmware")
class WiringFirmwareTest {
    private static final List<String> LINTS =
            List.of("clippy::pedantic", "clippy::unwrap_used", "clippy::undocumented_unsafe_blocks");

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "bare-metal, stm32f401re",
        "bare-metal, stm32f405rg",
        "rtic, stm32f411re",
        "rtic, stm32g071rb",
        "bare-metal, stm32h743zi",
        "rtic, nrf52832",
        "bare-metal, nrf52833",
        "rtic, nrf52840",
        "rtic, rp2040",
        "bare-metal, rp2350"
    })
    void everyPinAndLineThatIsOfferedCompilesWithoutAWarning(String runtime, String target) throws Exception {
        EveryPin pins = new EveryPin(EmbassyBoards.chip(target));
        List<Project> projects = new ArrayList<>(List.of(pins.plain()));
        projects.addAll(pins.lined());
        for (Project project : projects) {
            Project moved = project.withRuntime(runtime).withName(project.name() + " " + runtime);
            assertClean(moved, folder.resolve(Integer.toString(projects.indexOf(project))));
        }
    }

    /** Handlers of edges and of a timer: the functions that let them request and take requests back compile where bodies call them, and where `takt-load` leaves the bodies out. */
    @ParameterizedTest
    @CsvSource({
        "rtic, stm32f411re, PC13, PC10, TIM2",
        "rtic, stm32g071rb, PB4, PB7, TIM6",
        "rtic, stm32h743zi, PD11, PD15, TIM5",
        "bare-metal, nrf52832, P0.13, P0.14, TIMER3",
        "rtic, nrf52833, P0.14, P1.02, TIMER3",
        "bare-metal, nrf52840, P0.11, P1.08, TIMER4",
        "rtic, rp2040, GPIO3, GPIO16, PWM",
        "bare-metal, rp2350, GPIO3, GPIO16, PWM"
    })
    void sourcesOfHandlersCompileWithoutAWarning(String runtime, String target, String pin, String other, String timer)
            throws Exception {
        assertClean(WiredDesigns.handlers(runtime, target, pin, other, timer), folder);
    }

    /** Each line of EXTI and each timer of an STM32 requests a handler of its own. */
    @ParameterizedTest
    @ValueSource(strings = {"stm32f401re", "stm32f405rg", "stm32f411re", "stm32g071rb", "stm32h743zi"})
    void everyLineOfExtiAndEveryTimerCompilesWithoutAWarning(String target) throws Exception {
        Chip chip = EmbassyBoards.chip(target);
        for (Project project :
                List.of(WiredDesigns.edges("bare-metal", chip), WiredDesigns.periods("bare-metal", chip))) {
            String page = WiredDesigns.page(project);
            assertFalse(page.contains("Yours, in `src/bodies`, as"), page);
            assertClean(project, Files.createTempDirectory(folder, "sources"));
        }
    }

    /** Nothing is left over of a line without pins and rate, and of a design whose only peripheral is a timer. */
    @Test
    void whatHasLittleToSetCompilesWithoutAWarning() throws Exception {
        Peripheral timer = WiredDesigns.line("TIMER3", 0);
        assertClean(
                WiredDesigns.design(
                        "bare-metal",
                        "nrf52833",
                        WiredDesigns.line("UARTE0", 0),
                        WiredDesigns.line("SPIM2", 0),
                        timer,
                        WiredDesigns.handler("elapsed", timer, new Activation.Periodic(1_000_000, 0, 0))),
                folder);
    }

    private static void assertClean(Project project, Path place) throws Exception {
        ExportPlan.of(Designs.files(project), place).write();
        FirmwareTools.assertFormatted(place, "2024");
        Ran ran = FirmwareTools.lint(place, ExportedProject.triple(project.target()), LINTS);
        assertEquals(0, ran.code(), project.name() + ": " + ran.output());
    }
}
