package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code samples}, {@code targets}, help and usage. */
class ListsTest {
    @Test
    void samplesAreTheFourOfTheWelcomePage() throws Exception {
        JsonObject json = (JsonObject)
                JsonReader.read(Ran.takt("samples", "--format", "json").out());

        assertEquals("takt.samples/1", string(json, "schema"));
        assertEquals(
                List.of("priority-inversion", "rtic-cortex-m3", "motor-control", "esp32s3-sensor-node"),
                objects(json, "samples").map(s -> string(s, "id")).toList());
    }

    @Test
    void everyTargetNamesRuntimesThatAreListed() throws Exception {
        JsonObject json = (JsonObject)
                JsonReader.read(Ran.takt("targets", "--format", "json").out());

        assertEquals("takt.targets/1", string(json, "schema"));
        List<String> runtimes =
                objects(json, "runtimes").map(r -> string(r, "id")).toList();
        assertTrue(
                runtimes.containsAll(List.of(
                        "rtic",
                        "embassy",
                        "freertos",
                        "zephyr",
                        "zephyr-4.5",
                        "tock",
                        "drone",
                        "bare-metal",
                        "generic")),
                runtimes.toString());
        objects(json, "targets").forEach(t -> ((JsonArray) t.get("runtimes").orElseThrow())
                .elements()
                .forEach(r -> assertTrue(runtimes.contains(((JsonString) r).value()))));
    }

    @Test
    void lineOfATextTableBeginsWithTheId() {
        assertTrue(Ran.takt("targets").out().lines().anyMatch(l -> l.startsWith("stm32f405rg ")));
    }

    @Test
    void targetsSayHowFarFirmwareIsTakenAndWhyNotFurther() throws Exception {
        String text = Ran.takt("targets").out();
        assertTrue(text.contains("FIRMWARE WITH rtic\n  run        lm3s6965 mps2-an385\n"), text);
        assertTrue(text.contains("RTIC has no back end for Xtensa cores.\n"), text);
        JsonObject json = (JsonObject)
                JsonReader.read(Ran.takt("targets", "--format", "json").out());
        JsonObject tc375 = objects(json, "targets")
                .filter(t -> string(t, "id").equals("tc375"))
                .findFirst()
                .orElseThrow();
        objects(tc375, "support").forEach(row -> {
            boolean chipFree = string(row, "runtime").equals("bare-metal");
            assertEquals(chipFree ? "generated" : "refused", string(row, "level"));
            assertEquals(chipFree, string(row, "alternative").isEmpty(), row.toString());
            assertTrue(!string(row, "why").isEmpty(), row.toString());
        });
    }

    @Test
    void targetsSayWhatARuntimeCannotExpress() {
        String line = Ran.takt("targets")
                .out()
                .lines()
                .filter(l -> l.startsWith("bare-metal ") && l.contains("runs to its end"))
                .findFirst()
                .orElseThrow();
        assertTrue(line.contains("Split it at the wait into two functions"), line);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "samples",
                "targets",
                "new",
                "import",
                "check",
                "analyze",
                "sensitivity",
                "assign",
                "simulate",
                "compare",
                "search",
                "generate",
                "render"
            })
    void helpHasAnExampleAndGoesToStandardOutput(String command) {
        Ran help = Ran.takt(command, "--help");

        assertEquals(0, help.code());
        assertTrue(help.out().contains("Example: takt " + command), help.out());
        assertEquals("", help.err());
    }

    /** The command, what is said first, and what is said last. */
    @ParameterizedTest
    @CsvSource(
            delimiter = ';',
            quoteCharacter = '`',
            value = {
                "simulate a.takt --seed x;   \"x\" does not fit --seed: a whole number.;                        takt simulate",
                "check a.takt --format yaml; \"yaml\" does not fit --format: one of text, json, sarif, junit.;   takt check",
                "check a.takt b.takt;        \"b.takt\" is a word too many for takt check.;                      takt check",
                "check;                      Missing required parameter: 'FILE';                                takt check",
                "targets --formta json;      takt targets has no option --formta. Did you mean --format?;       takt targets",
                "chek a.takt;                \"chek\" is no command. Did you mean check, search?;               takt",
                "a.tak;                      \"a.tak\" is no command, and no design that a window could open: those end in .takt.; takt"
            })
    void wrongWordsAreNamedWithWhatWouldBeAccepted(String words, String reason, String command) {
        Ran ran = Ran.takt((Object[]) words.split(" "));

        List<String> lines = ran.err().lines().toList();
        assertEquals(2, ran.code());
        assertEquals("", ran.out());
        assertEquals(reason, lines.getFirst());
        assertTrue(lines.get(1).startsWith("Usage: " + command), lines.get(1));
        assertTrue(lines.getLast().startsWith("\"" + command + " --help\""), lines.getLast());
        assertTrue(lines.size() <= 7, ran.err());
    }

    @Test
    void unknownCommandIsUsageAndGoesToStandardError() {
        Ran ran = Ran.takt("chekc", "design.takt");

        assertEquals(2, ran.code());
        assertEquals("", ran.out());
        assertTrue(ran.err().contains("chekc"), ran.err());
    }

    @Test
    void missingFileArgumentIsUsage() {
        assertEquals(2, Ran.takt("check").code());
    }

    private static Stream<JsonObject> objects(JsonObject json, String name) {
        return ((JsonArray) json.get(name).orElseThrow()).elements().stream().map(JsonObject.class::cast);
    }

    private static String string(JsonObject json, String name) {
        return ((JsonString) json.get(name).orElseThrow()).value();
    }
}
