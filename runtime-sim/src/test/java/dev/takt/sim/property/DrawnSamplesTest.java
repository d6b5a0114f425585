package dev.takt.sim.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Step;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.metrics.Blame;
import dev.takt.sim.metrics.Cause;
import dev.takt.sim.trace.JobOutcome;
import dev.takt.sim.trace.Jobs;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames.ContextName;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * A draw depends on the seed, the item, the job and the number of the draw alone (semantics, section 1): tasks that come between, in front and above change no arrival, no release delay and no execution time
 * of the others, however late these become by them.
 */
class DrawnSamplesTest {
    private static final int DESIGNS = 120;
    private static final long US = 1_000;
    private static final long UNTIL = 300_000 * US;

    /** What was drawn for a job: when it arrives, how much later it is released, how long it executes. */
    private record Sample(long arrivalNs, long delayNs, long executedNs) {}

    private record Talk(String id, int priority, Activation activation, List<Step> body) {
        static Talk draw(SplittableRandom random, String id) {
            long period = random.nextLong(20, 80) * 100 * US;
            long offset = random.nextLong(period);
            Activation activation =
                    switch (random.nextInt(4)) {
                        case 0 -> new Activation.Sporadic(period, period / 2, offset);
                        case 1 -> new Activation.Periodic(period, offset, period / 3);
                        case 2 -> new Activation.Burst(3, period / 20, 3 * period, offset);
                        default -> new Activation.Periodic(period, offset, 0);
                    };
            List<Step> body = new ArrayList<>();
            body.add(Do.compute(10 * US, random.nextLong(50, 400) * US));
            body.add(new Step.Branch(
                    random.nextInt(1_000_001),
                    List.of(Do.compute(0, random.nextLong(1, 300) * US)),
                    List.of(Do.compute(5 * US), Do.compute(0, random.nextLong(1, 100) * US))));
            body.add(Do.delay(random.nextLong(1, 200) * US));
            body.add(Do.compute(0, random.nextLong(1, 200) * US));
            return new Talk(id, random.nextInt(8), activation, body);
        }

        Design in(Design design) {
            return design.task(id, priority, activation, body.toArray(Step[]::new))
                    .overrun(id, Overrun.QUEUE);
        }
    }

    @Test
    void othersChangeNoSampleOfAnItem() {
        long compared = 0;
        for (long seed = Seeds.first(); seed < Seeds.first() + DESIGNS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Design alone = Design.generic();
            Design crowded =
                    random.nextBoolean() ? Design.generic() : Design.generic().nonPreemptive();
            int tasks = random.nextInt(2, 7);
            for (int i = 0; i < tasks; i++) {
                if (random.nextBoolean()) {
                    crowded = Talk.draw(random, "new" + i).in(crowded);
                }
                Talk talk = Talk.draw(random, "t" + i);
                alone = talk.in(alone);
                crowded = talk.in(crowded);
            }
            crowded = Talk.draw(random, "last").in(crowded);
            Map<String, List<Sample>> before = samples(alone, seed);
            Map<String, List<Sample>> after = samples(crowded, seed);
            for (String item : before.keySet()) {
                List<Sample> had = before.get(item);
                List<Sample> has = after.get(item);
                int both = Math.min(had.size(), has.size());
                assertTrue(both > 0, "seed " + seed + ", " + item);
                assertEquals(had.subList(0, both), has.subList(0, both), "seed " + seed + ", " + item);
                compared += both;
            }
        }
        assertTrue(compared > 20_000, "only " + compared + " jobs");
    }

    /** Of the jobs of each item that have ended, in their order. */
    private static Map<String, List<Sample>> samples(Design design, long seed) {
        Run run = design.start(seed);
        run.advance(Limit.until(UNTIL), Progress.NONE);
        Trace trace = run.trace();
        Slices slices = Slices.of(trace);
        Map<String, List<Sample>> samples = new HashMap<>();
        for (ContextName context : trace.names().contexts()) {
            Jobs jobs = slices.jobs(context.index());
            List<Sample> own = new ArrayList<>();
            for (int i = 0; i < jobs.size() && jobs.outcome(i) == JobOutcome.COMPLETED; i++) {
                long executed = Blame.of(trace, slices, context.index(), jobs.number(i)).stream()
                        .filter(part -> part.cause() == Cause.EXECUTION)
                        .mapToLong(part -> part.lengthNs())
                        .sum();
                own.add(new Sample(jobs.arrival(i), jobs.release(i) - jobs.arrival(i), executed));
            }
            samples.put(context.item().value(), own);
        }
        return samples;
    }
}
