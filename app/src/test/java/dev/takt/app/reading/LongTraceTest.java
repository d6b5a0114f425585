package dev.takt.app.reading;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.DiskTrouble;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.TraceBytes;
import dev.takt.sim.trace.TraceFormatException;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace that is too long for memory is the same from its file, and what stands in its way is said. */
class LongTraceTest {
    private static final long EVENTS = RunLimit.MOST_EVENTS + 100_000;
    private static final Project DESIGN =
            Samples.byId("motor-control").orElseThrow().project();

    @TempDir
    private static Path shared;

    @TempDir
    private Path folder;

    private static Path file = Path.of("");
    private static Simulated run;

    @BeforeAll
    static void write() throws IOException {
        Machine machine = Machine.of(DESIGN, ShippedCatalogue.get()).orElseThrow();
        RunLimit limit = RunLimit.of(DESIGN)
                .withForNs(Long.MAX_VALUE)
                .withMaxEvents(EVENTS)
                .withSeed(3);
        run = Simulated.of(machine, limit, Progress.NONE);
        file = shared.resolve("long.takt-trace");
        try (OutputStream out = Files.newOutputStream(file)) {
            TraceBytes.write(run.trace(), out);
        }
    }

    @Test
    void itSaysWhatTheRunInMemorySaid() throws IOException {
        RecordedTrace read = RecordedTrace.open(file, folder, Progress.NONE);
        assertTrue(read.isWhole());
        assertTrue(read.trace().bytes() < 1_000_000, read.trace().bytes() + " bytes of memory");
        assertArrayEquals(TraceBytes.of(run.trace()), TraceBytes.of(read.trace()));
        Machine machine = Machine.of(DESIGN, ShippedCatalogue.get()).orElseThrow();
        Simulated seen = Simulated.of(machine, RunLimit.of(DESIGN).withRecorded(Optional.of(read)), Progress.NONE);
        assertEquals(
                List.of(run.metrics(), run.stacks(), run.chains(), run.findings(), run.load()),
                List.of(seen.metrics(), seen.stacks(), seen.chains(), seen.findings(), seen.load()));
    }

    @Test
    void aRunThatIsKeptInAFileIsTheSameRun() {
        Machine machine = Machine.of(DESIGN, ShippedCatalogue.get()).orElseThrow();
        RunLimit limit = RunLimit.of(DESIGN)
                .withForNs(Long.MAX_VALUE)
                .withSeed(3)
                .withScratch(folder)
                .withMaxEvents(EVENTS);
        Simulated kept = Simulated.of(machine, limit, Progress.NONE);
        assertArrayEquals(TraceBytes.of(run.trace()), TraceBytes.of(kept.trace()));
        assertEquals(run.metrics(), kept.metrics());
    }

    @Test
    void aFileThatIsCutOffIsToldWithTheByteAtWhichItShows() throws IOException {
        Path cut = Files.copy(file, folder.resolve("cut.takt-trace"));
        long length = Files.size(file) - 1_000;
        try (FileChannel channel = FileChannel.open(cut, StandardOpenOption.WRITE)) {
            channel.truncate(length);
        }
        Path scratch = folder.resolve("scratch");
        TraceFormatException refused =
                assertThrows(TraceFormatException.class, () -> RecordedTrace.open(cut, scratch, Progress.NONE));
        assertTrue(
                refused.getMessage().startsWith("The trace ends early")
                        && refused.getMessage().replaceAll("\\D", "").equals(Long.toString(length)),
                refused.getMessage());
    }

    @Test
    void aCacheThatCannotBeWrittenIsNamed() throws IOException {
        Path inTheWay = Files.writeString(folder.resolve("cache"), "mine");
        IOException trouble = assertThrows(IOException.class, () -> RecordedTrace.open(file, inTheWay, Progress.NONE));
        assertTrue(DiskTrouble.words(trouble).text().contains(inTheWay.toString()), trouble.toString());
    }

    @Test
    void aShortOneNeedsNoFile() throws IOException {
        Machine machine = Machine.of(DESIGN, ShippedCatalogue.get()).orElseThrow();
        Simulated few = Simulated.of(machine, RunLimit.of(DESIGN), Progress.NONE);
        Path small = folder.resolve("short.takt-trace");
        Files.write(small, TraceBytes.of(few.trace()));
        Path scratch = folder.resolve("scratch");
        assertTrue(RecordedTrace.open(small, scratch, Progress.NONE).isWhole());
        try (Stream<Path> left = Files.list(folder)) {
            assertEquals(List.of(small), left.toList());
        }
    }
}
