package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.sample.Samples;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ExplainCommandTest {
    @TempDir
    private Path folder;

    /**
     * By hand: meteo takes the bus 1 ms of its own work after 1 ms; bus_manager, released at 4, computes 1 and asks; communication, released at 5, runs its 9 ms; meteo then ends the other 2 of its 4; bus_manager goes on for
     * 1.5: 2.5 + 9 + 2 = 13.5, and four switches of 84 cycles at 100 MHz.
     */
    @Test
    void theSampleIsExplainedByASumThatAddsUp() throws Exception {
        Ran ran = Ran.takt("explain", "--format", "json", sample("priority-inversion"));

        assertEquals(1, ran.code(), ran.err());
        JsonObject job = object(member(ran.out(), "job"));
        assertEquals(4_000_000, number(job, "arrivalNs"));
        assertEquals(14_000_000, number(job, "deadlineNs"));
        assertEquals(13_503_360, number(job, "responseNs"));
        assertEquals(3_503_360, number(job, "lateNs"));
        List<JsonValue> terms = ((JsonArray) member(ran.out(), "terms")).elements();
        assertEquals(
                List.of(2_500_000L, 9_000_000L, 2_000_000L, 4 * 840L),
                terms.stream().map(t -> number(object(t), "ns")).toList());
        assertEquals(13_503_360, number(object(JsonReader.read(ran.out())), "sumNs"));
    }

    @Test
    void theFirstFixIsInheritanceAndMeetsEveryDeadline() throws Exception {
        Ran ran = Ran.takt("explain", sample("priority-inversion"));

        assertTrue(ran.out().contains("1. Let information bus lift its holder: priority inheritance"), ran.out());
        assertTrue(ran.out().contains("missed 5 -> 0 of 10, all misses then: 0"), ran.out());
        assertTrue(ran.out().contains("5 deadlines missed in the run with seed 42"), ran.out());
    }

    @Test
    void aJobThatIsInTimeIsExplainedToo() throws Exception {
        Ran ran = Ran.takt("explain", "--task", "bus_manager", "--job", 1, sample("priority-inversion"));

        assertEquals(1, ran.code(), ran.err());
        assertTrue(ran.out().startsWith("bus_manager#1 took 2.50084 ms."), ran.out());
    }

    @Test
    void withoutAMissThereIsNothingToExplain() throws Exception {
        Ran ran = Ran.takt("explain", sample("rtic-cortex-m3"));

        assertEquals(0, ran.code(), ran.out() + ran.err());
        assertTrue(ran.out().contains("no deadline was missed"), ran.out());
    }

    @Test
    void whatIsNotThereIsUsage() throws Exception {
        assertEquals(
                2,
                Ran.takt("explain", "--task", "nobody", sample("priority-inversion"))
                        .code());
        assertEquals(
                2, Ran.takt("explain", "--job", 3, sample("priority-inversion")).code());
        Ran late = Ran.takt("explain", "--task", "meteo", "--job", 99, sample("priority-inversion"));
        assertEquals(2, late.code());
        assertTrue(late.err().contains("meteo has no job 99"), late.err());
    }

    private Path sample(String id) throws IOException {
        return Files.writeString(
                folder.resolve(id + ".takt"), Samples.byId(id).orElseThrow().text());
    }

    private static JsonValue member(String json, String name) throws Exception {
        return object(JsonReader.read(json)).get(name).orElseThrow();
    }

    private static JsonObject object(JsonValue value) {
        return (JsonObject) value;
    }

    private static long number(JsonObject object, String name) {
        return ((JsonNumber) object.get(name).orElseThrow()).asLong().orElseThrow();
    }
}
