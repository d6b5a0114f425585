package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonBool;
import dev.takt.projects.json.JsonValue.JsonNull;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.sample.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** {@code search}, and {@code simulate --scenario} of what it has found. */
class SearchCommandTest {
    /**
     * Without preemption. Medium at its worst ends at 10 us as high arrives: response 2 us. Done a nanosecond sooner, low begins and keeps the core until 29.999 us: 21.999 us,
     * which is the bound of integer time.
     */
    private static final String ANOMALY = """
            name,wcet_us,period_us,deadline_us,priority,offset_us
            high,2,1000,100,1,10
            medium,10,1000,1000,2,0
            low,20,1000,1000,3,0
            """;

    @TempDir
    private Path folder;

    @Test
    void shorterExecutionIsFoundToBeWorseAndReplayed() throws Exception {
        Path design = design(ANOMALY);
        Path scenario = folder.resolve("worst.json");

        Ran search = Ran.takt(
                "search", design, "--for", "high", "--shorter", "--runs", "3000", "-o", scenario, "--format", "json");
        JsonObject high = context(search.out(), "high");

        assertEquals(0, search.code(), search.err());
        assertEquals(2_000, number(high, "plainNs"));
        assertEquals(21_999, number(high, "worstNs"), search.out());
        assertEquals(22_000, number(high, "boundNs"));
        assertEquals(1, number(high, "changes"));

        Ran replay = Ran.takt("simulate", design, "--scenario", scenario, "--format", "json");
        assertEquals(21_999, number(context(replay.out(), "high"), "worstResponseNs"));
        assertTrue(replay.err().contains("took 21.999 us, as the scenario says"), replay.err());
    }

    @Test
    void resultIsTheSameEveryTime() throws Exception {
        Path design = design(ANOMALY);

        Ran one = Ran.takt("search", design, "--runs", "300", "--offsets", "--seed", "5", "--format", "json");
        Ran other = Ran.takt("search", design, "--runs", "300", "--offsets", "--seed", "5", "--format", "json");

        assertEquals(one.out(), other.out());
    }

    @Test
    void missThatOnlyTheSearchShowsIsExitCodeOne() throws Exception {
        Path design = design(ANOMALY.replace("1000,100,1", "1000,15,1"));

        Ran plain = Ran.takt("simulate", design, "--format", "json");
        assertEquals(0, number((JsonObject) JsonReader.read(plain.out()), "missed"));
        Ran search = Ran.takt("search", design, "--shorter");
        assertEquals(1, search.code(), search.out());
        assertTrue(search.out().contains("misses its deadline"), search.out());
    }

    @Test
    void timesShorterThanTheBestAreTriedIfAskedFor() throws Exception {
        Path design = design(ANOMALY);

        Ran as = Ran.takt("search", design, "--runs", "300", "--format", "json");
        Ran shorter = Ran.takt("search", design, "--runs", "300", "--shorter", "--format", "json");

        assertEquals(2_000, number(context(as.out(), "high"), "worstNs"));
        assertTrue(number(context(shorter.out(), "high"), "worstNs") > 12_000, shorter.out());
    }

    @ParameterizedTest
    @ValueSource(strings = {"priority-inversion", "rtic-cortex-m3", "motor-control", "esp32s3-sensor-node"})
    void noSampleExceedsItsBounds(String sample) throws Exception {
        Path design = Files.writeString(
                folder.resolve(sample + ".takt"),
                Samples.byId(sample).orElseThrow().text());

        Ran ran = Ran.takt("search", design, "--runs", "60", "--until", "40ms", "--offsets", "--format", "json");

        for (JsonValue context : contexts(ran.out()).elements()) {
            assertFalse(((JsonBool) ((JsonObject) context).get("exceedsBound").orElseThrow()).value(), ran.out());
        }
    }

    @Test
    void unknownTaskIsUsageThatNamesTheOthers() throws Exception {
        Ran ran = Ran.takt("search", design(ANOMALY), "--for", "nobody");

        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("high, medium, low"), ran.err());
    }

    @Test
    void scenarioOfAnotherDesignIsRefused() throws Exception {
        Path scenario = folder.resolve("worst.json");
        Ran.takt("search", design(ANOMALY), "--for", "high", "--shorter", "-o", scenario);

        Ran other = Ran.takt("simulate", design(ANOMALY.replace("medium", "middle")), "--scenario", scenario);
        assertEquals(2, other.code());
        assertTrue(other.err().contains("it has nothing to choose for medium"), other.err());
    }

    @Test
    void scenarioOfAChangedDesignSaysSo() throws Exception {
        Path scenario = folder.resolve("worst.json");
        Ran.takt("search", design(ANOMALY), "--for", "high", "--shorter", "-o", scenario);

        Ran other = Ran.takt("simulate", design(ANOMALY.replace("low,20", "low,19")), "--scenario", scenario);
        assertTrue(other.err().contains("the design is not as it was"), other.err());
    }

    @Test
    void brokenScenarioNamesThePlace() throws Exception {
        Path scenario = Files.writeString(folder.resolve("worst.json"), "{\n\"schema\": \"takt.scenario/1\"}");

        Ran ran = Ran.takt("simulate", design(ANOMALY), "--scenario", scenario);

        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("line 1, column 1: \"seed\""), ran.err());
    }

    @Test
    void nothingLongerHasNoScenario() throws Exception {
        Path design = design("name,wcet_us,period_us,priority\na,10,100,1\n");

        JsonObject a = context(
                Ran.takt("search", design, "--runs", "20", "--format", "json").out(), "a");

        assertEquals(10_000, number(a, "worstNs"));
        assertTrue(a.get("scenario").orElseThrow() instanceof JsonNull);
    }

    private Path design(String csv) throws Exception {
        Path table = Files.writeString(folder.resolve("set.csv"), csv);
        Path design = folder.resolve("set.takt");
        Files.deleteIfExists(design);
        Ran ran = Ran.takt("import", table, "--preemption", "none", "-o", design);
        assertEquals(0, ran.code(), ran.err());
        return design;
    }

    private static JsonArray contexts(String json) throws Exception {
        return (JsonArray) ((JsonObject) JsonReader.read(json)).get("contexts").orElseThrow();
    }

    private static JsonObject context(String json, String name) throws Exception {
        return contexts(json).elements().stream()
                .map(JsonObject.class::cast)
                .filter(c -> ((JsonString) c.get("name").orElseThrow()).value().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static long number(JsonObject object, String name) {
        return ((JsonNumber) object.get(name).orElseThrow()).asLong().orElseThrow();
    }
}
