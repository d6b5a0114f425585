package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.codegen.export.ExportPlan;
import dev.takt.projects.model.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What of a generated project needs no hardware, tested on this machine as a user would. */
@Tag("firmware")
class LogicFirmwareTest {
    @TempDir
    Path folder;

    /** Two tests of values and one of wrong bits a framed type; channels: three of a queue, one of a signal, one of a watch. */
    @ParameterizedTest
    @CsvSource({"rtic, lm3s6965, 3", "embassy, nrf52840, 3", "bare-metal, stm32g071rb, 8"})
    void testsOfTheGeneratedLogicPassOnTheHost(String runtime, String target, int tests) throws Exception {
        Project design = new EveryStep(runtime, target).design();
        ExportPlan.of(Designs.files(design), folder).write();
        FirmwareTools.assertFormatted(folder, "2024");
        assertEquals(tests, LogicOnHost.assertPasses(folder));
    }
}
