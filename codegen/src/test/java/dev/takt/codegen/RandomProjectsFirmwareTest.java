package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.codegen.FirmwareTools.Ran;
import dev.takt.codegen.export.ExportPlan;
import dev.takt.projects.model.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever check has no error in compiles, is formatted, and has no warning of rustc, of clippy's pedantic lints and of rustdoc. {@code -Dtakt.seed} begins elsewhere, {@code -Dtakt.designs} builds more. */
@Tag("firmware")
class RandomProjectsFirmwareTest {
    private static final List<String> LINTS = List.of("clippy::pedantic");
    private static final List<String> FEATURES = List.of("", "takt-load,takt-trace", "takt-deadlines");

    @TempDir
    Path folder;

    static Stream<EveryStep> kinds() {
        return EveryStep.KINDS.stream();
    }

    @ParameterizedTest
    @MethodSource("kinds")
    void designsWithoutErrorsCompileWithoutAWarning(EveryStep kind) throws Exception {
        long seed = Long.getLong("takt.seed", 1);
        for (int i = 0; i < Integer.getInteger("takt.designs", 1); i++) {
            seed = RandomProjects.nextSeed(kind, seed);
            Project project = RandomProjects.of(kind, seed).orElseThrow();
            Path place = folder.resolve("seed-" + seed);
            ExportPlan.of(Designs.files(project), place).write();
            FirmwareTools.assertFormatted(place, "2024");
            String triple = ExportedProject.triple(project.target());
            String features = FEATURES.get((int) (seed % FEATURES.size()));
            Ran ran = FirmwareTools.lint(place, triple, LINTS, "--features", features);
            assertEquals(0, ran.code(), kind + ", seed " + seed + " with " + features + ": " + ran.output());
            seed++;
        }
    }
}
