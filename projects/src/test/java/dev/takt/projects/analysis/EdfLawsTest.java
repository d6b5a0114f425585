package dev.takt.projects.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.exchange.TaskSetCsv;
import dev.takt.projects.exchange.TaskSetOptions;
import dev.takt.projects.exchange.TaskSetPolicy;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Preemption;
import dev.takt.projects.text.Progress;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Earliest deadline first over small random sets against a schedule played step by step and demand added up; a failure names its seed. */
class EdfLawsTest {
    private static final long SEED = Long.getLong("takt.seed", 90_210);
    private static final int SETS = 1_500;

    /** A set in whole units. */
    private record Set(int[] cost, int[] period, int[] deadline) {
        static Set of(SplittableRandom random) {
            int n = random.nextInt(2, 5);
            Set set = new Set(new int[n], new int[n], new int[n]);
            for (int i = 0; i < n; i++) {
                set.period[i] = random.nextInt(3, 16);
                set.cost[i] = random.nextInt(1, Math.max(2, 2 * set.period[i] / n));
                set.deadline[i] = random.nextInt(set.cost[i], 2 * set.period[i]);
            }
            return set;
        }

        AnalysisResult analysed(Preemption preemption, long granuleNs) {
            StringBuilder csv = new StringBuilder("name,wcet_us,period_us,deadline_us\n");
            for (int i = 0; i < cost.length; i++) {
                csv.append("T%d,%d,%d,%d\n".formatted(i, cost[i], period[i], deadline[i]));
            }
            TaskSetOptions options =
                    TaskSetOptions.of("set").withPolicy(TaskSetPolicy.EDF).withPreemption(preemption);
            Machine machine = Machine.of(
                            TaskSetCsv.read(csv.toString(), options).project().orElseThrow(), ShippedCatalogue.get())
                    .orElseThrow();
            return Analysis.of(machine, granuleNs, Progress.NONE);
        }

        /** The longest response of each task in a run with these first arrivals, unit by unit. */
        int[] played(int[] offset, boolean preemptive, int until) {
            int n = cost.length;
            int[] left = new int[n];
            int[] arrived = new int[n];
            int[] done = new int[n];
            int[] worst = new int[n];
            int running = -1;
            for (int t = 0; t < until; t++) {
                for (int i = 0; i < n; i++) {
                    if (t >= offset[i] && (t - offset[i]) % period[i] == 0) {
                        arrived[i]++;
                    }
                }
                if (preemptive || running < 0) {
                    running = first(offset, arrived, done);
                }
                if (running >= 0) {
                    left[running] = left[running] == 0 ? cost[running] : left[running];
                    left[running]--;
                    if (left[running] == 0) {
                        int arrival = offset[running] + done[running] * period[running];
                        worst[running] = Math.max(worst[running], t + 1 - arrival);
                        done[running]++;
                        running = -1;
                    }
                }
            }
            return worst;
        }

        private int first(int[] offset, int[] arrived, int[] done) {
            int first = -1;
            int earliest = Integer.MAX_VALUE;
            for (int i = 0; i < cost.length; i++) {
                int due = offset[i] + done[i] * period[i] + deadline[i];
                if (arrived[i] > done[i] && due < earliest) {
                    first = i;
                    earliest = due;
                }
            }
            return first;
        }

        /** True if in no time from 1 on more is due than fits. */
        boolean fits(int until) {
            for (int t = 1; t <= until; t++) {
                int due = 0;
                for (int i = 0; i < cost.length; i++) {
                    due += t < deadline[i] ? 0 : ((t - deadline[i]) / period[i] + 1) * cost[i];
                }
                if (due > t) {
                    return false;
                }
            }
            return true;
        }

        boolean isOverloaded() {
            long all = 1;
            for (int p : period) {
                all *= p;
            }
            long asked = 0;
            for (int i = 0; i < cost.length; i++) {
                asked += all / period[i] * cost[i];
            }
            return asked > all;
        }
    }

    @Test
    void noPlayedResponseExceedsItsBoundAndSomeAttainIt() {
        int attained = 0;
        int known = 0;
        for (long seed = SEED; seed < SEED + SETS; seed++) {
            SplittableRandom random = new SplittableRandom(seed);
            Set set = Set.of(random);
            boolean preemptive = random.nextBoolean();
            AnalysisResult result =
                    set.analysed(preemptive ? Preemption.FULL : Preemption.NONE, preemptive ? 0 : 1_000);
            for (int run = 0; run < 6; run++) {
                int[] offset = new int[set.cost.length];
                for (int i = 0; i < offset.length && run > 0; i++) {
                    offset[i] = random.nextInt(set.period[i]);
                }
                int[] played = set.played(offset, preemptive, 400);
                for (int i = 0; i < played.length; i++) {
                    if (result.contexts().get(i).bound() instanceof Bound.Known bound) {
                        known++;
                        assertTrue(played[i] * 1_000L <= bound.ns(), "seed " + seed + " task " + i);
                        attained += played[i] * 1_000L == bound.ns() ? 1 : 0;
                        long sum = bound.terms().stream().mapToLong(Term::ns).sum();
                        assertEquals(bound.ns(), sum, "seed " + seed);
                    }
                }
            }
        }
        assertTrue(attained > known / 4, attained + " of " + known);
    }

    @Test
    void theDemandTestIsExactForIndependentTasks() {
        for (long seed = SEED; seed < SEED + SETS; seed++) {
            Set set = Set.of(new SplittableRandom(seed));
            DemandTest test = set.analysed(Preemption.FULL, 0).demand().getFirst();
            boolean fits = !set.isOverloaded() && set.fits(40_000);
            assertEquals(fits, test.overloadedAtNs().isEmpty(), "seed " + seed);
        }
    }
}
