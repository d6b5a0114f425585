package dev.takt.sim.bounds;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.Theorem;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import dev.takt.sim.design.Seeds;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.function.LongFunction;
import org.junit.jupiter.api.Test;

/** Tasks of one priority that have their turn as they come: a bound that counts only who has come by then is reached by some phases, and never exceeded. */
class FirstComeTest {
    private static final int SETS = 150;
    private static final int DESIGNS = Seeds.count(2_000);
    private static final long RUN_NS = 2_400_000;
    private static final int[] PERIODS = {4, 5, 6, 8, 10, 12, 15, 20};

    private record Set(int[] period, int[] cost, int[] priority) {
        static Set random(SplittableRandom random) {
            int n = random.nextInt(2, 5);
            Set set = new Set(new int[n], new int[n], new int[n]);
            long left = 120;
            for (int i = 0; i < n; i++) {
                set.period[i] = PERIODS[random.nextInt(PERIODS.length)];
                int most = (int) (left * set.period[i] / 120);
                set.cost[i] = Math.min(most, 1 + random.nextInt(Math.max(1, 2 * most / (n - i))));
                left -= 120L / set.period[i] * set.cost[i];
                set.priority[i] = random.nextInt(2);
            }
            return set;
        }

        boolean isReal() {
            for (int i = 0; i < cost.length; i++) {
                if (cost[i] == 0) {
                    return false;
                }
            }
            return true;
        }

        /** One task behind the others, so that at one instant it comes last, at a phase; the others start together. */
        Design design(int last, int phase) {
            Design design = Design.generic();
            for (int i = 0; i < cost.length; i++) {
                design = i == last ? design : design.periodic("t" + i, priority[i], period[i], 0, Do.compute(cost[i]));
            }
            return design.periodic("last", priority[last], period[last], phase, Do.compute(cost[last]));
        }
    }

    /** Every phase is tried, against which the theorem has all others start together. */
    @Test
    void someArrivalReachesTheBoundExactly() {
        int tighter = 0;
        for (long seed = Seeds.first(); seed < Seeds.first() + SETS; seed++) {
            Set set = Set.random(new SplittableRandom(seed));
            for (int task = 0; set.isReal() && task < set.cost().length; task++) {
                long longest = 0;
                for (int phase = 0; phase < set.period()[task]; phase++) {
                    Run run = set.design(task, phase).start(1);
                    run.advance(Limit.until(400), Progress.NONE);
                    longest = Math.max(
                            longest,
                            run.worst(set.cost().length - 1).orElseThrow().responseNs());
                }
                Bound.Known bound = bound(set.design(task, 0));
                assertEquals(longest, bound.ns(), "seed " + seed + ", task " + task + " of " + set);
                assertEquals(longest, bound.fromReleaseNs(), "seed " + seed + ", task " + task);
                tighter += bound.theorem() == Theorem.FIRST_COME_RTA ? 1 : 0;
            }
        }
        assertTrue(tighter > SETS / 4, "only " + tighter + " by this theorem");
    }

    private static Bound.Known bound(Design design) {
        return (Bound.Known) Analysis.of(design.machine(), Progress.NONE)
                .of(ItemId.of("last"))
                .orElseThrow()
                .bound();
    }

    /** What comes at 0 with 3 and 5 in front of it ends at 10; the one of 3 comes again at 8, too late to delay it, though it has not ended. */
    @Test
    void whoComesLaterDoesNotDelay() {
        Design design = Design.generic()
                .periodic("short", 1, 8, 0, Do.compute(3))
                .periodic("long", 1, 40, 0, Do.compute(5))
                .periodic("last", 1, 40, 0, Do.compute(2));

        assertEquals(10, bound(design).ns());
        assertEquals(Theorem.FIRST_COME_RTA, bound(design).theorem());
        assertEquals(10, bound(design).terms().stream().mapToLong(t -> t.ns()).sum());
    }

    @Test
    void noResponseAmongPeersWithLateReleasesExceedsItsBound() {
        check(1_500_000, seed -> peers(new RandomJitters(seed).byPriority(), seed));
    }

    @Test
    void noResponseAmongPeersWhoseInstantsCoincideExceedsItsBound() {
        check(1_700_000, seed -> peers(new RandomMoments(seed).project(), seed));
    }

    /** Of the priorities of Zephyr two preemptible ones, with costs and drivers. */
    @Test
    void noResponseAmongPeersOfZephyrExceedsItsBound() {
        check(1_900_000, 100_000_000, seed -> peers(busy(new RandomWorkload(seed, "zephyr").project()), seed));
    }

    /** Its tasks without waits and without mutexes. */
    private static Project busy(Project project) {
        return project.withItems(project.items().stream()
                .map(item -> item instanceof Task task
                        ? task.withBody(task.body().stream()
                                .filter(s -> !(s instanceof Step.Delay
                                        || s instanceof Step.Yield
                                        || s instanceof Step.Transfer
                                        || s instanceof Step.Lock))
                                .toList())
                        : item)
                .toList());
    }

    private static void check(long first, LongFunction<Project> random) {
        check(first, RUN_NS, random);
    }

    private static void check(long first, long runNs, LongFunction<Project> random) {
        BoundsTest.known(first + Seeds.first(), DESIGNS, runNs, random);
        long used = 0;
        for (long seed = first + Seeds.first(); seed < first + Seeds.first() + DESIGNS; seed++) {
            Machine machine =
                    Machine.of(random.apply(seed), ShippedCatalogue.get()).orElseThrow();
            used += Analysis.of(machine, Progress.NONE).contexts().stream()
                    .filter(c -> c.bound() instanceof Bound.Known known && known.theorem() == Theorem.FIRST_COME_RTA)
                    .count();
        }
        assertTrue(used > DESIGNS / 40, "only " + used + " by this theorem");
    }

    /** The same tasks on few priorities, more locks of which nobody has to wait for. */
    static Project peers(Project project, long seed) {
        List<Item> items = new ArrayList<>();
        for (Item item : project.items()) {
            items.add(
                    switch (item) {
                        case Task task -> task.withPriority(task.priority() / 3 * 3);
                        case Resource r
                        when seed % 2 == 0 && project.runtime().equals("generic") ->
                            r.withProtocol(Protocol.IMMEDIATE_CEILING);
                        case Resource r when seed % 4 == 1 -> r.withProtocol(Protocol.NON_PREEMPTIVE);
                        default -> item;
                    });
        }
        return project.withItems(items).withSettings(project.settings().withSliceNs(OptionalLong.of(0)));
    }
}
