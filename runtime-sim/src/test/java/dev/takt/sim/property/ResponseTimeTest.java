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
 * Independent tasks under preemptive fixed priorities that start together: the longest response of the first busy period is the bound of response-time analysis (Lehoczky
 * 1990), computed here once more from the recurrence.
 */
class ResponseTimeTest {
    private static final int SETS = 2000;

    @Test
    void theLongestSimulatedResponseIsTheBound() {
        for (long seed = Seeds.first(); seed < Seeds.first() + SETS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            int n = 2 + random.nextInt(6);
            long[] period = new long[n];
            long[] wcet = new long[n];
            Design design = Design.generic();
            // Utilisation at most n * 1/n.
            for (int i = 0; i < n; i++) {
                period[i] = 5 + random.nextInt(60);
                wcet[i] = 1 + random.nextLong(Math.max(1, period[i] / n));
                wcet[i] = Math.min(wcet[i], Math.max(1, period[i] / n));
                design = design.periodic("t" + i, n - i, period[i], 0, Do.compute(wcet[i]));
            }
            if (!fits(period, wcet)) {
                continue;
            }
            long[] expected = new long[n];
            long busy = 0;
            for (int i = 0; i < n; i++) {
                expected[i] = response(i, period, wcet);
                busy = Math.max(busy, busyPeriod(i, period, wcet));
            }
            Trace trace = design.run(busy);
            long[] seen = new long[n];
            for (int e = 0; e < trace.size(); e++) {
                if (trace.kind(e) == EventKind.COMPLETE) {
                    int i = trace.context(e);
                    seen[i] = Math.max(seen[i], trace.value(e));
                }
            }
            for (int i = 0; i < n; i++) {
                assertEquals(expected[i], seen[i], "seed " + seed + ", task " + i);
            }
        }
    }

    private static boolean fits(long[] period, long[] wcet) {
        // Exact: sum of wcet * product of the other periods against the product of all, in doubles with room to spare.
        double load = 0;
        for (int i = 0; i < period.length; i++) {
            load += (double) wcet[i] / period[i];
        }
        return load <= 0.999;
    }

    private static long busyPeriod(int i, long[] period, long[] wcet) {
        long length = wcet[i];
        while (true) {
            long next = 0;
            for (int j = 0; j <= i; j++) {
                next += Math.ceilDiv(length, period[j]) * wcet[j];
            }
            if (next == length) {
                return length;
            }
            length = next;
        }
    }

    private static long response(int i, long[] period, long[] wcet) {
        long worst = 0;
        long jobs = Math.ceilDiv(busyPeriod(i, period, wcet), period[i]);
        for (long q = 0; q < jobs; q++) {
            long finish = (q + 1) * wcet[i];
            while (true) {
                long next = (q + 1) * wcet[i];
                for (int j = 0; j < i; j++) {
                    next += Math.ceilDiv(finish, period[j]) * wcet[j];
                }
                if (next == finish) {
                    break;
                }
                finish = next;
            }
            worst = Math.max(worst, finish - q * period[i]);
        }
        return worst;
    }
}
