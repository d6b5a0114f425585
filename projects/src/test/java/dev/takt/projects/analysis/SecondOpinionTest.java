package dev.takt.projects.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.analysis.SecondOpinion.Figures;
import dev.takt.projects.analysis.SecondOpinion.Set;
import dev.takt.projects.exchange.TaskSetCsv;
import dev.takt.projects.exchange.TaskSetOptions;
import dev.takt.projects.exchange.TaskSetPolicy;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Preemption;
import dev.takt.projects.text.Progress;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bounds of random sets against a second, plain writing-down of the theorems: jitter longer than periods, given blocking, deadlines of any length and full cores included. A failure names its seed. */
class SecondOpinionTest {
    private static final long SEED = Long.getLong("takt.seed", 20_261_121);
    private static final int SETS = 600;

    enum Kind {
        PREEMPTIVE,
        NON_PREEMPTIVE,
        THRESHOLDS,
        EDF,
        EDF_NON_PREEMPTIVE
    }

    @ParameterizedTest
    @EnumSource
    void boundsAreTheFiguresOfTheTheorems(Kind kind) {
        for (int i = 0; i < SETS; i++) {
            long seed = SEED + i;
            SplittableRandom random = new SplittableRandom(seed);
            Set set = Set.of(random, true);
            boolean integer = kind != Kind.EDF && random.nextInt(3) == 0;
            AnalysisResult result = analysed(set, kind, integer ? 1_000 : 0);
            for (int task = 0; task < set.size(); task++) {
                Optional<Figures> expected = expected(set, kind, task, integer ? 1 : 0);
                Bound bound = result.contexts().get(task).bound();
                String where = "seed " + seed + " T" + task + " of\n" + csv(set, kind);
                if (expected.isEmpty()) {
                    assertEquals(Bound.Unbounded.class, bound.getClass(), where);
                } else if (bound instanceof Bound.Known known) {
                    assertEquals(expected.get(), new Figures(known.ns() / 1_000, known.fromReleaseNs() / 1_000), where);
                } else {
                    assertEquals("a bound", bound.toString(), where);
                }
            }
        }
    }

    private static Optional<Figures> expected(Set set, Kind kind, int task, int granule) {
        return switch (kind) {
            case PREEMPTIVE -> SecondOpinion.fixed(set, task, set.priorities(), 0);
            case NON_PREEMPTIVE -> SecondOpinion.fixed(set, task, new int[set.size()], granule);
            case THRESHOLDS -> SecondOpinion.fixed(set, task, set.threshold(), granule);
            case EDF -> SecondOpinion.edf(set, task, true, 0);
            case EDF_NON_PREEMPTIVE -> SecondOpinion.edf(set, task, false, granule);
        };
    }

    private static AnalysisResult analysed(Set set, Kind kind, long granuleNs) {
        TaskSetOptions options = TaskSetOptions.of("set");
        options = switch (kind) {
            case PREEMPTIVE, THRESHOLDS -> options;
            case NON_PREEMPTIVE -> options.withPreemption(Preemption.NONE);
            case EDF -> options.withPolicy(TaskSetPolicy.EDF);
            case EDF_NON_PREEMPTIVE -> options.withPolicy(TaskSetPolicy.EDF).withPreemption(Preemption.NONE);
        };
        Machine machine = Machine.of(
                        TaskSetCsv.read(csv(set, kind), options).project().orElseThrow(), ShippedCatalogue.get())
                .orElseThrow();
        return Analysis.of(machine, granuleNs, Progress.NONE);
    }

    private static String csv(Set set, Kind kind) {
        boolean thresholds = kind == Kind.THRESHOLDS;
        StringBuilder csv = new StringBuilder("name,wcet_us,period_us,deadline_us,priority,jitter_us,blocking_us"
                + (thresholds ? ",threshold" : "") + "\n");
        for (int i = 0; i < set.size(); i++) {
            csv.append("T%d,%d,%d,%d,%d,%d,%d"
                    .formatted(
                            i,
                            set.cost()[i],
                            set.period()[i],
                            set.deadline()[i],
                            i + 1,
                            set.jitter()[i],
                            set.blocking()[i]));
            csv.append(thresholds ? "," + (set.threshold()[i] + 1) : "").append('\n');
        }
        return csv.toString();
    }

    /** T1 is released with its own and the other's job at each even microsecond for ever: 1 of its own, 2 of the two jobs of T0 that fit. */
    @Test
    void aFullCoreWithJitterHasABoundAlthoughItsBusyPeriodDoesNotEnd() {
        Set set =
                new Set(new int[] {1, 1}, new int[] {2, 2}, new int[] {2, 2}, new int[] {1, 0}, new int[2], new int[2]);
        assertEquals(
                3_000,
                ((Bound.Known) analysed(set, Kind.PREEMPTIVE, 0)
                                .contexts()
                                .get(1)
                                .bound())
                        .ns());
    }

    /** Alone, a job waits for none but earlier ones of its own: 1 of jitter and 3 of work. */
    @Test
    void aTaskDoesNotBlockItselfUnderEarliestDeadlineFirst() {
        Set set = new Set(new int[] {3}, new int[] {4}, new int[] {11}, new int[] {1}, new int[1], new int[1]);
        assertEquals(
                4_000,
                ((Bound.Known) analysed(set, Kind.EDF_NON_PREEMPTIVE, 0)
                                .contexts()
                                .getFirst()
                                .bound())
                        .ns());
    }

    /** Equal deadlines: nobody due later can be in the way of 79 + 11 + 1 in 100. George, Rivierre and Spuri 1996. */
    @Test
    void demandWithoutPreemptionCountsBlockersOnlyWhereTheyAreDueLater() {
        Set set = new Set(
                new int[] {79, 11, 1},
                new int[] {120, 34, 190},
                new int[] {100, 100, 100},
                new int[3],
                new int[3],
                new int[3]);
        AnalysisResult result = analysed(set, Kind.EDF_NON_PREEMPTIVE, 0);
        assertEquals(OptionalLong.empty(), result.demand().getFirst().overloadedAtNs());
    }

    /** Every length of time at which something is due, added up; with the longest that is due later, if nothing preempts. */
    @Test
    void demandThatFitsIsDemandThatFitsAtEveryDeadline() {
        for (int i = 0; i < SETS; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            Set drawn = Set.of(random, false);
            Set set = new Set(
                    drawn.cost(),
                    drawn.period(),
                    drawn.deadline(),
                    new int[drawn.size()],
                    drawn.blocking(),
                    drawn.threshold());
            boolean preemptive = random.nextBoolean();
            AnalysisResult result = analysed(set, preemptive ? Kind.EDF : Kind.EDF_NON_PREEMPTIVE, 0);
            assertEquals(
                    SecondOpinion.demandFits(set, preemptive),
                    result.demand().getFirst().overloadedAtNs().isEmpty(),
                    "seed " + (SEED + i) + " of\n" + csv(set, Kind.EDF));
        }
    }
}
