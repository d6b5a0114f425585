package dev.takt.app.reading;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.exchange.Recordings;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordingFilesTest {
    @TempDir
    private Path folder;

    private Recordings of(String file) {
        Task task = Task.blank(ItemId.of("a"), "a").withActivation(new Activation.Recorded(file));
        Project project = Project.blank("p", "generic-1", "generic").withItems(List.of(task));
        return RecordingFiles.of(project, folder.resolve("design.takt"));
    }

    private String reason(String file) {
        return of(file).reason(file).text();
    }

    @Test
    void aFileBesideTheDesignIsRead() throws Exception {
        Files.writeString(folder.resolve("edges.csv"), "time_us\n1\n2.5\n");
        assertEquals(
                List.of(1_000L, 2_500L),
                of("edges.csv").of("edges.csv").orElseThrow().instantsNs());
    }

    @Test
    void whatIsMissingWrongOrElsewhereIsNotReadAndSaysWhy() throws Exception {
        Files.writeString(folder.resolve("bad.csv"), "1 ms\nsoon\n");
        Files.write(folder.resolve("bytes.csv"), new byte[] {(byte) 0xff, (byte) 0xfe});
        assertEquals("there is no file \"none.csv\" beside the design", reason("none.csv"));
        assertTrue(
                reason("bad.csv").startsWith("\"bad.csv\" cannot be read: line 2: \"soon\" is no time"),
                reason("bad.csv"));
        assertTrue(reason("bytes.csv").contains("UTF-8"), reason("bytes.csv"));
        assertTrue(reason("../../etc/passwd").contains("is not beside the design"), reason("../../etc/passwd"));
        assertTrue(reason("/etc/passwd").contains("is not beside the design"), reason("/etc/passwd"));
        assertTrue(reason("").contains("there is no file"), reason(""));
        assertTrue(reason("a\0b").contains("cannot be read"), reason("a\0b"));
    }
}
