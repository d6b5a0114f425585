package dev.takt.app.advice;

import static dev.takt.app.advice.Sketch.compute;
import static dev.takt.app.advice.Sketch.lock;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Simulated;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class WhyTest {
    private static String terms(Why why) {
        return why.terms().stream()
                .map(t -> t.ns() / Sketch.MS + " " + t.role().tag()
                        + t.by().map(w -> " by " + w.name()).orElse("")
                        + t.on().map(w -> " on " + w.name()).orElse("")
                        + t.holder().map(w -> " held by " + w.name()).orElse("")
                        + " from " + t.stretches().getFirst().fromNs() / Sketch.MS)
                .collect(Collectors.joining("\n"));
    }

    private static String story(Why why) {
        return why.story().stream().map(s -> s.message().text()).collect(Collectors.joining("\n"));
    }

    /** By hand: low takes r at 0; high, released at 1, asks at once; low runs to 2, medium from 2 to 12, low ends its section at 14, high runs to 16: 2 + 10 + 3 = 15, 7 too many. */
    @Test
    void inversionIsTheSumOfWhoRanAndWhoHeld() {
        Why why = Sketch.firstMiss(Sketch.read(Sketch.inversion(Protocol.NONE).project(20)));

        assertEquals("high#0", why.job().label());
        assertEquals(7 * Sketch.MS, why.job().lateNs());
        assertEquals("""
                2 execution from 14
                10 overtaken by medium on r held by low from 2
                3 held by low on r held by low from 1""", terms(why));
        assertEquals(15 * Sketch.MS, why.sumNs());
        assertEquals("""
                low took r at 0 ns; high was released 1 ms later.
                high asked for r at 1 ms and waited 13 ms.
                r is a lock that lifts nobody, so medium (P2) ran ahead of its holder low (P1) for 10 ms.""", story(why));
    }

    /** By hand: b runs 0 to 4 and 10 to 14, a from 4 to 10 and 14 to 18; a's second job, released at 12, waits for the first until 18. */
    @Test
    void preemptionAndTheJobBeforeAreToldApart() {
        Reading reading = Sketch.read(Sketch.generic()
                .task("a", 1, 0, 12, 12, compute(10))
                .task("b", 2, 0, 10, 10, compute(4))
                .project(30));
        Trace trace = reading.run().orElseThrow().trace();
        Slices slices = Slices.of(trace);
        Why second = Why.of(
                reading.machine().orElseThrow(),
                trace,
                slices,
                SeenJob.missed(trace, slices).get(1));

        assertEquals("a#1", second.job().label());
        assertEquals("""
                6 backlog from 12
                8 execution from 18
                4 preemption by b from 20""", terms(second));
        assertEquals(18 * Sketch.MS, second.sumNs());
    }

    @Test
    void aJobThatIsLateByItsOwnWorkSaysSo() {
        Why why = Sketch.firstMiss(
                Sketch.read(Sketch.generic().task("a", 1, 0, 20, 5, compute(7)).project(20)));

        assertEquals("7 execution from 0", terms(why));
        assertEquals("a computes for 7 ms, longer than the 5 ms its deadline allows.", story(why));
    }

    /** A critical section of a less urgent task holds up one that never asks for its lock. */
    @Test
    void whoHoldsACeilingKeepsOthersFromRunning() {
        Why why = Sketch.firstMiss(Sketch.read(Sketch.generic()
                .task("low", 1, 0, 20, 20, lock("r", compute(6)))
                .task("middle", 2, 1, 20, 5, compute(1))
                .task("top", 3, 15, 20, 20, lock("r", compute(1)))
                .resource("r", Protocol.IMMEDIATE_CEILING)
                .project(12)));

        assertEquals("""
                1 execution from 6
                5 shut-out by low on r from 1""", terms(why));
    }

    /** Whatever the design: stretch after stretch without gap or overlap, from arrival to the end, so the terms add up. */
    @Test
    void termsOfEveryJobAddUpToTheNanosecond() {
        long seed = Long.getLong("takt.seed", 20_261_122);
        SplittableRandom random = new SplittableRandom(seed);
        int jobsSeen = 0;
        for (int i = 0; i < 250; i++) {
            Project project = random(random);
            Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
            Trace trace =
                    Simulated.of(machine, RunLimit.of(project), Progress.NONE).trace();
            Slices slices = Slices.of(trace);
            for (Item item : project.items()) {
                for (int context = 0; context < trace.names().contexts().size(); context++) {
                    if (trace.names().contexts().get(context).item().equals(item.id())) {
                        Jobs jobs = slices.jobs(context);
                        for (int job = 0; job < jobs.size(); job++) {
                            var seen = SeenJob.of(trace, slices, item.id(), jobs.number(job));
                            if (seen.isPresent()) {
                                assertAddsUp(
                                        Why.of(machine, trace, slices, seen.get()), "seed " + seed + ", design " + i);
                                jobsSeen++;
                            }
                        }
                    }
                }
            }
        }
        assertTrue(jobsSeen > 1000, "only " + jobsSeen + " jobs");
    }

    private static void assertAddsUp(Why why, String where) {
        List<Stretch> all = new ArrayList<>();
        why.terms().forEach(t -> {
            all.addAll(t.stretches());
            assertEquals(
                    t.ns(), t.stretches().stream().mapToLong(Stretch::lengthNs).sum(), where);
        });
        all.sort(Comparator.comparingLong(Stretch::fromNs));
        long at = why.job().arrivalNs();
        for (Stretch stretch : all) {
            assertEquals(at, stretch.fromNs(), where + " " + why.job().label());
            at = stretch.toNs();
        }
        assertEquals(why.job().untilNs(), at, where + " " + why.job().label());
        assertEquals(why.job().responseNs(), why.sumNs(), where);
        why.story()
                .forEach(s -> assertTrue(
                        !s.message().text().contains("{"), s.message().text()));
    }

    private static Project random(SplittableRandom random) {
        String[][] grounds = {
            {"generic-1", "generic"},
            {"generic-2", "generic"},
            {"stm32f411re", "freertos"},
            {"nrf52840", "embassy"},
            {"rp2040", "zephyr"}
        };
        String[] ground = grounds[random.nextInt(grounds.length)];
        Sketch sketch = new Sketch(ground[0], ground[1]);
        int tasks = 2 + random.nextInt(4);
        Protocol[] protocols = {
            Protocol.NONE, Protocol.INHERITANCE, Protocol.CEILING, Protocol.IMMEDIATE_CEILING, Protocol.NON_PREEMPTIVE
        };
        for (int t = 0; t < tasks; t++) {
            List<Step> body = new ArrayList<>();
            for (int s = 0; s < 1 + random.nextInt(4); s++) {
                Step work = compute(random.nextInt(4));
                body.add(
                        switch (random.nextInt(4)) {
                            case 0 -> lock("r" + random.nextInt(2), work);
                            case 1 -> lock("r0", compute(1), lock("r1", work));
                            case 2 -> new Step.Delay(random.nextInt(3) * Sketch.MS);
                            default -> work;
                        });
            }
            long period = 8 + random.nextInt(20);
            sketch.task(
                    "t" + t,
                    random.nextInt(4),
                    ground[0].endsWith("-2") ? random.nextInt(2) : 0,
                    new Activation.Periodic(
                            period * Sketch.MS, random.nextInt(6) * Sketch.MS, random.nextInt(3) * Sketch.MS / 2),
                    1 + random.nextInt((int) period),
                    body.toArray(Step[]::new));
        }
        sketch.resource("r0", protocols[random.nextInt(protocols.length)]);
        sketch.resource("r1", protocols[random.nextInt(protocols.length)]);
        return sketch.project(80);
    }
}
