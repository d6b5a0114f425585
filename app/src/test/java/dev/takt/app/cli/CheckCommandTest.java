package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.sample.Sample;
import dev.takt.projects.sample.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class CheckCommandTest {
    @TempDir
    private Path folder;

    static Stream<Sample> soundSamples() {
        return Samples.ALL.stream().filter(s -> !s.id().equals("priority-inversion"));
    }

    @ParameterizedTest
    @MethodSource("soundSamples")
    void sampleWithoutErrorsIsFine(Sample sample) throws Exception {
        Ran ran = Ran.takt("check", file(sample.text()));

        assertEquals(0, ran.code(), ran.out());
        assertEquals("", ran.err());
    }

    @Test
    void errorOfTheDesignIsExitCodeOneAndOnStandardOutput() throws Exception {
        String text = Samples.byId("rtic-cortex-m3").orElseThrow().text();

        Ran ran = Ran.takt("check", file(text.replace("\"lm3s6965\"", "\"lm3s6966\"")));

        assertEquals(1, ran.code());
        assertTrue(ran.out().contains("error:") && ran.out().contains("[unknown-target]"), ran.out());
    }

    @Test
    void everyErrorOfTheFileHasLineAndColumn() throws Exception {
        Path file = file("""
                {
                  "takt": 1,
                  "name": "broken",
                  "target": "lm3s6965",
                  "runtime": "rtic",
                  "items": [
                    {
                      "id": "a",
                      "kind": "task",
                      "name": "a",
                      "priority": "high",
                      "deadline": 10
                    }
                  ]
                }
                """);

        Ran ran = Ran.takt("check", file);

        assertEquals(2, ran.code());
        List<String> lines = ran.out().lines().toList();
        assertTrue(lines.stream().anyMatch(l -> l.startsWith(file + ":11:") && l.contains("priority")), ran.out());
        assertTrue(lines.stream().anyMatch(l -> l.startsWith(file + ":12:") && l.contains("deadline")), ran.out());
    }

    @Test
    void textThatIsNoJsonNamesThePlaceAndWhatIsAccepted() throws Exception {
        Path file = file("{\n  \"takt\": 1,,\n}\n");

        Ran ran = Ran.takt("check", file);

        assertEquals(2, ran.code());
        assertTrue(ran.out().startsWith(file + ":2:"), ran.out());
    }

    @Test
    void missingFileIsUnreadable() {
        Ran ran = Ran.takt("check", folder.resolve("none.takt"));

        assertEquals(2, ran.code());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("none.takt"), ran.err());
    }

    @Test
    void jsonNamesItsSchema() throws Exception {
        Ran ran = Ran.takt(
                "check",
                "--format",
                "json",
                file(Samples.byId("motor-control").orElseThrow().text()));

        JsonObject json = (JsonObject) JsonReader.read(ran.out());
        assertEquals("takt.check/1", ((JsonString) json.get("schema").orElseThrow()).value());
    }

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("design.takt"), text);
    }
}
