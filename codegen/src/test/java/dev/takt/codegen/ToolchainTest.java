package dev.takt.codegen;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.file.GeneratedFile;
import java.lang.Runtime.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The release of Rust that a project names as the one it was tested with. */
class ToolchainTest {
    private static final Pattern TESTED = Pattern.compile("tested with ([0-9.]+)\\. ");
    private static final Pattern OLDEST = Pattern.compile("rust-version = \"([0-9.]+)\"");

    static List<EveryStep> kinds() {
        return EveryStep.KINDS;
    }

    private static String found(Pattern pattern, List<GeneratedFile> files, String path) {
        return pattern.matcher(Designs.text(files, path))
                .results()
                .findFirst()
                .map(m -> m.group(1))
                .orElseThrow();
    }

    /** Not older than what the manifest asks for. */
    @ParameterizedTest
    @MethodSource("kinds")
    void testedReleaseIsOneThatTheManifestAllows(EveryStep kind) {
        List<GeneratedFile> files = Designs.files(kind.design());
        Version tested =
                Version.parse(found(TESTED, files, "rust-toolchain.toml").replaceAll("(\\.0)+$", ""));
        Version oldest = Version.parse(found(OLDEST, files, "Cargo.toml").replaceAll("(\\.0)+$", ""));
        assertTrue(tested.compareTo(oldest) >= 0, tested + " < " + oldest);
    }

    @Test
    @Tag("firmware")
    void testedReleaseIsTheOneOfTheseTests() throws Exception {
        List<GeneratedFile> files = Designs.files(new EveryStep("rtic", "lm3s6965").design());
        Process rustc = new ProcessBuilder(System.getenv("TAKT_RUSTC"), "-vV")
                .redirectErrorStream(true)
                .start();
        String said = new String(rustc.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        String release = Pattern.compile("release: ([0-9.]+)")
                .matcher(said)
                .results()
                .findFirst()
                .map(m -> m.group(1))
                .orElse(said);
        assertTrue(
                Designs.text(files, "rust-toolchain.toml").contains("tested with " + release + ". "),
                "built with " + release);
    }
}
