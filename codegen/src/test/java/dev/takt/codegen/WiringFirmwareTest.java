package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.projects.model.Project;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

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
        "bare-metal, stm32h743zi"
    })
    void everyPinAndLineThatIsOfferedCompilesWithoutAWarning(String runtime, String target) throws Exception {
        EveryPin pins = new EveryPin(EmbassyBoards.chip(target));
        List<Project> projects = new ArrayList<>(List.of(pins.plain()));
        projects.addAll(pins.lined());
        for (Project project : projects) {
            Project moved = project.withRuntime(runtime).withName(project.name() + " " + runtime);
            Path place = folder.resolve(Integer.toString(projects.indexOf(project)));
            ExportPlan.of(Designs.files(moved), place).write();
            FirmwareTools.assertFormatted(place, "2024");
            Ran ran = FirmwareTools.lint(place, ExportedProject.triple(target), LINTS);
            assertEquals(0, ran.code(), moved.name() + ": " + ran.output());
        }
    }
}
