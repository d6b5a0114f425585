package dev.takt.sim.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Expiry;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.RunState;
import dev.takt.sim.Simulation;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import dev.takt.sim.store.TraceFile;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Long runs that are copied for the greatest part are the runs that are played: across many blocks of memory or of a file, with rounds shorter and longer than a block, and events that do not fit the short form. */
class CopiedRoundsTest {
    private static final int EVENTS = 200_000;
    private static final List<Design> DESIGNS =
            List.of(shortRounds(), longRounds(), wideEvents(), underWay(), midSlice());

    @TempDir
    private Path folder;

    /** Rounds of 120 ns. */
    private static Design shortRounds() {
        return Design.generic()
                .periodic("a", 3, 40, 3, Do.compute(9))
                .periodic("b", 2, 60, 0, Do.compute(5), Do.delay(7), Do.compute(2))
                .periodic("c", 1, 120, 1, Do.compute(30));
    }

    /** Rounds of 7 * 11 * 13 * 17 * 10 ns, about 40 000 events each. */
    private static Design longRounds() {
        return Design.generic()
                .periodic("a", 4, 70, 0, Do.compute(9))
                .periodic("b", 3, 110, 5, Do.compute(20))
                .periodic("c", 2, 130, 0, Do.compute(20), Do.delay(4))
                .periodic("d", 1, 170, 0, Do.compute(30));
    }

    /** A deadline far away, a queue and jobs that are lost. */
    private static Design wideEvents() {
        return Design.on("esp32s3", "generic", 1)
                .queue("q", 2, FullPolicy.DROP_NEWEST)
                .periodic("a", 2, 40, 0, Do.compute(9), Do.raise("q"))
                .core("a", 1)
                .periodic("b", 1, 60, 0, Do.compute(5), Do.receive("q"), Do.compute(50))
                .deadline("b", 5_000_000_000L)
                .periodic("c", 0, 6_000, 10, Do.compute(40))
                .deadline("c", 1);
    }

    /** At each multiple of 120 ns a transfer with several interrupts is under way, a burst is not over, and a watchdog has just been fed. */
    private static Design underWay() {
        return Design.on("lm3s6965", "generic", 1)
                .clock(1_000_000_000)
                .cost("interrupt-entry", 1)
                .bus("bus", 1_000_000_000, 8)
                .watchdog("dog", 150, 100, Expiry.SYSTEM_RESET)
                .periodic("a", 2, 120, 95, Do.compute(2), Do.transfer("bus", 6, TransferMode.ASYNC))
                .task("b", 3, new Activation.Burst(3, 30, 120, 70), Do.compute(3))
                .periodic("c", 4, 120, 115, Do.compute(1), Do.feed("dog"), Do.compute(2));
    }

    /** At each multiple of 240 ns a slice is under way, which is interrupted before it ends. */
    private static Design midSlice() {
        return Design.generic()
                .slice(50)
                .periodic("a", 1, 240, 200, Do.compute(130))
                .periodic("b", 1, 240, 200, Do.compute(60))
                .periodic("h", 2, 240, 5, Do.compute(3));
    }

    private static Run start(Design design, int after) {
        return Simulation.start(
                PlanCompiler.compile(design.machine()), RunOptions.ofSeed(1).repeatingAfter(after));
    }

    private static Run run(Run run) {
        run.advance(Limit.until(Long.MAX_VALUE).withMaxEvents(EVENTS), Progress.NONE);
        return run;
    }

    @Test
    void inMemory() {
        for (Design design : DESIGNS) {
            Run copied = run(start(design, 1_000));
            Trace played = run(start(design, 0)).trace();
            assertTrue(copied.copiedEvents() > EVENTS / 4, copied.copiedEvents() + " copied");
            assertArrayEquals(TraceBytes.of(played), TraceBytes.of(copied.trace()));
            for (long instant = 0; instant < played.durationNs(); instant += played.durationNs() / 97) {
                assertEquals(played.firstAt(instant), copied.trace().firstAt(instant));
            }
        }
    }

    @Test
    void inAFile() throws IOException {
        for (Design design : DESIGNS) {
            SimPlan plan = PlanCompiler.compile(design.machine());
            Trace played = run(start(design, 0)).trace();
            Path path = folder.resolve("trace" + plan.hashCode());
            try (TraceFile file = TraceFile.create(path)) {
                Run copied = run(Simulation.start(plan, RunOptions.ofSeed(1).withShelf(file)));
                assertTrue(copied.copiedEvents() > EVENTS / 4, copied.copiedEvents() + " copied");
                assertArrayEquals(TraceBytes.of(played), TraceBytes.of(copied.trace()));
            }
        }
    }

