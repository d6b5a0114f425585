package dev.takt.projects.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.takt.projects.analysis.SecondOpinion.Figures;
import dev.takt.projects.analysis.SecondOpinion.Set;
import dev.takt.projects.exchange.TaskSetCsv;
import dev.takt.projects.exchange.TaskSetOptions;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Bounds of random sets with locks, regions and waits against a second, plain writing-down of the theorems. A failure names its seed. */
class LocksSecondOpinionTest {
    private static final long SEED = Long.getLong("takt.seed", 20_261_122);
    private static final int SETS = 500;

    enum Guard {
        CEILING(Protocol.CEILING),
        IMMEDIATE_CEILING(Protocol.IMMEDIATE_CEILING),
        INHERITANCE(Protocol.INHERITANCE),
        MASKED(Protocol.NON_PREEMPTIVE);

        private final Protocol protocol;

        Guard(Protocol protocol) {
            this.protocol = protocol;
        }

        private int blocking(LocksSecondOpinion locks, int task) {
            return switch (this) {
                case CEILING, IMMEDIATE_CEILING -> locks.ceilings(task);
                case INHERITANCE -> locks.inheritance(task);
                case MASKED -> locks.masked(task);
            };
        }
    }

    @ParameterizedTest
    @EnumSource
    void sectionsBlockAsTheProtocolSays(Guard guard) {
        for (int i = 0; i < SETS; i++) {
            LocksSecondOpinion locks = LocksSecondOpinion.of(new SplittableRandom(SEED + i), 1);
            String csv = csv(locks);
            AnalysisResult result = analysed(csv, TaskSetOptions.of("set").withProtocol(guard.protocol));
            for (int task = 0; task < locks.set().size(); task++) {
                same(locks.blocked(task, guard.blocking(locks, task)), result, task, SEED + i, csv);
            }
        }
    }

    @Test
    void spinLocksBetweenCoresLengthenJobsAndBlockOnce() {
        for (int i = 0; i < SETS; i++) {
            LocksSecondOpinion locks = LocksSecondOpinion.of(new SplittableRandom(SEED + i), 3);
            String csv = csv(locks);
            AnalysisResult result = analysed(csv, TaskSetOptions.of("set").withProtocol(Protocol.SPIN));
            for (int task = 0; task < locks.set().size(); task++) {
                same(locks.spinning(task), result, task, SEED + i, csv);
            }
        }
    }

    /** A region at the start of some tasks and one at the end of others: Bril, Lukkien and Verhaegh 2009. */
    @Test
    void regionsThatAreNotPreemptedBlockAndShieldTheirOwnEnd() {
        for (int i = 0; i < SETS; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            Set set = Set.of(random, false);
            int[] first = regions(random, set.cost());
            int[] last = regions(
                    random,
                    IntStream.range(0, set.size())
                            .map(k -> set.cost()[k] - first[k])
                            .toArray());
            StringBuilder csv = new StringBuilder(
                    "name,wcet_us,period_us,deadline_us,priority,jitter_us,max_np_region_us,last_np_region_us\n");
            for (int k = 0; k < set.size(); k++) {
                csv.append(row(set, k)).append(",%d,%d\n".formatted(first[k], last[k]));
            }
            AnalysisResult result = analysed(csv.toString(), TaskSetOptions.of("set"));
            for (int task = 0; task < set.size(); task++) {
                int blocking = IntStream.range(task + 1, set.size())
                        .map(k -> Math.max(first[k], last[k]))
                        .max()
                        .orElse(0);
                int end = first[task] == set.cost()[task] ? first[task] : last[task];
                same(SecondOpinion.lastRegion(set, task, blocking, end), result, task, SEED + i, csv.toString());
            }
        }
    }

    @Test
    void waitsCountAsWorkOrAsJitterWhicheverIsLess() {
        for (int i = 0; i < SETS; i++) {
            SplittableRandom random = new SplittableRandom(SEED + i);
            Set set = Set.of(random, false);
            int[] wait = IntStream.of(set.period())
                    .map(t -> random.nextBoolean() ? 0 : random.nextInt(t))
                    .toArray();
            StringBuilder csv =
                    new StringBuilder("name,wcet_us,period_us,deadline_us,priority,jitter_us,suspension_us\n");
            for (int k = 0; k < set.size(); k++) {
                csv.append(row(set, k)).append(",%d\n".formatted(wait[k]));
            }
            AnalysisResult result = analysed(csv.toString(), TaskSetOptions.of("set"));
            List<Optional<Figures>> figures = new ArrayList<>();
            for (int task = 0; task < set.size(); task++) {
                figures.add(SecondOpinion.waiting(set, wait, task, figures));
                same(figures.getLast(), result, task, SEED + i, csv.toString());
            }
        }
    }

    private static int[] regions(SplittableRandom random, int[] most) {
        return IntStream.of(most)
                .map(m -> random.nextBoolean() ? 0 : random.nextInt(m + 1))
                .toArray();
    }

    private static String row(Set set, int k) {
        return "T%d,%d,%d,%d,%d,%d"
                .formatted(k, set.cost()[k], set.period()[k], set.deadline()[k], k + 1, set.jitter()[k]);
    }

    private static String csv(LocksSecondOpinion locks) {
        StringBuilder csv =
                new StringBuilder("name,wcet_us,period_us,deadline_us,priority,jitter_us,core,critical_sections_us\n");
        for (int k = 0; k < locks.set().size(); k++) {
            String sections = locks.sections().get(k).stream()
                    .map(s -> "R" + s.resource() + ":" + s.length())
                    .collect(Collectors.joining("|"));
            csv.append(row(locks.set(), k)).append(",%d,%s\n".formatted(locks.core()[k], sections));
        }
        return csv.toString();
    }

    private static AnalysisResult analysed(String csv, TaskSetOptions options) {
        Machine machine = Machine.of(TaskSetCsv.read(csv, options).project().orElseThrow(), ShippedCatalogue.get())
                .orElseThrow();
        return Analysis.of(machine, 0, Progress.NONE);
    }

    private static void same(Optional<Figures> expected, AnalysisResult result, int task, long seed, String csv) {
        Bound bound = result.contexts().get(task).bound();
        String where = "seed " + seed + " T" + task + " of\n" + csv;
        if (expected.isEmpty()) {
            // what is too much only with spinning is no overload of the core, and no bound either
            assertFalse(bound instanceof Bound.Known, where);
        } else if (bound instanceof Bound.Known known) {
            assertEquals(expected.get(), new Figures(known.ns() / 1_000, known.fromReleaseNs() / 1_000), where);
        } else {
            assertEquals("a bound", bound.toString(), where);
        }
    }
}
