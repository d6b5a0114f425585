package dev.takt.sim.property;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Independent tasks that start together under earliest deadline first: the first missed deadline is the least t at which the processor demand exceeds t (Baruah, Rosier and Howell 1990), computed here
 * from the definition.
 */
class FirstMissTest {
    private static final int SETS = 2000;
    private static final long HORIZON = 400;

    @Test
    void theFirstMissedDeadlineIsTheLeastTimeWhoseDemandExceedsIt() {
        int late = 0;
        for (long seed = Seeds.first(); seed < Seeds.first() + SETS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = 2 + random.nextInt(5);
            long[] period = new long[n];
            long[] wcet = new long[n];
            long[] deadline = new long[n];
            Design design = Design.generic().edf();
            for (int i = 0; i < n; i++) {
                period[i] = 5 + random.nextInt(40);
                wcet[i] = 1 + random.nextLong(Math.max(1, 3 * period[i] / (2 * n)));
                deadline[i] = 2 + random.nextLong(period[i] + 10);
                design = design.periodic("t" + i, 0, period[i], 0, Do.compute(wcet[i]))
                        .deadline("t" + i, deadline[i]);
            }
            long expected = firstOverload(period, wcet, deadline);
            late += expected >= 0 ? 1 : 0;
            assertEquals(expected, firstMiss(design.run(HORIZON)), "seed " + seed);
        }
        // both kinds have to be there for the comparison to mean something
        assertEquals(true, late > SETS / 10 && late < SETS - SETS / 10, late + " of " + SETS + " miss");
    }

    private static long firstMiss(Trace trace) {
        for (int e = 0; e < trace.size(); e++) {
            if (trace.kind(e) == EventKind.MISS) {
                return trace.time(e);
            }
        }
        return -1;
    }

    private static long firstOverload(long[] period, long[] wcet, long[] deadline) {
        for (long t = 1; t < HORIZON; t++) {
            long demand = 0;
            for (int i = 0; i < period.length; i++) {
                demand += t < deadline[i] ? 0 : ((t - deadline[i]) / period[i] + 1) * wcet[i];
            }
            if (demand > t) {
                return t;
            }
        }
        return -1;
    }
}
