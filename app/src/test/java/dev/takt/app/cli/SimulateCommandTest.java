package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.reading.RunLimit;
import dev.takt.projects.format.ProjectFiles;
import dev.takt.projects.json.JsonReader;
import dev.takt.projects.json.JsonValue;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import dev.takt.projects.json.JsonValue.JsonString;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.sample.Samples;
import dev.takt.sim.Until;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SimulateCommandTest {
    @TempDir
    private Path folder;

    /** A period of 1 ns: 1e9 arrivals in a second, of which a run holds 5 million; in a millisecond it is 1e6. */
    @Test
    void aRunThatWillBeCutSaysSoBeforeItBegins() {
        Project project = Project.blank("fast", "generic-1", "generic")
                .withItems(List.of(Task.blank(ItemId.of("a"), "a").withActivation(new Activation.Periodic(1, 0, 0))));
        RunLimit second = RunLimit.of(project).withEnds(List.of(new Until.Time(1_000_000_000)));
        String said = SimulateCommand.cutAfter(project, second).orElseThrow().text();
        assertTrue(said.contains("1.0e+09 arrivals") && said.contains("5000000"), said);
        RunLimit millisecond = RunLimit.of(project).withEnds(List.of(new Until.Time(1_000_000)));
        assertEquals(Optional.empty(), SimulateCommand.cutAfter(project, millisecond));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rtic-cortex-m3", "motor-control", "esp32s3-sensor-node"})
    void runWithoutAMissIsFine(String sample) throws Exception {
        Ran ran = Ran.takt("simulate", sample(sample));

        assertEquals(0, ran.code(), ran.out() + ran.err());
    }

    /** The mutex of the sample has no inheritance: the bus manager, which the watchdog waits for, is late. */
    @Test
    void missSeenIsExitCodeOne() throws Exception {
        Ran ran = Ran.takt("simulate", "--format", "json", sample("priority-inversion"));

        assertEquals(1, ran.code(), ran.err());
        assertTrue(number(ran.out(), "missed") > 0, ran.out());
    }

    /** It goes on at one instant for longer than anybody waits, and the run ends there: no deadline passed, and nothing is fine. */
    @Test
    void runThatCannotGoOnIsExitCodeOne() throws Exception {
        Task spinning = Task.blank(ItemId.of("a"), "a")
                .withActivation(new Activation.Periodic(1_000_000, 0, 0))
                .withBody(List.of(
                        new Step.Repeat(1_000, List.of(new Step.Repeat(1_000_000, List.of(new Step.Yield()))))));
        Path design = folder.resolve("livelock.takt");
        ProjectFiles.save(
                design, Project.blank("livelock", "generic-1", "generic").withItems(List.of(spinning)));

        Ran ran = Ran.takt("simulate", "--format", "json", design);

        assertEquals(1, ran.code(), ran.out());
        assertTrue(ran.out().contains("run-livelock"), ran.out());
    }

    @Test
    void inheritanceIsOnePropertyAndMeetsEveryDeadline() throws Exception {
        String text = Samples.byId("priority-inversion").orElseThrow().text();
        Path changed = Files.writeString(
                folder.resolve("fixed.takt"), text.replace("\"protocol\": \"none\"", "\"protocol\": \"inheritance\""));

        Ran ran = Ran.takt("simulate", "--format", "json", changed);

        assertEquals(0, ran.code(), ran.out() + ran.err());
        assertEquals(0, number(ran.out(), "missed"));
    }

    @Test
    void durationAndSeedAreTaken() throws Exception {
        Ran ran = Ran.takt("simulate", "--format", "json", "--for", "30ms", "--seed", "7", sample("rtic-cortex-m3"));

        assertEquals("takt.simulation/1", ((JsonString) member(ran.out(), "schema")).value());
        assertEquals(30_000_000, number(ran.out(), "durationNs"));
        assertEquals(7, number(ran.out(), "seed"));
    }

    /** The first miss of the sample is the bus manager's; the run ends with that instant. */
    @Test
    void runStopsAtTheFirstMiss() throws Exception {
        Ran ran = Ran.takt("simulate", "--format", "json", "--until", "miss", sample("priority-inversion"));

        assertEquals(1, ran.code(), ran.err());
        assertEquals("miss", ((JsonString) member(ran.out(), "stoppedBy")).value());
        assertEquals(1, number(ran.out(), "missed"));
    }

    @Test
    void runStopsAtACondition() throws Exception {
        Ran ran = Ran.takt(
                "simulate",
                "--format",
                "json",
                "--until",
                "response bus-manager > 1ms",
                "--until",
                "10s",
                sample("priority-inversion"));

        assertEquals("condition", ((JsonString) member(ran.out(), "stoppedBy")).value(), ran.err());
    }

    @Test
    void endOfNoKnownFormIsUsage() throws Exception {
        Ran ran = Ran.takt("simulate", "--until", "queue nobody > 8", sample("priority-inversion"));

        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("nobody"), ran.err());
    }

    @Test
    void durationWithoutUnitIsUsageThatNamesTheUnits() throws Exception {
        Ran ran = Ran.takt("simulate", "--for", "30", sample("rtic-cortex-m3"));

        assertEquals(2, ran.code());
        assertTrue(ran.err().contains("ms"), ran.err());
    }

    @Test
    void csvHasALineForEveryEvent() throws Exception {
        Path csv = folder.resolve("events.csv");

        Ran ran = Ran.takt("simulate", "--format", "json", "--csv", csv, sample("rtic-cortex-m3"));

        List<String> lines = Files.readAllLines(csv);
        assertEquals(number(ran.out(), "events") + 1, lines.size());
    }

    /** Two virtual machines, the same file and seed: the same trace, byte for byte. */
    @ParameterizedTest
    @ValueSource(strings = {"priority-inversion", "esp32s3-sensor-node"})
    void traceIsTheSameInEveryProcess(String sample) throws Exception {
        Path design = sample(sample);
        Path here = folder.resolve("here.trace");
        Path there = folder.resolve("there.trace");

        Ran.takt("simulate", "--seed", "11", "--trace", here, design);
        TaktProcess.of("simulate", "--seed", "11", "--trace", there, design).run();

        assertTrue(Files.size(here) > 100);
        assertArrayEquals(Files.readAllBytes(here), Files.readAllBytes(there));
    }

    @Test
    void fileWithErrorsIsNotRun() throws Exception {
        Path file = Files.writeString(folder.resolve("broken.takt"), "{\"takt\": 1, \"items\": 3}");

        Ran ran = Ran.takt("simulate", "--csv", folder.resolve("events.csv"), file);

        assertEquals(2, ran.code());
        assertEquals("", ran.out());
        assertFalse(Files.exists(folder.resolve("events.csv")));
    }

    private Path sample(String id) throws IOException {
        return Files.writeString(
                folder.resolve(id + ".takt"), Samples.byId(id).orElseThrow().text());
    }

    private static long number(String json, String name) throws Exception {
        return ((JsonNumber) member(json, name)).asLong().orElseThrow();
    }

    private static JsonValue member(String json, String name) throws Exception {
        return ((JsonObject) JsonReader.read(json)).get(name).orElseThrow();
    }

    /** 13 s of a job each 10 us: 1 300 000 jobs of five events. */
    @Test
    void aLongRunThatIsAskedForIsNotCut() throws Exception {
        Path csv = Files.writeString(folder.resolve("set.csv"), "name,wcet_us,period_us,priority\nT,1,10,1\n");
        Path design = folder.resolve("set.takt");
        assertEquals(0, Ran.takt("import", csv, "-o", design).code());
        Ran ran = Ran.takt("simulate", design, "--for", "13 s", "--format", "json");
        assertTrue(ran.out().contains("\"complete\": true"), ran.out());
        assertTrue(ran.out().contains("\"events\": 6500000"), ran.out());
        assertTrue(ran.out().contains("\"completed\": 1300000"), ran.out());
        assertTrue(ran.out().contains("\"worstFromReleaseNs\": 1000"), ran.out());
    }
}
