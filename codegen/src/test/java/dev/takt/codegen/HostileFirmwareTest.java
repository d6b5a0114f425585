package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.model.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every hostile text in every kind of text field at once, in one design a runtime: the real compiler takes what is generated, and what goes into tables, scripts and pages stays in its place.
 * Three targets: two whose memory is described to the linker, linked with the trace, which has names as strings; and an ESP chip with its partition table and its emulator's files. Partition names
 * are the one kind of text that no generator takes as it is: they are refused.
 */
@Tag("firmware")
class HostileFirmwareTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"rtic, lm3s6965, build", "embassy, esp32c6, check", "bare-metal, riscv-virt, build"})
    void everyTextInEveryFieldAtOnceCompiles(String runtime, String target, String how) throws Exception {
        Project design = HostileDesign.of(target, runtime);
        List<GeneratedFile> files = Designs.files(design);
        NothingEscapes.from(files, runtime);
        ExportedProject project = ExportedProject.of(design, folder);
        if (how.equals("build")) {
            project.build("takt-load", "takt-trace");
        } else {
            project.check();
        }
        LogicOnHost.assertPasses(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"", "a,b", "#a", "$A", "../a", "a\nb", "\ud83e\udd80", ""})
    void partitionOfSuchANameIsRefused(String name) {
        List<Partition> table = List.of(
                new Partition("factory", "app", "factory", OptionalLong.of(0x10000), 1 << 20, false, false),
                new Partition(name, "data", "fat", OptionalLong.of(0x110000), 0x1000, false, false));
        FlashPlan plan = FlashPlan.NONE.withScheme("esp-idf").withPartitions(table);
        Generation generation =
                Designs.generate(EmbassyBoards.everything("esp32c6").withFlash(plan));
        assertTrue(generation instanceof Generation.Refused, generation.toString());
        String reason = ((Generation.Refused) generation).reason().text();
        assertTrue(reason.contains("partition name \"" + name + "\""), reason);
    }
}
