package dev.takt.sim.search;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.units.Parsed;
import dev.takt.sim.plan.Choice;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Scenarios as text. */
class ScenarioTextTest {
    private static final String TEXT = """
            {
              "schema": "takt.scenario/1",
              "seed": -7,
              "shorter": true,
              "forNs": 500,
              "shows": {
                "item": "b",
                "job": 3,
                "responseNs": 41
              },
              "items": [
                {
                  "item": "a",
                  "firstArrivalNs": 12,
                  "gaps": [
                    {
                      "gap": 2,
                      "extraNs": 9
                    }
                  ],
                  "jobs": [
                    {
                      "job": 0,
                      "jitterNs": 4
                    },
                    {
                      "job": 5,
                      "steps": [
                        {
                          "step": 1,
                          "branch": false
                        },
                        {
                          "step": 2,
                          "workNs": 88
                        }
                      ]
                    }
                  ]
                }
              ]
            }
            """;

    private static final ItemId A = ItemId.of("a");
    private static final ScenarioFile FILE = new ScenarioFile(
            new Scenario(
                    -7,
                    true,
                    List.of(
                            new Change(A, Choice.FIRST_ARRIVAL, 0, 0, 12),
                            new Change(A, Choice.GAP, 2, 0, 9),
                            new Change(A, Choice.JITTER, 0, 0, 4),
                            new Change(A, Choice.BRANCH, 5, 1, 0),
                            new Change(A, Choice.WORK, 5, 2, 88))),
            ItemId.of("b"),
            3,
            41,
            500);

    @Test
    void writtenItemByItemAndJobByJob() {
        assertEquals(TEXT, ScenarioText.write(FILE));
    }

    @Test
    void readAsItWasWritten() {
        assertEquals(new Parsed.Ok<>(FILE), ScenarioText.read(TEXT));
    }

    @Test
    void unknownMembersAreSkipped() {
        String newer = TEXT.replace("\"seed\": -7,", "\"seed\": -7, \"mood\": \"good\",");

        assertEquals(new Parsed.Ok<>(FILE), ScenarioText.read(newer));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "-7 | x | line 3, column 11",
                "-7 | 1.5 | line 3, column 11: \"seed\" is missing or not what a scenario has there.",
                "12 | -12 | line 14, column 25: \"firstArrivalNs\"",
                "\"a\" | \"A\" | line 13, column 15: \"item\"",
                "88 | true | line 35, column 25: \"workNs\"",
                "takt.scenario/1 | takt.scenario/9 | takt.scenario/1",
            })
    void wrongTextNamesThePlace(String from, String to, String words) {
        Parsed<ScenarioFile> read = ScenarioText.read(TEXT.replace(from, to));

        String message = assertInstanceOf(Parsed.Wrong.class, read).message().text();
        assertEquals(words, message.contains(words) ? words : message);
    }
}
