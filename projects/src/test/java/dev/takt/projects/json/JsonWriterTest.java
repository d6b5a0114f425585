package dev.takt.projects.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class JsonWriterTest {
    @Test
    void oneMemberOrElementALine() {
        JsonValue value = Json.object()
                .put("name", "a \"b\" \\ \n \u0001 \ud83d\ude00 \ud83d")
                .put("list", Json.array(Json.number(1), Json.bool(true), Json.nothing()))
                .put("none", Json.object())
                .put("empty", Json.array())
                .build();
        assertEquals("""
                {
                  "name": "a \\"b\\" \\\\ \\n \\u0001 \ud83d\ude00 \ufffd",
                  "list": [
                    1,
                    true,
                    null
                  ],
                  "none": {},
                  "empty": []
                }
                """, JsonWriter.write(value));
    }

    @Test
    void whatIsWrittenIsReadBackAndWrittenTheSame() throws JsonSyntaxException {
        SplittableRandom random = new SplittableRandom(4711);
        for (int i = 0; i < 2_000; i++) {
            JsonValue value = value(random, 0);
            String text = JsonWriter.write(value);
            JsonValue read = JsonReader.read(text);
            assertTrue(value.same(read), text);
            assertEquals(text, JsonWriter.write(read));
        }
    }

    @Test
    void placesDoNotCountAndEverythingElseDoes() throws JsonSyntaxException {
        assertTrue(JsonReader.read("[1,2]").same(JsonReader.read(" [1, 2]")));
        assertFalse(JsonReader.read("[1,2]").same(JsonReader.read("[2,1]")));
        assertFalse(JsonReader.read("{\"a\":1}").same(JsonReader.read("{\"b\":1}")));
        assertFalse(JsonReader.read("1.0").same(JsonReader.read("1")));
    }

    private static JsonValue value(SplittableRandom random, int depth) {
        return switch (random.nextInt(depth > 4 ? 5 : 7)) {
            case 0 -> Json.nothing();
            case 1 -> Json.bool(random.nextBoolean());
            case 2 -> Json.number(random.nextLong() >> random.nextInt(64));
            case 3 ->
                new JsonValue.JsonNumber(random.nextInt(1000) + "." + random.nextInt(1000) + "e-7", Position.NONE);
            case 4 -> Json.string(string(random));
            case 5 -> array(random, depth);
            default -> object(random, depth);
        };
    }

    private static JsonValue array(SplittableRandom random, int depth) {
        List<JsonValue> elements = new ArrayList<>();
        for (int i = random.nextInt(5); i > 0; i--) {
            elements.add(value(random, depth + 1));
        }
        return Json.array(elements);
    }

    private static JsonValue object(SplittableRandom random, int depth) {
        Json.ObjectBuilder object = Json.object();
        for (int i = random.nextInt(5); i > 0; i--) {
            object.put(i + string(random), value(random, depth + 1));
        }
        return object.build();
    }

    private static String string(SplittableRandom random) {
        StringBuilder text = new StringBuilder();
        for (int i = random.nextInt(12); i > 0; i--) {
            text.appendCodePoint(random.nextInt(8) == 0 ? 0xE000 + random.nextInt(0x8000) : random.nextInt(0x80));
        }
        return text.toString();
    }
}
