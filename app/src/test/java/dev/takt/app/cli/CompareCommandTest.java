package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.sample.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompareCommandTest {
    @TempDir
    private Path folder;

    private Path plain;
    private Path repaired;

    @BeforeEach
    void designs() throws Exception {
        String text = Samples.byId("priority-inversion").orElseThrow().text();
        plain = Files.writeString(folder.resolve("plain.takt"), text);
        repaired = Files.writeString(
                folder.resolve("repaired.takt"),
                text.replace("\"protocol\": \"none\"", "\"protocol\": \"inheritance\""));
    }

    /** A mutex with inheritance bounds the bus manager, which misses without it; B is better, so the command is content. */
    @Test
    void repairIsBetterAndItsReverseWorse() {
        Ran better = Ran.takt("compare", plain, repaired);
        Ran worse = Ran.takt("compare", repaired, plain);

        assertEquals(0, better.code(), better.out() + better.err());
        assertTrue(better.out().contains("~ information bus.protocol: none -> inheritance"), better.out());
        assertTrue(line(better, "bus_manager").startsWith("+"), better.out());
        assertTrue(line(better, "bus_manager").endsWith("unknown -> meets"), better.out());
        assertEquals(1, worse.code(), worse.out() + worse.err());
        assertTrue(line(worse, "bus_manager").startsWith("!"), worse.out());
    }

    @Test
    void designDoesNotDifferFromItself() {
        Ran ran = Ran.takt("compare", plain, plain);

        assertEquals(0, ran.code(), ran.err());
        assertTrue(ran.out().endsWith("Nothing differs.\n"), ran.out());
    }

    @Test
    void otherRuntimeIsOneDifferenceOfTheDesign() {
        Ran ran = Ran.takt("compare", repaired, "--runtime", "zephyr");

        assertTrue(
                ran.out()
                        .startsWith("A  " + repaired + ": FreeRTOS on STM32F411RE, seed 42\nB  " + repaired
                                + ": Zephyr on STM32F411RE, seed 42\n\n  ~ runtime: freertos -> zephyr\n\n"),
                ran.out());
    }

    @Test
    void jsonHoldsBothSidesOfEachTask() throws Exception {
        JsonObject json = (JsonObject) JsonReader.read(
                Ran.takt("compare", plain, "--seed", "9", "--format", "json").out());

        assertEquals(0, array(json, "design").elements().size());
        assertEquals(3, array(json, "contexts").elements().size());
        JsonObject task = (JsonObject) array(json, "contexts").elements().getFirst();
        assertTrue(task.get("a").orElseThrow() instanceof JsonObject, task.toString());
        assertTrue(task.get("b").orElseThrow() instanceof JsonObject, task.toString());
    }

    @Test
    void nothingToCompareWithIsUsage() {
        assertEquals(2, Ran.takt("compare", plain).code());
        assertEquals(2, Ran.takt("compare", plain, "--runtime", "vxworks").code());
    }

    /** What the same run has written differs in nothing; one that was recorded with another seed as that seed does. */
    @Test
    void aTraceStandsForTheRunOfTheRightSide() throws Exception {
        Path same = folder.resolve("same.takt-trace");
        Path other = folder.resolve("other.takt-trace");
        Ran.takt("simulate", plain, "-o", same);
        Path motor = Files.writeString(
                folder.resolve("motor.takt"),
                Samples.byId("motor-control").orElseThrow().text());
        Ran.takt("simulate", motor, "--seed", "9", "-o", other);

        Ran ran = Ran.takt("compare", plain, "--trace", same);
        assertTrue(ran.out().endsWith("Nothing differs.\n"), ran.out() + ran.err());
        assertTrue(ran.out().contains("B  " + same + ": FreeRTOS on STM32F411RE, recorded\n"), ran.out());
        assertEquals(
                tables(Ran.takt("compare", motor, "--seed", "9")),
                tables(Ran.takt("compare", motor, "--trace", other)));
        assertEquals(
                2, Ran.takt("compare", plain, "--trace", same, "--seed", "9").code());
        assertEquals(
                2,
                Ran.takt("compare", plain, "--trace", folder.resolve("none.log"))
                        .code());
    }

    /** The plain run beside the worst that a search has found. */
    @Test
    void aScenarioIsPlayedOnTheRightSide() throws Exception {
        Path design = Files.writeString(
                folder.resolve("motor.takt"),
                Samples.byId("motor-control").orElseThrow().text());
        Path worst = folder.resolve("worst.json");
        Ran.takt("search", design, "--for", "can_rx", "--runs", "100", "-o", worst);
        JsonObject scenario = (JsonObject) JsonReader.read(Files.readString(worst));
        JsonObject shows = (JsonObject) scenario.get("shows").orElseThrow();

        Ran ran = Ran.takt("compare", design, "--scenario", worst, "--format", "json");
        JsonObject json = (JsonObject) JsonReader.read(ran.out());
        JsonObject row = array(json, "contexts").elements().stream()
                .map(JsonObject.class::cast)
                .filter(c ->
                        c.get("name").orElseThrow() instanceof JsonString(String name, var _) && name.equals("can_rx"))
                .findFirst()
                .orElseThrow(() -> new AssertionError(ran.out() + ran.err()));
        long found = number(shows, "responseNs");
        assertEquals(found, number((JsonObject) row.get("b").orElseThrow(), "worstSeenNs"));
        assertTrue(number((JsonObject) row.get("a").orElseThrow(), "worstSeenNs") < found, ran.out());
    }

    private static long number(JsonObject object, String name) {
        return ((JsonNumber) object.get(name).orElseThrow()).asLong().orElseThrow();
    }

    private static String tables(Ran ran) {
        return ran.out().substring(ran.out().indexOf("\n\n"));
    }

    private static JsonArray array(JsonObject json, String name) {
        return (JsonArray) json.get(name).orElseThrow();
    }

    private static String line(Ran ran, String task) {
        return ran.out()
                .lines()
                .filter(l -> l.matches(". +" + task + " .*"))
                .findFirst()
                .orElseThrow();
    }
}
