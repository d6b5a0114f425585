package dev.takt.sim.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.projects.text.Progress;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * Exactness of the bounds with blocking (semantics, section 4): in the scenario of the theorem, the blocker begun one granule before all others come together, the longest response of the first busy period is
 * the integer-time bound; the continuous one, whose blocking is one granule longer, is above it wherever somebody blocks.
 */
class ExactnessTest {
    private static final int SETS = 400;
    private static final long ROUND = 720;
    private static final long[] DIVISORS = {20, 24, 30, 36, 40, 45, 48, 60, 72, 80, 90, 120, 144, 180, 240, 360};
    /** After every busy period here. */
    private static final long LATE = 1_000_000;

    /** Tasks in order of urgency: work before, in and after a section of one resource. */
    private record Set(long[] period, long[] section, long[] rest, boolean alone) {
        static Set random(SplittableRandom random, boolean alone) {
            int n = random.nextInt(2, 7);
            long[] period = new long[n];
            long[] section = new long[n];
            long[] rest = new long[n];
            for (int i = 0; i < n; i++) {
                period[i] = random.nextLong(20, 120);
                long work = Math.max(2, random.nextLong(1 + period[i] / n));
                section[i] = alone || random.nextBoolean() ? 0 : random.nextLong(1, work);
                rest[i] = work - section[i];
            }
            return new Set(period, section, rest, alone);
        }

        /** All of the core's time to the last: the periods divide a round, and the least urgent task takes what the others leave of it. */
        static Set whole(SplittableRandom random, boolean alone) {
            int n = random.nextInt(2, 7);
            Set set = new Set(new long[n], new long[n], new long[n], alone);
            long left = ROUND;
            for (int i = 0; i < n; i++) {
                boolean last = i == n - 1;
                set.period[i] = last ? ROUND : DIVISORS[random.nextInt(DIVISORS.length)];
                long jobs = ROUND / set.period[i];
                long work = last ? left : random.nextLong(2, Math.max(3, left / jobs / (n - i) * 3 / 2));
                left -= work * jobs;
                set.section[i] = alone || work < 2 || random.nextBoolean() ? 0 : random.nextLong(1, work);
                set.rest[i] = work - set.section[i];
            }
            return set;
        }

        boolean isReal() {
            for (int i = 0; i < period.length; i++) {
                if (rest[i] < 1) {
                    return false;
                }
            }
            return true;
        }

        boolean fits() {
            double load = 0;
            for (int i = 0; i < period.length; i++) {
                load += (double) (section[i] + rest[i]) / period[i];
            }
            return load <= 0.98;
        }

        /** The longest time that one less urgent holds up the task: its whole work, or its section if somebody as urgent as the task uses it too. */
        long blocks(int lower, int task) {
            if (alone) {
                return rest[lower];
            }
            boolean shared = false;
            for (int i = 0; i <= task; i++) {
                shared |= section[i] > 0;
            }
            return shared ? section[lower] : 0;
        }

        int blocker(int task) {
            int longest = -1;
            for (int lower = task + 1; lower < period.length; lower++) {
                boolean more = longest < 0 || blocks(lower, task) > blocks(longest, task);
                longest = blocks(lower, task) > 0 && more ? lower : longest;
            }
            return longest;
        }

        /** Everybody comes at 1, but the blocker at 0 and others below the task late. */
        Design scenario(int task) {
            int blocker = blocker(task);
            Design design = alone ? Design.generic().nonPreemptive() : Design.generic();
            design = design.resource("r", Protocol.IMMEDIATE_CEILING);
            for (int i = 0; i < period.length; i++) {
                long offset = i <= task ? 1 : i == blocker ? 0 : LATE;
                Step[] body = section[i] > 0
                        ? new Step[] {Do.lock("r", Do.compute(section[i])), Do.compute(rest[i])}
                        : new Step[] {Do.compute(rest[i])};
                design = design.periodic("t" + i, period.length - i, period[i], offset, body);
            }
            return design;
        }
    }

    @Test
    void nonPreemptiveResponsesReachTheirIntegerTimeBounds() {
        check(true, 11);
    }

    @Test
    void responsesUnderCeilingsReachTheirIntegerTimeBounds() {
        check(false, 12);
    }

    private static void check(boolean alone, long salt) {
        int blocked = 0;
        int whole = 0;
        for (long seed = Seeds.first(); seed < Seeds.first() + SETS; seed++) {
            SplittableRandom random = new SplittableRandom(seed * 1_000 + salt);
            boolean all = seed % 3 == 0;
            Set set = all ? Set.whole(random, alone) : Set.random(random, alone);
            if (all ? !set.isReal() : !set.fits()) {
                continue;
            }
            whole += all ? 1 : 0;
            for (int task = 0; task < set.period().length; task++) {
                Design design = set.scenario(task);
                long bound = bound(design, 1, task);
                String where = "seed " + seed + ", task " + task;
                assertEquals(bound, longest(design, task, 20_000), where);
                boolean blocks = set.blocker(task) >= 0;
                assertTrue(bound(design, 0, task) >= bound + (blocks ? 1 : 0), where);
                blocked += blocks ? 1 : 0;
            }
        }
        assertTrue(blocked > SETS, "only " + blocked + " tasks are blocked");
        assertTrue(whole > SETS / 4, "only " + whole + " sets need all of the time");
    }

    private static long bound(Design design, long granule, int task) {
        AnalysisResult result = Analysis.of(design.machine(), granule, Progress.NONE);
        return ((Bound.Known) result.contexts().get(task).bound()).ns();
    }

    private static long longest(Design design, int task, long until) {
        Trace trace = design.run(until);
        long longest = 0;
        for (int i = 0; i < trace.size(); i++) {
            boolean own = trace.kind(i) == EventKind.COMPLETE && trace.context(i) == task;
            longest = own ? Math.max(longest, trace.value(i)) : longest;
        }
        return longest;
    }
}
