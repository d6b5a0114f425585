package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.FirmwareTools.Ran;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The tests of a generated project's logic, run where the compiler runs. */
final class LogicOnHost {
    private LogicOnHost() {}

    /** How many have passed: all, and without a warning. */
    static long assertPasses(Path project) {
        Ran ran = test(project);
        assertEquals(0, ran.code(), ran.output());
        assertTrue(!ran.output().contains("warning"), ran.output());
        return ran.output().lines().filter(l -> l.endsWith("... ok")).count();
    }

    /** What the compiler calls this machine. */
    static String triple(Path folder) {
        return FirmwareTools.run(folder, Map.of(), List.of(FirmwareTools.env("TAKT_RUSTC"), "-vV"))
                .output()
                .lines()
                .filter(l -> l.startsWith("host: "))
                .findFirst()
                .orElseThrow()
                .substring("host: ".length());
    }

    private static Ran test(Path project) {
        String logic = BuildPlace.nameOf(project.resolve("logic"));
        return FirmwareTools.onHost(
                project, Map.of(), "test", "--locked", "--package", logic, "--target", triple(project));
    }
}
