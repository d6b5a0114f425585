package dev.takt.sim.property;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunState;
import dev.takt.sim.Snapshot;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.metrics.Blame;
import dev.takt.sim.metrics.BlamePart;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.JobOutcome;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.SliceState;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import dev.takt.sim.trace.TraceNames.ContextName;
import dev.takt.sim.trace.Track;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What holds in every run of every design. A failure names the seed of its design. */
class AnyDesignTest {
    private static final int DESIGNS = Seeds.count(1500);
    private static final long UNTIL = 10_000_000;
    private static final Limit LIMIT = Limit.until(UNTIL).withMaxEvents(20_000);

    private interface Law {
        void check(long seed, Design design, Trace trace);
    }

    private static void forAll(long firstSeed, Law law) {
        long first = firstSeed + Seeds.first() - 1;
        for (long seed = first; seed < first + DESIGNS; seed++) {
            Design design = new RandomDesigns(seed).next();
            try {
                Run run = design.start(seed);
                run.advance(LIMIT, Progress.NONE);
                law.check(seed, design, run.trace());
            } catch (RuntimeException | AssertionError e) {
                throw new AssertionError("seed " + seed + ": " + e.getMessage(), e);
            }
        }
    }

    @Test
    void coresAreNeverInTwoStatesAndNoTimeIsLost() {
        forAll(1, (seed, design, trace) -> {
            Slices slices = Slices.of(trace);
            for (int core = 0; core < trace.names().cores().size(); core++) {
                Track track = slices.core(core);
                long sum = 0;
                long end = 0;
                for (int i = 0; i < track.size(); i++) {
                    assertEquals(end, track.start(i), "gap on core " + core);
                    end = track.end(i);
                    sum += track.end(i) - track.start(i);
                }
                assertEquals(trace.durationNs(), sum);
                long running = 0;
                for (ContextName context : trace.names().contexts()) {
                    if (context.core() == core) {
                        running += slices.context(context.index()).total(SliceState.RUNNING);
                    }
                }
                assertEquals(track.total(SliceState.RUNNING), running, "running on core " + core);
            }
            Metrics.of(trace, slices);
        });
    }

    @Test
    void noCoreIdlesWhileAContextOfItIsReady() {
        forAll(10_001, (seed, design, trace) -> {
            Slices slices = Slices.of(trace);
            for (ContextName context : trace.names().contexts()) {
                Track track = slices.context(context.index());
                Track core = slices.core(context.core());
                for (int i = 0; i < track.size(); i++) {
                    if (track.state(i) == SliceState.READY) {
                        for (int k = core.at(track.start(i)); k < core.size() && core.start(k) < track.end(i); k++) {
                            boolean barred = design.isEdf() && heldByAnother(trace, slices, context.index(), core, k);
                            assertTrue(
                                    core.state(k) != SliceState.IDLE || barred,
                                    context.name() + " is ready at " + track.start(i) + " but its core idles");
                        }
                    }
                }
            }
        });
    }

    /** Under the stack resource policy a ceiling bars others from starting, also while its holder waits. */
    private static boolean heldByAnother(Trace trace, Slices slices, int context, Track core, int slice) {
        return trace.names().resources().stream()
                .map(r -> slices.holder(r.index()))
                .anyMatch(held -> {
                    int at = held.at(core.start(slice));
                    return at < held.size() && held.start(at) < core.end(slice) && held.context(at) != context;
                });
    }

    @Test
    void aResourceHasOneHolder() {
        forAll(20_001, (seed, design, trace) -> {
            int[] holder = new int[trace.names().things().size()];
            Arrays.fill(holder, -1);
            long time = 0;
            for (int i = 0; i < trace.size(); i++) {
                assertTrue(trace.time(i) >= time, "time goes back");
                time = trace.time(i);
                if (trace.kind(i) == EventKind.LOCK) {
                    assertEquals(-1, holder[trace.other(i)], "two holders at " + time);
                    holder[trace.other(i)] = trace.context(i);
                } else if (trace.kind(i) == EventKind.UNLOCK) {
                    assertEquals(holder[trace.other(i)], trace.context(i), "not the holder at " + time);
                    holder[trace.other(i)] = -1;
                }
            }
        });
    }

    @Test
    void everyJobArrivesIsReleasedStartsAndEndsInThatOrder() {
        forAll(30_001, (seed, design, trace) -> {
            int contexts = trace.names().contexts().size();
            long[] arrived = new long[contexts];
            long[] current = new long[contexts];
            Arrays.fill(current, -1);
            for (int i = 0; i < trace.size(); i++) {
                int context = trace.context(i);
                switch (trace.kind(i)) {
                    case ARRIVAL -> assertEquals(arrived[context]++, trace.job(i));
                    case START -> {
                        assertEquals(-1, current[context], "two jobs at once at " + trace.time(i));
                        current[context] = trace.job(i);
                    }
                    case RESUME, PREEMPT, BLOCK, SUSPEND -> assertEquals(current[context], trace.job(i));
                    case COMPLETE -> {
                        assertEquals(current[context], trace.job(i));
                        current[context] = -1;
                    }
                    case ABORT -> current[context] = current[context] == trace.job(i) ? -1 : current[context];
                    default -> {}
                }
            }
        });
    }

    @Test
    void theCausesOfAResponseSumToIt() {
        forAll(50_001, (seed, design, trace) -> {
            Slices slices = Slices.of(trace);
            for (ContextName context : trace.names().contexts()) {
                Jobs jobs = slices.jobs(context.index());
                for (int i = 0; i < Math.min(20, jobs.size()); i++) {
                    if (jobs.outcome(i) == JobOutcome.COMPLETED) {
                        long at = jobs.arrival(i);
                        for (BlamePart part : Blame.of(trace, slices, context.index(), jobs.number(i))) {
                            assertEquals(at, part.startNs());
                            at = part.endNs();
                        }
                        assertEquals(jobs.finish(i), at);
                    }
                }
            }
        });
    }

    @Test
    void aRunInPiecesIsTheSameRun() {
        forAll(40_001, (seed, design, trace) -> {
            Run pieces = design.start(seed);
            RunState state = RunState.TIME_REACHED;
            for (long until = 0; until <= UNTIL && state == RunState.TIME_REACHED; until += UNTIL / 10) {
                state = pieces.advance(LIMIT.withUntilNs(until), Progress.NONE);
            }
            assertArrayEquals(TraceBytes.of(trace), TraceBytes.of(pieces.trace()));
        });
    }

    /** Snapshots are taken while the run goes on; each is resumed twice, after the run that it was taken of has ended. */
    @Test
    void aRunThatGoesOnFromASnapshotIsTheSameRun() {
        forAll(60_001, (seed, design, trace) -> {
            Run whole = design.start(seed);
            List<Snapshot> snapshots = new ArrayList<>();
            RunState state = RunState.TIME_REACHED;
            for (long until = 0; until <= UNTIL && state == RunState.TIME_REACHED; until += UNTIL / 5) {
                state = whole.advance(LIMIT.withUntilNs(until), Progress.NONE);
                snapshots.add(whole.snapshot());
            }
            byte[] expected = TraceBytes.of(trace);
            for (Snapshot snapshot : snapshots) {
                assertTrue(snapshot.nowNs() <= UNTIL);
                for (int i = 0; i < 2; i++) {
                    Run resumed = snapshot.resume();
                    if (resumed.trace().size() < LIMIT.maxEvents()) {
                        resumed.advance(LIMIT, Progress.NONE);
                    }
                    assertArrayEquals(expected, TraceBytes.of(resumed.trace()));
                }
            }
        });
    }
}
