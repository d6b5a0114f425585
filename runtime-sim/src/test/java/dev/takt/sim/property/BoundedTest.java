package dev.takt.sim.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.model.Activation;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunState;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Designs without an end in sight end in words: periods that come round in no time a long can hold, tasks that release each other in a circle. */
class BoundedTest {
    /** Primes near 10^9: two of them come round after 10^18 ns, three after more than a long holds. */
    private static final long[] PRIMES = {999_999_937L, 999_999_929L, 999_999_893L, 999_999_883L, 999_999_797L};

    /** Each takes this many thousandths of its period, the first the rest up to the whole. */
    private static Design primes(Design design, long permille, boolean whole) {
        Design primes = design;
        for (int i = 0; i < PRIMES.length; i++) {
            long work = PRIMES[i] / 1_000 * permille;
            primes = primes.periodic("t" + i, PRIMES.length - i, PRIMES[i], 0, Do.compute(Math.max(1, work)));
        }
        return whole
                ? primes.periodic("rest", 0, 1_000_000_000, 0, Do.compute(1_000_000_000 - 5 * permille * 1_000_000))
                : primes;
    }

    @Test
    void periodsThatNeverComeRoundAreAnalysed() {
        for (long permille : List.of(10L, 190L, 199L)) {
            for (Design design : List.of(
                    primes(Design.generic(), permille, false),
                    primes(Design.generic().nonPreemptive(), permille, false),
                    primes(Design.generic().edf(), permille, false),
                    primes(Design.generic().edf().nonPreemptive(), permille, false))) {
                for (ContextAnalysis said : analysed(design).contexts()) {
                    assertTrue(said.bound() instanceof Bound.Known, permille + " thousandths: " + said);
                }
            }
        }
    }

    /** At about all of the core's time a busy period may last for ages: a bound, or words. */
    @Test
    void periodsThatNeverComeRoundAtFullLoadEndInWords() {
        for (Design design : List.of(
                primes(Design.generic(), 199, true),
                primes(Design.generic().nonPreemptive(), 199, true),
                primes(Design.generic().edf(), 199, true),
                primes(Design.generic().edf().nonPreemptive(), 199, true))) {
            analysed(design).contexts().forEach(BoundedTest::assertInWords);
        }
    }

    @Test
    void tasksThatReleaseEachOtherInACircleEnd() {
        Design design = Design.generic()
                .task("begin", 3, new Activation.Periodic(1_000_000, 0, 0), Do.compute(10), Do.spawn("a"))
                .task("a", 2, new Activation.Spawned(), Do.compute(10), Do.spawn("b"))
                .task("b", 1, new Activation.Spawned(), Do.compute(10), Do.spawn("a"), Do.spawn("a"))
                .deadline("a", 1_000_000)
                .deadline("b", 1_000_000);
        analysed(design).contexts().forEach(BoundedTest::assertInWords);
        Run run = design.start(1);
        RunState state = run.advance(Limit.until(Long.MAX_VALUE / 2).withMaxEvents(100_000), Progress.NONE);
        assertEquals(RunState.EVENTS_REACHED, state);
        assertTrue(Metrics.of(run.trace()).contexts().get(1).jobs() > 1_000);
    }

    /** No time passes in the circle: it is cut and said. */
    @Test
    void aCircleInWhichNoTimePassesIsCut() {
        Design design = Design.generic()
                .task("a", 2, new Activation.Startup(), Do.spawn("b"))
                .task("b", 2, new Activation.Spawned(), Do.spawn("c"))
                .task("c", 2, new Activation.Spawned(), Do.spawn("b"));
        Run run = design.start(1);
        RunState state = run.advance(Limit.until(1_000_000_000).withMaxEvents(1_000_000), Progress.NONE);
        assertEquals(RunState.TIME_REACHED, state);
        Trace trace = run.trace();
        assertTrue(trace.size() < 1_000_000);
        long cut = IntStream.range(0, trace.size())
                .filter(e -> trace.kind(e) == EventKind.LIVELOCK)
                .count();
        assertTrue(cut > 0, "said nowhere");
    }

    private static void assertInWords(ContextAnalysis said) {
        switch (said.bound()) {
            case Bound.Known known -> assertTrue(known.ns() > 0, said.toString());
            case Bound.Unbounded unbounded ->
                assertFalse(unbounded.reason().text().isBlank(), said.toString());
            case Bound.NotApplicable none -> assertFalse(none.reason().text().isBlank(), said.toString());
        }
    }

    private static AnalysisResult analysed(Design design) {
        return Analysis.of(design.machine(), Progress.NONE);
    }
}
