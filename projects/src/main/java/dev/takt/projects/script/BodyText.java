package dev.takt.projects.script;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.json.JsonReader;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The language of bodies. A line is a step: its tag, what it needs, what it may have, and in braces what is inside it.
 *
 * <pre>
 * compute 40 us .. 120 us "filter"
 * lock Bus {
 *     transfer I2C1 6 dma read
 * }
 * branch 5 % {
 *     notify Alarm
 * } else {
 *     delay 1 ms
 * }
 * </pre>
 *
 * Which words a step takes follows from the properties of its form, so a new form of step needs nothing here. Items stand by their name, in quotation marks where it is
 * no plain word, or as {@code #id} where the name would not find them. A step of a kind, or with a field, that this version does not know is the JSON of the file.
 */
public final class BodyText {
    /** No body needs as many characters; more is most likely not meant to be one. */
    public static final int MAX_CHARACTERS = 1 << 20;

    /** So many steps can be around one in a file that can still be read: each is an object in a list, inside a list of items. */
    static final int MAX_NESTING = (JsonReader.MAX_DEPTH - 4) / 2 - 1;

    private BodyText() {}

    /** The text of a body; {@link #read} gives the same steps back. */
    public static String of(List<Step> body, Project project) {
        return new BodyWriter(new Names(project)).write(body);
    }

    /** What a text says, among the items of a design. */
    public static ReadBody read(String text, Project project) {
        if (text.length() > MAX_CHARACTERS) {
            return new ReadBody(List.of(), List.of(new Mistake(1, 1, text("script.long", MAX_CHARACTERS))));
        }
        List<Mistake> mistakes = new ArrayList<>();
        String lines = text.replace("\r\n", "\n").replace('\r', '\n');
        List<Step> steps = new BodyReader(lines, new Names(project), mistakes).body();
        return new ReadBody(steps, firstOfEachLine(mistakes));
    }

    /** What else is wrong with a line is most often a consequence. */
    private static List<Mistake> firstOfEachLine(List<Mistake> mistakes) {
        Map<Integer, Mistake> first = new TreeMap<>();
        mistakes.forEach(m -> first.merge(m.line(), m, (a, b) -> a.column() <= b.column() ? a : b));
        return List.copyOf(first.values());
    }
}
