package dev.takt.projects.format;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.model.Unknown;
import dev.takt.projects.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

class ProjectFormatTest {
    private static final String SMALL = """
            {
              "takt": 1,
              "name": "blink",
              "target": "lm3s6965",
              "runtime": "rtic",
              "items": [
                {
                  "id": "led",
                  "kind": "task",
                  "name": "led",
                  "activation": {
                    "type": "periodic",
                    "period": "100 ms"
                  },
                  "priority": 1,
                  "body": [
                    {
                      "do": "compute",
                      "best": "1 us",
                      "worst": "2.5 us"
                    }
                  ]
                }
              ]
            }
            """;

    @Test
    void canonicalTextComesBackUnchanged() {
        assertEquals(SMALL, ProjectFormat.write(whole(SMALL)));
    }

    @Test
    void timesAreReadToTheNanosecond() {
        Task led = whole(SMALL).item(ItemId.of("led"), Task.class).orElseThrow();
        assertEquals(new Activation.Periodic(100_000_000, 0, 0), led.activation());
        assertEquals(List.of(new Step.Compute("", 1_000, 2_500, Distribution.UNIFORM)), led.body());
    }

    @Test
    void oneChangedPropertyIsOneChangedLine() {
        Project project = whole(SMALL);
        Task led = project.item(ItemId.of("led"), Task.class).orElseThrow();
        List<String> before = SMALL.lines().toList();
        List<String> after = ProjectFormat.write(project.withItem(led.withPriority(3)))
                .lines()
                .toList();
        assertEquals(before.size(), after.size());
        assertEquals(
                List.of("      \"priority\": 3,"),
                after.stream().filter(l -> !before.contains(l)).toList());
    }

    @Test
    void defaultsAreNotWritten() {
        String spelled = SMALL.replace(
                "\"priority\": 1,", "\"priority\": 1,\n      \"core\": 0,\n      \"overrun\": \"runtime\",");
        assertEquals(SMALL, ProjectFormat.write(whole(spelled)));
    }

    @Test
    void unknownFieldsSurviveInTheirPlaces() {
        String future = SMALL.replace(
                        "\"name\": \"led\",", "\"name\": \"led\",\n      \"colour\": {\n        \"hue\": 12\n      },")
                .replace("\"period\": \"100 ms\"", "\"period\": \"100 ms\",\n        \"phase/lock\": true")
                .replace(
                        "\"best\": \"1 us\",",
                        "\"best\": \"1 us\",\n          \"measured\": [\n            1\n          ],")
                .replace("\"runtime\": \"rtic\",", "\"runtime\": \"rtic\",\n  \"team\": \"drives\",");
        assertEquals(future, ProjectFormat.write(whole(future)));
    }

    @Test
    void unknownKindsOfItemsAndStepsSurvive() {
        String future = SMALL.replace(
                        "\"items\": [",
                        "\"items\": [\n    {\n      \"id\": \"cam\",\n      \"kind\": \"camera\",\n      \"lens\": 3\n    },")
                .replace(
                        "\"body\": [",
                        "\"body\": [\n        {\n          \"do\": \"dream\",\n          \"of\": \"sheep\"\n        },");
        Project project = whole(future);
        assertTrue(project.items().getFirst() instanceof Unknown);
        assertEquals(future, ProjectFormat.write(project));
    }

    @Test
    void everyErrorIsNamedWithLineColumnPathFoundAndAccepted() {
        String broken = SMALL.replace("\"100 ms\"", "100").replace("\"priority\": 1", "\"priority\": \"high\"");
        Opened opened = ProjectFormat.read(broken);
        assertEquals(
                List.of(
                        "13:19 /items/0/activation/period: found 100; accepted is a time with its unit, such as 250 us, 10 ms or 1.5 s.",
                        "15:19 /items/0/priority: found \"high\"; accepted is a whole number from 0 to 9999."),
                opened.problems().stream().map(ProjectFormatTest::line).toList());
        assertEquals(1, opened.project().orElseThrow().items().size());
    }

    /** What is wrong with an amount is a sentence of its own; it is not squeezed into the one about kinds of values. */
    @Test
    void amountsThatAreWrongAreNamedInOneSentence() {
        assertEquals(
                "13:19 /items/0/activation/period: \"-1 ms\" is negative: 0 or more is accepted.", saidOf("\"-1 ms\""));
        assertEquals(
                "13:19 /items/0/activation/period: \"1e308 s\" is no amount: write a number and a unit, such as 10 ms. Units: ns, us, ms, s, min, h.",
                saidOf("\"1e308 s\""));
        assertEquals(
                "13:19 /items/0/activation/period: \"9999999999999 h\" is too large: at most 9223372036.854775807 s is accepted.",
                saidOf("\"9999999999999 h\""));
    }

    private static String saidOf(String period) {
        return line(ProjectFormat.read(SMALL.replace("\"100 ms\"", period))
                .problems()
                .getFirst());
    }

    @Test
    void missingMembersAreNamed() {
        Opened opened = ProjectFormat.read("{\"takt\": 1}");
        assertEquals(
                List.of("name", "target", "runtime", "items"),
                opened.problems().stream().map(p -> line(p).split("\"")[1]).toList());
    }

    @Test
    void textThatIsNotJsonGivesNoProjectButThePlace() {
        Opened opened = ProjectFormat.read("{\n  \"takt\": 1,\n  oops\n}");
        assertTrue(opened.project().isEmpty());
        assertEquals(3, opened.problems().getFirst().line());
    }

    @Test
    void aNewerVersionIsNamedAndReadAsFarAsPossible() {
        Opened opened = ProjectFormat.read(SMALL.replace("\"takt\": 1", "\"takt\": 2"));
        assertEquals(
                "2:11 /takt: A newer Takt has written this file: its version is 2, this one reads version 1. What it does not know is kept and takes no part.",
                line(opened.problems().getFirst()));
        assertEquals("blink", opened.project().orElseThrow().name());
    }

    @Test
    void theSecondItemOfAnIdIsLeftOutAndNamed() {
        String led = SMALL.substring(SMALL.indexOf("    {\n      \"id\""), SMALL.indexOf("\n  ]\n}"));
        Opened opened = ProjectFormat.read(SMALL.replace(led, led + ",\n" + led));
        assertEquals(1, opened.project().orElseThrow().items().size());
        assertEquals(1, opened.problems().size());
    }

    private static Project whole(String text) {
        Opened opened = ProjectFormat.read(text);
        assertEquals(
                List.of(),
                opened.problems().stream().map(ProjectFormatTest::line).toList());
        return opened.project().orElseThrow();
    }

    private static String line(Problem problem) {
        return problem.line() + ":" + problem.column() + " " + problem.message().text();
    }
}