    @Test
    void aRunGoesOnBehindWhatWasCopied() {
        Run copied = start(longRounds(), 1_000);
        Run played = start(longRounds(), 0);
        List<RunState> states = new ArrayList<>();
        for (int events = 30_000; events <= EVENTS; events += 34_000) {
            Limit limit = Limit.until(Long.MAX_VALUE).withMaxEvents(events);
            states.add(copied.advance(limit, Progress.NONE));
            assertEquals(played.advance(limit, Progress.NONE), states.getLast());
            assertEquals(played.nowNs(), copied.nowNs());
        }
        assertArrayEquals(TraceBytes.of(played.trace()), TraceBytes.of(copied.trace()));
    }

    /** Core 0 is reset every 150 ns and boots for 70 ns, in which jobs for it are lost; the state is found to recur while it does. */
    @Test
    void aCoreThatBootsGoesOnBooting() {
        SimPlan plan = PlanCompiler.compile(Design.on("esp32s3", "generic", 1)
                .watchdog("dog", 80, 0, Expiry.CORE_RESET)
                .task("f", 2, new Activation.Startup(), Do.feed("dog"))
                .task("t", 1, new Activation.Spawned(), Do.compute(3))
                .periodic("a", 1, 30, 5, Do.compute(1), Do.spawn("t"))
                .core("a", 1)
                .boot(70)
                .machine());
        RunOptions options = RunOptions.ofSeed(1);
        Run copied = run(Simulation.start(plan, new RunOptions(1, true, options.choices(), Optional.empty(), 1)));
        Run played = run(Simulation.start(plan, new RunOptions(1, true, options.choices(), Optional.empty(), 0)));
        assertTrue(copied.copiedEvents() > EVENTS / 2, copied.copiedEvents() + " copied");
        assertArrayEquals(TraceBytes.of(played.trace()), TraceBytes.of(copied.trace()));
    }

    /**
     * h gives the lock to w at 21 of each round, works across its end and locks again at 27: what it has handed over it waits for, until w gives it back at 29. In the last round, which is played, it still has to be
     * known that it was this very job of h that gave it.
     */
    @Test
    void whoGaveALockIsKnownBehindWhatWasCopied() {
        Design design = Design.generic()
                .resource("r", Protocol.INHERITANCE)
                .periodic(
                        "h",
                        2,
                        24,
                        16,
                        Do.lock("r", Do.compute(2), Do.delay(2), Do.compute(1)),
                        Do.compute(6),
                        Do.lock("r", Do.compute(1)))
                .periodic("w", 1, 24, 17, Do.lock("r", Do.compute(2)));
        Limit limit = Limit.until(24 * 1_000 + 10);
        Run copied = start(design, 100);
        copied.advance(limit, Progress.NONE);
        Run played = start(design, 0);
        played.advance(limit, Progress.NONE);
        assertTrue(copied.copiedEvents() > 10_000, copied.copiedEvents() + " copied");
        assertArrayEquals(TraceBytes.of(played.trace()), TraceBytes.of(copied.trace()));
        Set<EventKind> kinds = EnumSet.of(EventKind.BLOCK, EventKind.COMPLETE);
        assertTrue(design.csv(copied.trace(), kinds).endsWith("""
                23994,block,w,r
                24003,block,h,r
                24005,complete,w
                24006,complete,h
                """), design.csv(copied.trace(), kinds));
    }

    @Test
    void whoeverWaitsCanStopItBetweenBatches() {
        Run run = Simulation.start(
                PlanCompiler.compile(shortRounds().machine()),
                RunOptions.ofSeed(1).untraced());
        Progress impatient = new Progress() {
            @Override
            public void report(double share) {}

            @Override
            public boolean cancelled() {
                return run.copiedEvents() > 0;
            }
        };
        assertEquals(RunState.CANCELLED, run.advance(Limit.until(Long.MAX_VALUE), impatient));
        assertTrue(run.copiedEvents() < 1 << 21, run.copiedEvents() + " copied");
    }

    @Test
    void whatIsRandomIsPlayed() {
        Run run = run(start(shortRounds().periodic("d", 0, 120, 0, Do.compute(1, 5)), 1_000));
        assertEquals(0, run.copiedEvents());
    }
}
