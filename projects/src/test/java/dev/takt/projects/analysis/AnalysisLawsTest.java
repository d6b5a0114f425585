package dev.takt.projects.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Designs;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.RandomDesign;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.projects.text.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Laws of analysis over random designs; a failure names its seed. */
class AnalysisLawsTest {
    private static final long SEED = Long.getLong("takt.seed", 4_711);

    @Test
    void termsSumToTheBound() {
        int known = 0;
        for (long seed = SEED; seed < SEED + 300; seed++) {
            for (ContextAnalysis c : analysed(taskSet(seed, 0)).contexts()) {
                if (c.bound() instanceof Bound.Known bound) {
                    known++;
                    assertEquals(
                            bound.ns(),
                            bound.terms().stream().mapToLong(Term::ns).sum(),
                            "seed " + seed + " " + c.item());
                    assertTrue(bound.terms().stream().allMatch(t -> t.ns() >= 0), "seed " + seed);
                }
            }
        }
        assertTrue(known > 600, "known " + known);
    }

    @Test
    void moreWorkNeverShortensABound() {
        for (long seed = SEED; seed < SEED + 200; seed++) {
            AnalysisResult less = analysed(taskSet(seed, 0));
            AnalysisResult more = analysed(taskSet(seed, 1));
            for (int i = 0; i < less.contexts().size(); i++) {
                if (less.contexts().get(i).bound() instanceof Bound.Known a
                        && more.contexts().get(i).bound() instanceof Bound.Known b) {
                    assertTrue(a.ns() <= b.ns(), "seed " + seed + " context " + i);
                }
            }
        }
    }

    @Test
    void anyDesignCanBeAnalysedTwiceWithTheSameResult() {
        for (long seed = SEED; seed < SEED + 200; seed++) {
            Machine machine = Machine.of(new RandomDesign(seed).project(), ShippedCatalogue.get())
                    .orElseThrow();
            AnalysisResult result = analysed(machine);
            assertEquals(result, analysed(machine), "seed " + seed);
            assertEquals(machine.contexts().size(), result.contexts().size());
            for (ContextAnalysis c : result.contexts()) {
                assertTrue(!c.toString().contains("<analysis."), c.toString());
            }
        }
    }

    private static AnalysisResult analysed(Machine machine) {
        return Analysis.of(machine, Progress.NONE);
    }

    /** Tasks and handlers with locks and waits; {@code more} makes every computation longer by so many microseconds. */
    private static Machine taskSet(long seed, long more) {
        SplittableRandom random = new SplittableRandom(seed);
        String[] runtimes = {"generic", "rtic", "freertos"};
        String runtime = runtimes[random.nextInt(runtimes.length)];
        List<Item> items = new ArrayList<>();
        items.add(Designs.resource("r", Protocol.RUNTIME));
        items.add(Designs.resource("s", Protocol.NON_PREEMPTIVE));
        int count = random.nextInt(2, 7);
        for (int i = 0; i < count; i++) {
            long period = random.nextInt(500, 9000);
            Activation activation = random.nextBoolean()
                    ? Designs.every(period)
                    : new Activation.Periodic(period * Designs.US, 0, random.nextInt((int) period) * Designs.US);
            Step first = Designs.work(random.nextInt(1, 300) + more);
            Step held = Designs.lock(random.nextBoolean() ? "r" : "s", Designs.work(random.nextInt(1, 200) + more));
            boolean waits = random.nextInt(4) == 0;
            Step last = waits ? new Step.Delay(random.nextInt(1, 200) * Designs.US) : Designs.work(1 + more);
            items.add(Designs.task("t" + i, random.nextInt(6), activation, first, held, last));
        }
        return Designs.machine("lm3s6965", runtime, items.toArray(Item[]::new));
    }
}
