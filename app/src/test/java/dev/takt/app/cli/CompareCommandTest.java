package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonObject;
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
