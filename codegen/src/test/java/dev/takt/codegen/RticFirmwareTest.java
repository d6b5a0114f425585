package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportException;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.projects.model.Project;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Generated RTIC projects built with the real compiler, warnings as errors. */
@Tag("firmware")
class RticFirmwareTest {
    @TempDir
    Path folder;

    @Test
    void cortexM3SampleIsFormattedAndBuilds() throws ExportException {
        export(Designs.sample("rtic-cortex-m3"));
        FirmwareTools.assertFormatted(folder, "2024");
        build("thumbv7m-none-eabi");
        build("thumbv7m-none-eabi", "--features", "takt-sim");
    }

    @Test
    void motorControlSampleIsFormattedAndBuilds() throws ExportException {
        export(Designs.sample("motor-control"));
        FirmwareTools.assertFormatted(folder, "2024");
        build("thumbv7em-none-eabihf");
        build("thumbv7em-none-eabihf", "--features", "takt-sim");
    }

    private void export(Project project) throws ExportException {
        ExportPlan.of(Designs.files(project), folder).write();
    }

    private void build(String target, String... more) {
        String[] arguments = new String[4 + more.length];
        System.arraycopy(new String[] {"build", "--release", "--locked", "--quiet"}, 0, arguments, 0, 4);
        System.arraycopy(more, 0, arguments, 4, more.length);
        Ran ran = FirmwareTools.cargo(folder, target, arguments);
        assertEquals(0, ran.code(), ran.output());
    }
}
