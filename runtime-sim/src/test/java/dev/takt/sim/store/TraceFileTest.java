package dev.takt.sim.store;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.Simulation;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A trace in a file is the same trace as one in memory. */
class TraceFileTest {
    private static final long UNTIL = 1_000_000;

    @TempDir
    private Path folder;

    private static SimPlan plan() {
        Design design = Design.generic()
                .periodic("a", 3, 40, 0, Do.compute(1, 9))
                .periodic("b", 2, 70, 3, Do.compute(5, 20), Do.delay(7))
                .periodic("c", 1, 110, 0, Do.compute(30))
                .periodic("rare", 0, 900_000, 10, Do.compute(40));
        return PlanCompiler.compile(design.machine());
    }

    private static Run run(SimPlan plan, RunOptions options, long until) {
        Run run = Simulation.start(plan, options);
        run.advance(Limit.until(until), Progress.NONE);
        return run;
    }

    @Test
    void theTraceIsTheSameAsInMemory() throws IOException {
        SimPlan plan = plan();
        Trace inMemory = run(plan, RunOptions.ofSeed(3), UNTIL).trace();
        try (TraceFile file = TraceFile.create(folder.resolve("trace"))) {
            Trace inFile =
                    run(plan, RunOptions.ofSeed(3).withShelf(file), UNTIL).trace();
            assertTrue(inFile.size() > 100_000, "events: " + inFile.size());
            assertArrayEquals(TraceBytes.of(inMemory), TraceBytes.of(inFile));
            for (long instant = 0; instant < UNTIL; instant += UNTIL / 97) {
                assertEquals(inMemory.firstAt(instant), inFile.firstAt(instant));
            }
            // all but the chunk that is being written lies in the file
            assertTrue(file.size() > 10L * (inFile.size() - (1 << 14)), file.size() + " bytes");
            assertTrue(inFile.bytes() < 250_000, inFile.bytes() + " bytes of memory");
        }
    }

    @Test
    void runsThatGoOnFromASnapshotKeepWhatIsInTheFile() throws IOException {
        SimPlan plan = plan();
        byte[] whole = TraceBytes.of(run(plan, RunOptions.ofSeed(3), UNTIL).trace());
        try (TraceFile file = TraceFile.create(folder.resolve("trace"))) {
            Run first = run(plan, RunOptions.ofSeed(3).withShelf(file), UNTIL / 2);
            Run second = first.snapshot().resume();
            first.advance(Limit.until(UNTIL), Progress.NONE);
            second.advance(Limit.until(UNTIL), Progress.NONE);
            assertArrayEquals(whole, TraceBytes.of(first.trace()));
            assertArrayEquals(whole, TraceBytes.of(second.trace()));
        }
    }

    @Test
    void theFileIsNewAndGoesWithIt() throws IOException {
        Path path = folder.resolve("trace");
        try (TraceFile file = TraceFile.create(path)) {
            file.put(new byte[] {1, 2});
            file.close();
            assertThrows(UncheckedIOException.class, () -> file.put(new byte[1]));
        }
        assertFalse(Files.exists(path));
        Path other = Files.writeString(folder.resolve("mine"), "mine");
        assertThrows(FileAlreadyExistsException.class, () -> TraceFile.create(other));
        assertEquals("mine", Files.readString(other));
    }
}
