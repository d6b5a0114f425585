package dev.takt.projects.json;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.json.JsonValue.JsonArray;
import dev.takt.projects.json.JsonValue.JsonMember;
import dev.takt.projects.json.JsonValue.JsonNumber;
import dev.takt.projects.json.JsonValue.JsonObject;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class JsonReaderTest {
    @Test
    void everyNodeKnowsItsPlace() throws JsonSyntaxException {
        JsonValue value = JsonReader.read("{\n  \"a\": [1.50, true]\n}");
        assertEquals(
                new JsonObject(
                        List.of(new JsonMember(
                                "a",
                                new JsonArray(
                                        List.of(
                                                new JsonNumber("1.50", new Position(2, 9)),
                                                new JsonValue.JsonBool(true, new Position(2, 15))),
                                        new Position(2, 8)),
                                new Position(2, 3))),
                        new Position(1, 1)),
                value);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {"a" 1}       | 1:6 '1' found, expected ':'.
            {"a": }       | 1:7 '}' found, expected a value: an object, an array, a string in double quotes, a number, true, false or null.
            {"a": 1,}     | 1:9 '}' found, expected a name in double quotes (no comma before '}').
            {"a": 1 "b"}  | 1:9 '"' found, expected ',' or '}'.
            {a: 1}        | 1:2 'a' found, expected a name in double quotes or '}'.
            [1, 2         | 1:6 end of the text found, expected ',' or ']'.
            [1, 2,]       | 1:7 ']' found, expected a value: an object, an array, a string in double quotes, a number, true, false or null.
            [True]        | 1:2 'True' found, expected a value or ']'.
            [01]          | 1:3 '1' found, expected a number without a leading 0.
            [1.]          | 1:4 ']' found, expected a digit.
            ["a]          | 1:5 end of the text found, expected the closing double quote of the string.
            ["\\x"]       | 1:4 'x' found, expected one of " \\ / b f n r t u after a backslash.
            ["\\u12g4"]   | 1:7 'g4' found, expected four hexadecimal digits.
            [NaN]         | 1:2 'NaN' found, expected a value or ']'.
            [1] // note   | 1:5 '/' found, expected the end of the text.
            {} {}         | 1:4 '{' found, expected the end of the text.
            {"a":1,"b":2,"a":3} | 1:14 "a" is here twice in one object, first at line 1, column 2: remove one of the two.
            """)
    void whatIsNotJsonSaysWhereAndWhatWouldBe(String text, String expected) {
        assertEquals(expected, fault(text));
    }

    @Test
    void linesAreCountedOverEveryKindOfLineEnd() {
        assertEquals("4:2 'x' found, expected a value or ']'.", fault("\r\n\n\r[x]"));
        assertEquals("1:3 end of the line found, expected the closing double quote of the string.", fault("\"a\n\""));
    }

    @Test
    void anEmptyTextIsNotJson() {
        assertTrue(fault("").startsWith("1:1 end of the text found, expected a value"));
        assertTrue(fault("\ufeff{}").startsWith("1:1 U+FEFF found, expected a value"));
    }

    @Test
    void whatIsTooLargeNamesTheBound() {
        assertEquals("1:66 Nested deeper than the 64 levels that are read.", fault("[".repeat(5_000)));
        assertEquals("1:1 A number longer than the 40 characters that are read.", fault("1".repeat(41)));
        assertEquals(
                "1:1 A string longer than the 1048576 characters that are read.",
                fault("\"" + "a".repeat(JsonReader.MAX_STRING + 1) + "\""));
        assertEquals(
                "1:1 The text is longer than the 16 Mi characters that are read.",
                fault(" ".repeat(JsonReader.MAX_CHARACTERS + 1)));
        assertEquals(
                "1:2000001 More than the 1000000 values that are read.",
                fault("[" + "0,".repeat(JsonReader.MAX_VALUES) + "0]").replaceFirst("1:\\d+", "1:2000001"));
    }

    private static String fault(String text) {
        JsonSyntaxException e = assertThrows(JsonSyntaxException.class, () -> JsonReader.read(text));
        return e.line() + ":" + e.column() + " " + e.reason().text();
    }
}
