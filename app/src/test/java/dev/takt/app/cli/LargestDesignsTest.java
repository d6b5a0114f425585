package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ProjectFiles;
import dev.takt.projects.json.JsonReader;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The largest designs that the bounds of files allow are read, checked and run; what is larger is refused in words. */
class LargestDesignsTest {
    private static final String HEAD =
            "{\"takt\": 1, \"name\": \"large\", \"target\": \"generic-1\", \"runtime\": \"generic\",\n\"items\": [";

    /** The design itself, its list of items, and the four words above. */
    private static final int VALUES_OF_HEAD = 6;

    /** Itself, id, kind and name. */
    private static final int VALUES_OF_NOTE = 4;

    /** Levels around the first body: the design, its items, the task, the body; each step in it adds itself and its own. */
    private static final int LEVELS_OF_BODY = 4;

    @TempDir
    private Path folder;

    private Path file(String text) throws Exception {
        return Files.writeString(folder.resolve("large.takt"), text);
    }

    private static String task(String body) {
        return "{\"id\": \"t\", \"kind\": \"task\", \"name\": \"t\", \"activation\": {\"type\": \"periodic\", \"period\": \"10 ms\"}, \"body\": "
                + body + "}";
    }

    private static String notes(int count) {
        StringBuilder text = new StringBuilder(HEAD);
        for (int i = 0; i < count; i++) {
            text.append(i == 0 ? "" : ",\n")
                    .append("{\"id\": \"n")
                    .append(i)
                    .append("\", \"kind\": \"note\", \"name\": \"\"}");
        }
        return text.append("]}").toString();
    }

    private static String nested(int steps) {
        return HEAD + task("[{\"do\": \"repeat\", \"count\": 1, \"body\": ".repeat(steps) + "[]" + "}]".repeat(steps))
                + "]}";
    }

    private static void isRead(Path file) {
        Ran checked = Ran.takt("check", file);
        assertEquals(0, checked.code(), () -> end(checked.out()));
        Ran run = Ran.takt("simulate", file, "--for", "100 ms");
        assertEquals(0, run.code(), () -> end(run.out()) + end(run.err()));
        assertTrue(run.out().contains("deadlines missed: 0"), () -> end(run.out()));
    }

    private static String end(String text) {
        return text.substring(Math.max(0, text.length() - 1_000));
    }

    private static void isRefused(Path file, String words) {
        for (String command : new String[] {"check", "simulate"}) {
            Ran ran = Ran.takt(command, file);
            assertEquals(2, ran.code(), command);
            assertTrue((ran.out() + ran.err()).contains(words), () -> command + ": " + end(ran.out()) + end(ran.err()));
        }
    }

    @Test
    void asManyItemsAsThereMayBeValuesAreReadCheckedAndRun() throws Exception {
        isRead(file(notes((JsonReader.MAX_VALUES - VALUES_OF_HEAD) / VALUES_OF_NOTE)));
    }

    @Test
    void aMillionItemsAreMoreThanIsRead() throws Exception {
        String text = HEAD + "{},\n".repeat(1_000_000 - 1) + "{}]}";
        isRefused(file(text), "More than the 1000000 values that are read.");
    }

    @Test
    void aBodyNestedAsDeepAsIsReadIsCheckedAndRun() throws Exception {
        int most = (JsonReader.MAX_DEPTH - LEVELS_OF_BODY) / 2;
        isRead(file(nested(most)));
        isRefused(file(nested(most + 1)), "Nested deeper than the 64 levels that are read.");
    }

    @Test
    void aBodyNestedTenThousandDeepIsRefused() throws Exception {
        isRefused(file(nested(10_000)), "Nested deeper than the 64 levels that are read.");
    }

    @Test
    void aFileOfTheLargestSizeIsReadAndOneByteMoreIsNot() throws Exception {
        String text = HEAD + task("[]") + "]}";
        isRead(file(text + " ".repeat((int) ProjectFiles.LARGEST_BYTES - text.length())));
        Path file = file(text);
        try (RandomAccessFile larger = new RandomAccessFile(file.toFile(), "rw")) {
            larger.setLength(ProjectFiles.LARGEST_BYTES + 1);
        }
        isRefused(file, "is 16777217 bytes long; project files are read up to 16777216 bytes.");
    }
}
