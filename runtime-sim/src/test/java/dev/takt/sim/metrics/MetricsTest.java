package dev.takt.sim.metrics;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.lock;
import static dev.takt.sim.design.Do.repeat;
import static dev.takt.sim.design.Do.send;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.export.TraceCsv;
import dev.takt.sim.trace.Slices;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** Figures worked out by hand. */
class MetricsTest {
    private static Design twoTasks() {
        return Design.generic()
                .periodic("low", 1, 20, 0, compute(6), compute(4))
                .periodic("high", 2, 10, 0, compute(2));
    }

    @Test
    void responsesLoadAndPreemptionsAreMeasured() {
        Design design = twoTasks();
        Metrics metrics = Metrics.of(design.run(39));
        // In each 20: high 0-2, low 2-10, high 10-12, low 12-14.
        assertEquals(
                new ContextMetrics(
                        0,
                        ItemId.of("low"),
                        "low",
                        2,
                        2,
                        0,
                        OptionalLong.of(14),
                        OptionalLong.of(14),
                        OptionalLong.of(14),
                        OptionalLong.of(14),
                        OptionalLong.of(2),
                        OptionalLong.of(0),
                        OptionalLong.of(0),
                        new Percentiles(
                                OptionalLong.of(14), OptionalLong.of(14), OptionalLong.of(14), OptionalLong.of(14)),
                        2,
                        0,
                        0,
                        0,
                        0,
                        20),
                metrics.contexts().get(0));
        assertEquals(
                List.of(new CoreMetrics(0, metrics.cores().get(0).name(), 28, 0, 0, 12, 700_000)), metrics.cores());
        assertEquals(0, metrics.misses());
    }

    @Test
    void percentilesAreNearestRanks() {
        long[] ns = LongStream.rangeClosed(1, 2000).map(i -> 2001 - i).toArray();
        assertEquals(
                new Percentiles(
                        OptionalLong.of(1000), OptionalLong.of(1800), OptionalLong.of(1980), OptionalLong.of(1998)),
                percentiles(ns));
        assertEquals(OptionalLong.empty(), percentiles(new long[0]).p50());
    }

    private static Percentiles percentiles(long[] ns) {
        Spread spread = new Spread();
        Arrays.stream(ns).forEach(spread::add);
        return Percentiles.of(to -> Arrays.stream(ns).forEach(to), spread);
    }

    @Test
    void percentilesOfManyAreThoseOfTheSortedOnes() {
        for (long seed = Seeds.first(); seed < Seeds.first() + 20; seed++) {
            Random random = new Random(seed);
            int bits = 1 + random.nextInt(62);
            long[] ns =
                    random.longs(70_000 + random.nextInt(5_000), 0, 1L << bits).toArray();
            long[] sorted = ns.clone();
            Arrays.sort(sorted);
            OptionalLong[] expected = new OptionalLong[4];
            int[] permille = {500, 900, 990, 999};
            for (int i = 0; i < permille.length; i++) {
                // the least that at least so many do not exceed
                int rank = (int) Math.ceil(permille[i] * (double) ns.length / 1000);
                expected[i] = OptionalLong.of(sorted[rank - 1]);
            }
            assertEquals(
                    new Percentiles(expected[0], expected[1], expected[2], expected[3]),
                    percentiles(ns),
                    "seed " + seed);
        }
    }

    @Test
    void loadIsToldWindowByWindow() {
        Slices slices = Slices.of(twoTasks().run(39));
        // In each 20: busy 0-14, idle 14-20.
        assertEquals(
                new LoadWindows(12, List.of(List.of(1_000_000L, 500_000L, 833_333L, 0L))),
                LoadWindows.of(slices, 1, 12));
    }

    /** 100 bytes of the lower handler and 40 of the upper one are in use together; the task has a stack of its own. */
    @Test
    void stackOfNestedHandlersAddsUp() {
        Design design = Design.generic()
                .periodic("task", 1, 100, 0, compute(50))
                .interrupt("low", 1, new Activation.Periodic(100, 10, 0), compute(10))
                .interrupt("high", 2, new Activation.Periodic(100, 15, 0), compute(10));
        assertEquals(List.of(new StackUse(0, 0, 0, 2)), StackUse.of(design.machine(), design.run(90)));
        Design rtic = Design.on("lm3s6965", "rtic", 1_000_000)
                .periodic("low", 1, 100_000_000, 0, compute(50_000_000))
                .periodic("high", 2, 100_000_000, 10_000_000, compute(5_000_000))
                .stack("low", 100)
                .stack("high", 40);
        assertEquals(List.of(new StackUse(0, 140, 10_000_000, 0)), StackUse.of(rtic.machine(), rtic.run(90)));
    }

    private static String words(List<Problem> problems) {
        StringBuilder text = new StringBuilder();
        for (Problem p : problems) {
            text.append(p.rule()).append(": ").append(p.message().text()).append('\n');
        }
        return text.toString();
    }

    @Test
    void findingsNameWhatWentWrong() {
        Design design = Design.generic()
                .periodic("late", 1, 10, 0, compute(15))
                .once("sender", 2, 0, repeat(3, send("q")))
                .queue("q", 1, FullPolicy.DROP_NEWEST);
        assertEquals("""
                run-miss: late missed its deadline in this run, first at 10 ns; misses: 2.
                run-overrun: late: a job arrived while the last one was unfinished, first at 10 ns; overruns: 2.
                run-overflow: An element was lost in the full channel q, first at 0 ns; lost: 2.
                """, words(RunFindings.of(design.machine(), design.run(25))));
    }

    @Test
    void aDeadlockIsNamedWithItsCycle() {
        Design design = Design.generic()
                .once("low", 1, 0, lock("a", compute(2), lock("b", compute(1))))
                .once("high", 2, 1, lock("b", compute(1), lock("a", compute(1))))
                .resource("a", Protocol.NONE)
                .resource("b", Protocol.NONE);
        assertEquals(
                "run-deadlock: At 3 ns these wait for each other for ever: low -> b -> high -> a -> low.\n",
                words(RunFindings.of(design.machine(), design.run(25))));
    }

    @Test
    void recordedArrivalsAreRefusedWithTheReason() {
        Design design = Design.generic().task("r", 1, new Activation.Recorded("arrivals.txt"), compute(1));
        List<Problem> problems = RunFindings.of(design.machine(), design.run(25));
        assertEquals(Severity.WARNING, problems.get(0).severity());
        assertEquals("run-recorded", problems.get(0).rule());
    }

    @Test
    void tracesAreWrittenAsTable() throws IOException {
        Design design = Design.generic().once("a", 1, 2, compute(3)).rename("a", "a, b");
        StringBuilder text = new StringBuilder();
        TraceCsv.write(design.run(10), text);
        String core = design.machine().cores().get(0).name();
        assertEquals("""
                time_ns,event,core,context,job,thing,other,value
                2,arrival,CORE,"a, b",0,,,DEADLINE
                2,release,CORE,"a, b",0,,,2
                2,start,CORE,"a, b",0,,,
                5,complete,CORE,"a, b",0,,,3
                5,idle,CORE,,,,,
                """.replace("CORE", core), text.toString().replaceAll(",\\d{10,}", ",DEADLINE"));
    }
}
