package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.sample.Samples;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process: exit codes and what it loads. */
@Timeout(120)
class ProcessTest {
    @Test
    void exitCodeIsTheCommands() throws Exception {
        assertEquals(0, TaktProcess.of("samples").run().code());
        assertEquals(2, TaktProcess.of("check", "/no/such/file.takt").run().code());
    }

    @Test
    void commandLineNeedsNoJavafx() throws Exception {
        Ran ran = TaktProcess.withoutJavafx("targets").run();

        assertEquals(0, ran.code());
        assertTrue(ran.out().contains("stm32f405rg"), ran.out());
    }

    /** Stopped while it writes a file of some million lines. */
    @Test
    void stoppedRunLeavesWith130AndNoFile(@TempDir Path folder) throws Exception {
        Path design = Files.writeString(
                folder.resolve("design.takt"),
                Samples.byId("motor-control").orElseThrow().text());
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Process process = TaktProcess.of("simulate", "--for", "1h", "--csv", folder.resolve("events.csv"), design)
                    .start();
            watch.take();

            process.destroy();

            assertEquals(130, process.waitFor());
        }
        try (Stream<Path> files = Files.list(folder)) {
            assertEquals(
                    List.of("design.takt"),
                    files.map(f -> f.getFileName().toString()).toList());
        }
    }

    @Test
    @Tag("ui")
    void aScreenThatIsNotThereIsSaidInWords() throws Exception {
        Ran ran = TaktProcess.of().runOn(":4711");
        assertEquals(2, ran.code());
        assertTrue(ran.out().contains("the screen that DISPLAY names (:4711) cannot be opened"), ran.out());
        assertFalse(ran.out().contains("\tat "), ran.out());
    }
}
