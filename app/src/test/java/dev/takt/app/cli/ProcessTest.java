package dev.takt.app.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.sample.Samples;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardWatchEventKinds;
import java.nio.file.WatchService;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The command line as a process: exit codes and what it loads. */
@Tag("process")
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
        Path design = sample(folder);
        try (WatchService watch = folder.getFileSystem().newWatchService()) {
            folder.register(watch, StandardWatchEventKinds.ENTRY_CREATE);
            Process process = TaktProcess.of("simulate", "--for", "3min", "--csv", folder.resolve("events.csv"), design)
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

    /** Two thousand million arrivals are due: whoever stops such a run is told what was played of it. */
    @Test
    void aStoppedSimulationTellsWhatItHas(@TempDir Path folder) throws Exception {
        Path design = sample(folder);
        Path trace = folder.resolve("run.trace");
        Ran ran = stopped("simulate", "--for", "100000s", "--format", "json", "--trace", trace, design);

        assertEquals(130, ran.code());
        assertTrue(ran.err().endsWith("Ending with what there is.\n"), ran.err());
        assertTrue(
                ran.out().contains("\"complete\": false") && ran.out().contains("\"stoppedBy\": \"stopped\""),
                ran.out());
        assertEquals(0, TaktProcess.of("trace", design, trace).run().code());
    }

    @Test
    void aStoppedSearchTellsWhatItHasFound(@TempDir Path folder) throws Exception {
        Path scenario = folder.resolve("worst.json");
        Ran ran = stopped("search", "--runs", "1000000", "--format", "json", "-o", scenario, sample(folder));

        assertEquals(130, ran.code());
        assertTrue(ran.err().contains("Ending with what there is.\n"), ran.err());
        assertTrue(ran.out().startsWith("{") && ran.out().endsWith("}\n"), ran.out());
        assertTrue(Files.exists(scenario), ran.err());
    }

    private static Path sample(Path folder) throws IOException {
        return Files.writeString(
                folder.resolve("design.takt"),
                Samples.byId("motor-control").orElseThrow().text());
    }

    /** Stops a command as soon as it says how far it is. */
    private static Ran stopped(Object... words) throws Exception {
        Process process = TaktProcess.of(words).start();
        CompletableFuture<String> out = CompletableFuture.supplyAsync(() -> text(process.getInputStream()));
        StringBuilder err = new StringBuilder();
        try (BufferedReader lines = process.errorReader(StandardCharsets.UTF_8)) {
            boolean stopped = false;
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                err.append(line).append('\n');
                if (!stopped && line.contains(" %")) {
                    // by its handle, as a process that is destroyed has its streams closed
                    process.toHandle().destroy();
                    stopped = true;
                }
            }
        }
        return new Ran(process.waitFor(), out.get(), err.toString());
    }

    private static String text(InputStream in) {
        try (in) {
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
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
