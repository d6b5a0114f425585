package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A design with a heap, on each runtime: what its user writes allocates, and the project builds without a warning with the crates of its lock file. */
@Tag("firmware")
class HeapFirmwareTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({
        "rtic, lm3s6965",
        "rtic, stm32g071rb",
        "embassy, stm32f411re",
        "embassy, esp32c3",
        "bare-metal, riscv-virt",
        "bare-metal, rp2040"
    })
    void aBodyMayAllocate(String runtime, String target) throws Exception {
        Project blank = Project.blank("heap", target, runtime);
        Task blink = Task.blank(ItemId.of("blink"), "blink")
                .withPriority(1)
                .withActivation(new Activation.Periodic(10_000_000, 0, 0));
        Project project =
                blank.withItems(List.of(blink)).withSettings(blank.settings().withHeapBytes(4096));
        List<GeneratedFile> files = Designs.files(project);
        ExportPlan.of(files, folder).write();
        FirmwareTools.assertFormatted(folder, "2024");
        GeneratedFile setup = files.stream()
                .filter(f -> f.path().startsWith("src/bodies/") && f.text().contains("pub fn setup("))
                .findFirst()
                .orElseThrow();
        int body = setup.text().indexOf('{', setup.text().indexOf("pub fn setup(")) + 1;
        Files.writeString(
                folder.resolve(setup.path()),
                setup.text().substring(0, body) + "\n    core::hint::black_box(alloc::vec![7_u8; 24]);"
                        + setup.text().substring(body));
        String triple = ShippedCatalogue.get().chip(target).orElseThrow().rustTarget();
        Ran ran = FirmwareTools.cargo(folder, triple, "build", "--release", "--locked", "--quiet");
        assertEquals(0, ran.code(), ran.output());
        assertTrue(!ran.output().contains("warning"), ran.output());
    }
}
