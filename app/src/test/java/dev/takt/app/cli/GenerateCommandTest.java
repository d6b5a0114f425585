package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class GenerateCommandTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @ValueSource(strings = {"rtic-cortex-m3", "motor-control", "esp32s3-sensor-node"})
    void sampleBecomesAProject(String sample) throws Exception {
        Path out = folder.resolve("firmware");

        Ran ran = Ran.takt("generate", sample(sample), "-o", out);

        assertEquals(0, ran.code(), ran.err());
        assertTrue(Files.exists(out.resolve("Cargo.toml")), ran.out());
    }

    @Test
    void generatingAgainChangesNoByteAndSaysSo() throws Exception {
        Path out = folder.resolve("firmware");
        Path design = sample("rtic-cortex-m3");
        Ran.takt("generate", design, "-o", out);
        Map<String, String> before = texts(out);

        Ran again = Ran.takt("generate", design, "-o", out);

        assertEquals(before, texts(out));
        assertTrue(again.out().contains("up to date"), again.out());
    }

    @Test
    void fileOfTheUserIsKept() throws Exception {
        Path out = folder.resolve("firmware");
        Path design = sample("rtic-cortex-m3");
        Ran first = Ran.takt("generate", "--format", "json", design, "-o", out);
        Path mine = out.resolve(firstOfMine(first.out()));
        Files.writeString(mine, "// mine\n");

        Ran.takt("generate", design, "-o", out);

        assertEquals("// mine\n", Files.readString(mine));
    }

    @Test
    void dryRunWritesNothing() throws Exception {
        Path out = folder.resolve("firmware");

        Ran ran = Ran.takt("generate", "--dry-run", sample("rtic-cortex-m3"), "-o", out);

        assertEquals(0, ran.code());
        assertTrue(ran.out().contains("new") && ran.out().contains("Cargo.toml"), ran.out());
        assertFalse(Files.exists(out));
    }

    @Test
    void dryRunShowsChangedLines() throws Exception {
        Path out = folder.resolve("firmware");
        Path design = sample("rtic-cortex-m3");
        Ran.takt("generate", design, "-o", out);
        Path script = out.resolve("build.rs");
        Files.writeString(script, Files.readString(script).replace("fn main() {", "fn main() { // touched"));

        Ran ran = Ran.takt("generate", "--dry-run", design, "-o", out);

        assertTrue(ran.out().contains("- fn main() { // touched"), ran.out());
        assertTrue(ran.out().contains("+ fn main() {\n"), ran.out());
    }

    @Test
    void keysAndDependenciesOfTheUserStay() throws Exception {
        Path out = folder.resolve("firmware");
        Path design = sample("rtic-cortex-m3");
        Ran.takt("generate", design, "-o", out);
        Path manifest = out.resolve("Cargo.toml");
        Files.writeString(
                manifest, Files.readString(manifest).replace("[dependencies]", "[dependencies]\n# why\nmine = \"1\""));
        Files.writeString(design, Files.readString(design).replace("RTIC on a Cortex-M3", "Another name"));

        Ran.takt("generate", "--yes", design, "-o", out);

        String text = Files.readString(manifest);
        assertTrue(text.contains("[dependencies]\n# why\nmine = \"1\"\n"), text);
        assertTrue(text.contains("name = \"another-name\""), text);
    }

    @Test
    void functionThatNoLongerFitsIsShownAsItHasToBe() throws Exception {
        Path out = folder.resolve("firmware");
        Path design = sample("rtic-cortex-m3");
        Ran.takt("generate", design, "-o", out);
        Path body = out.resolve("src/bodies/control.rs");
        Files.writeString(body, Files.readString(body).replace("fn actuate(&mut self)", "fn actuate(&self, n: u8)"));

        Ran ran = Ran.takt("generate", design, "-o", out);

        assertTrue(ran.out().contains("It has to be: fn actuate(&mut self)"), ran.out());
    }

    @Test
    void freertosIsRefusedWithTheReason() throws Exception {
        Path out = folder.resolve("firmware");

        Ran ran = Ran.takt("generate", sample("priority-inversion"), "-o", out);

        assertEquals(1, ran.code());
        assertTrue(ran.err().contains("FreeRTOS"), ran.err());
        assertFalse(Files.exists(out));
    }

    private Path sample(String id) throws IOException {
        return Files.writeString(
                folder.resolve("design.takt"), Samples.byId(id).orElseThrow().text());
    }

    /** Path of the first file in the result that is the user's. */
    private static String firstOfMine(String json) {
        int owner = json.indexOf("\"owner\": \"yours\"");
        int path = json.lastIndexOf("\"path\": \"", owner) + "\"path\": \"".length();
        return json.substring(path, json.indexOf('"', path));
    }

    private static Map<String, String> texts(Path root) throws IOException {
        Map<String, String> texts = new TreeMap<>();
        try (Stream<Path> files = Files.walk(root)) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                texts.put(root.relativize(file).toString(), Files.readString(file));
            }
        }
        return texts;
    }
}
