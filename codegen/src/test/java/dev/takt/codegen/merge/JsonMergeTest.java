package dev.takt.codegen.merge;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import org.junit.jupiter.api.Test;

class JsonMergeTest {
    private static final String LAST = """
            {
              "version": "2.0.0",
              "tasks": [
                {
                  "label": "build firmware",
                  "args": ["build", "--locked"]
                }
              ]
            }
            """;

    private static String merged(String ours, String present) throws Unmergeable {
        String text = Merge.merged(".vscode/tasks.json", LAST, ours, present);
        assertEquals(text, Merge.merged(".vscode/tasks.json", ours, ours, text), "a second time changes nothing");
        return text;
    }

    @Test
    void membersAndCommentsOfTheUserStay() throws Unmergeable {
        assertEquals("""
                {
                  // mine
                  "version": "2.1.0",
                  "problem": true, /* too */
                  "tasks": [
                    {
                      "label": "build firmware",
                      "args": ["build", "--locked", "--quiet"]
                    },
                    { "label": "mine" },
                  ],
                }
                """, merged(LAST.replace("2.0.0", "2.1.0"), """
                {
                  // mine
                  "version": "2.0.0",
                  "problem": true, /* too */
                  "tasks": [
                    {
                      "label": "build firmware",
                      "args": ["build", "--locked", "--quiet"]
                    },
                    { "label": "mine" },
                  ],
                }
                """));
    }

    @Test
    void newMembersStandBehindTheirNeighbour() throws Unmergeable {
        String ours = LAST.replace(
                "\"args\": [\"build\", \"--locked\"]",
                "\"type\": \"shell\",\n      \"args\": [\"build\", \"--locked\"]");
        assertEquals(
                ours.replace("]\n}", "],\n  \"mine\": 1\n}"),
                merged(ours, LAST.replace("]\n}", "],\n  \"mine\": 1\n}")));
    }

    @Test
    void whatIsNoLongerOursGoes() throws Unmergeable {
        String ours = "{\n  \"version\": \"2.0.0\"\n}\n";
        assertEquals(
                "{\n  \"version\": \"2.0.0\",\n  \"mine\": {}\n}\n",
                merged(ours, LAST.replace("]\n}", "],\n  \"mine\": {}\n}")));
        assertEquals(
                "{\n  \"mine\": {},\n  \"version\": \"2.0.0\"\n}\n",
                merged(ours, LAST.replace("{\n  \"version", "{\n  \"mine\": {},\n  \"version")));
    }

    @Test
    void emptyObjectIsFilled() throws Unmergeable {
        assertEquals(
                "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": 2\n  }\n}",
                Merge.merged("x.json", "", "{\n  \"a\": 1,\n  \"b\": {\n    \"c\": 2\n  }\n}\n", "{}"));
    }

    @Test
    void whatIsNoJsonIsRefused() {
        assertThrows(Unmergeable.class, () -> merged(LAST.replace("2.0.0", "3"), "{ \"version\" \"2\" }"));
    }
}
