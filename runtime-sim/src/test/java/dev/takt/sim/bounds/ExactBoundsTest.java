package dev.takt.sim.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.text.Progress;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import dev.takt.sim.design.Seeds;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/**
 * The exact laws of the bounds (semantics, section 4) for independent tasks that start together, on what the analysis itself says: every load up to all of the core's time, a third of the sets at exactly
 * that. All periods divide the same number, at which every set has come round.
 */
class ExactBoundsTest {
    private static final int SETS = 1_500;
    private static final long ROUND = 720;
    private static final long[] PERIODS = {
        12, 16, 18, 20, 24, 30, 36, 40, 45, 48, 60, 72, 80, 90, 120, 144, 180, 240, 360, 720
    };

    /** Tasks in order of urgency. */
    private record Tasks(long[] period, long[] wcet, long[] deadline) {
        static Tasks random(SplittableRandom random, boolean whole) {
            int n = random.nextInt(2, 8);
            Tasks tasks = new Tasks(new long[n], new long[n], new long[n]);
            long left = ROUND;
            for (int i = 0; i < n; i++) {
                tasks.period[i] = PERIODS[random.nextInt(PERIODS.length)];
                long jobs = ROUND / tasks.period[i];
                long most = Math.max(1, left / jobs / (n - i) * 2);
                tasks.wcet[i] = Math.min(1 + random.nextLong(most), left / jobs);
                left -= tasks.wcet[i] * jobs;
            }
            if (whole && left > 0) {
                int last = random.nextInt(n);
                left += tasks.wcet[last] * (ROUND / tasks.period[last]);
                tasks.period[last] = ROUND;
                tasks.wcet[last] = left;
            }
            for (int i = 0; i < n; i++) {
                tasks.deadline[i] = tasks.wcet[i] + random.nextLong(2 * tasks.period[i]);
            }
            return tasks;
        }

        boolean isReal() {
            for (long c : wcet) {
                if (c == 0) {
                    return false;
                }
            }
            return true;
        }

        /** The work of a round; all of its time is {@link #ROUND}. */
        long work() {
            long work = 0;
            for (int i = 0; i < period.length; i++) {
                work += wcet[i] * (ROUND / period[i]);
            }
            return work;
        }

        Design on(Design design) {
            Design whole = design;
            for (int i = 0; i < period.length; i++) {
                whole = whole.periodic("t" + i, period.length - i, period[i], 0, Do.compute(wcet[i]))
                        .deadline("t" + i, deadline[i]);
            }
            return whole;
        }
    }

    private interface Law {
        void check(Tasks tasks, String where);
    }

    private static void forAll(long salt, Law law) {
        int whole = 0;
        for (long seed = Seeds.first(); seed < Seeds.first() + SETS; seed++) {
            Tasks tasks = Tasks.random(new SplittableRandom(seed * 1_000 + salt), seed % 3 == 0);
            if (tasks.isReal()) {
                whole += tasks.work() == ROUND ? 1 : 0;
                law.check(tasks, "seed " + seed);
            }
        }
        assertTrue(whole > SETS / 4, "only " + whole + " sets need all of the time");
    }

    /** Lehoczky 1990: preemptive fixed priorities, whatever the deadlines. */
    @Test
    void theLongestResponseUnderFixedPrioritiesIsTheBound() {
        forAll(21, (tasks, where) -> {
            Design design = tasks.on(Design.generic());
            AnalysisResult result = analysed(design);
            Trace trace = design.run(2 * ROUND);
            long[] longest = longest(trace, tasks.period().length);
            boolean[] missed = missed(trace, tasks.period().length);
            for (int i = 0; i < longest.length; i++) {
                ContextAnalysis said = result.contexts().get(i);
                assertEquals(longest[i], ((Bound.Known) said.bound()).ns(), where + ", task " + i);
                assertEquals(missed[i] ? Verdict.CAN_MISS : Verdict.MEETS, said.verdict(), where + ", task " + i);
            }
        });
    }

    /** Baruah, Rosier and Howell 1990: earliest deadline first misses one if and only if the processor demand says so, first where the demand is first above the time. */
    @Test
    void aDeadlineIsMissedUnderEarliestDeadlineFirstIfTheAnalysisSaysSo() {
        forAll(22, (tasks, where) -> {
            Design design = tasks.on(Design.generic().edf());
            AnalysisResult result = analysed(design);
            Trace trace = design.run(4 * ROUND);
            assertEquals(firstOverload(tasks), firstMiss(trace), where);
            boolean canMiss = result.contexts().stream().anyMatch(c -> c.verdict() == Verdict.CAN_MISS);
            assertEquals(firstMiss(trace) >= 0, canMiss, where);
            long[] longest = longest(trace, tasks.period().length);
            for (int i = 0; i < longest.length; i++) {
                if (result.contexts().get(i).bound() instanceof Bound.Known known) {
                    assertTrue(longest[i] <= known.ns(), where + ", task " + i);
                }
            }
        });
    }

    private static AnalysisResult analysed(Design design) {
        return Analysis.of(design.machine(), Progress.NONE);
    }

    private static long[] longest(Trace trace, int tasks) {
        long[] longest = new long[tasks];
        for (int e = 0; e < trace.size(); e++) {
            if (trace.kind(e) == EventKind.COMPLETE) {
                longest[trace.context(e)] = Math.max(longest[trace.context(e)], trace.value(e));
            }
        }
        return longest;
    }

    private static boolean[] missed(Trace trace, int tasks) {
        boolean[] missed = new boolean[tasks];
        for (int e = 0; e < trace.size(); e++) {
            if (trace.kind(e) == EventKind.MISS) {
                missed[trace.context(e)] = true;
            }
        }
        return missed;
    }

    private static long firstMiss(Trace trace) {
        for (int e = 0; e < trace.size(); e++) {
            if (trace.kind(e) == EventKind.MISS) {
                return trace.time(e);
            }
        }
        return -1;
    }

    /** From the definition: what has to be done until {@code t} is the work of all jobs that are due until then. */
    private static long firstOverload(Tasks tasks) {
        for (long t = 1; t < 4 * ROUND; t++) {
            long demand = 0;
            for (int i = 0; i < tasks.period().length; i++) {
                long after = t - tasks.deadline()[i];
                demand += after < 0 ? 0 : (after / tasks.period()[i] + 1) * tasks.wcet()[i];
            }
            if (demand > t) {
                return t;
            }
        }
        return -1;
    }
}
