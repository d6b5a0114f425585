package dev.takt.projects.synthesis;

import static dev.takt.projects.machine.Designs.US;
import static dev.takt.projects.machine.Designs.every;
import static dev.takt.projects.machine.Designs.id;
import static dev.takt.projects.machine.Designs.lock;
import static dev.takt.projects.machine.Designs.project;
import static dev.takt.projects.machine.Designs.resource;
import static dev.takt.projects.machine.Designs.task;
import static dev.takt.projects.machine.Designs.work;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Progress;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Priorities and cores given to tasks. */
class AssignmentTest {
    private static final long FIRST_SEED = Long.getLong("takt.seed", 1);

    private static Assignment priorities(Project project, PriorityOrder order) {
        return Priorities.assign(project, ShippedCatalogue.get(), order, Progress.NONE);
    }

    private static Project generic(Item... items) {
        return project("stm32f411re", "generic", items);
    }

    private static Map<String, Integer> given(Assignment assignment) {
        return done(assignment).project().all(Task.class).stream()
                .collect(Collectors.toMap(Task::name, Task::priority));
    }

    private static Map<String, Integer> cores(Assignment assignment) {
        return done(assignment).project().all(Task.class).stream().collect(Collectors.toMap(Task::name, Task::core));
    }

    private static Assignment.Done done(Assignment assignment) {
        return assertInstanceOf(Assignment.Done.class, assignment, assignment::toString);
    }

    private static String reason(Assignment assignment) {
        return assertInstanceOf(Assignment.None.class, assignment).reason().text();
    }

    private static Task due(Task task, long us) {
        return task.withDeadlineNs(OptionalLong.of(us * US));
    }

    @Test
    void rateMonotonicOrdersByPeriodAndDeadlineMonotonicByDeadline() {
        Project project = generic(
                task("slow", 9, every(300), work(1)),
                due(task("tight", 1, every(200), work(1)), 50),
                task("fast", 1, every(100), work(1)),
                task("idle", 7, new Activation.Background(), work(1)));
        assertEquals(
                Map.of("idle", 0, "slow", 1, "tight", 2, "fast", 3),
                given(priorities(project, PriorityOrder.RATE_MONOTONIC)));
        assertEquals(
                Map.of("idle", 0, "slow", 1, "fast", 2, "tight", 3),
                given(priorities(project, PriorityOrder.DEADLINE_MONOTONIC)));
        assertTrue(done(priorities(project, PriorityOrder.RATE_MONOTONIC)).meets());
    }

    /** Priority 0 is the one thread below the interrupts, in which no task preempts another. */
    @Test
    void tasksThatRunInInterruptsGetPrioritiesAboveTheOneThread() {
        Item[] items = {
            task("slow", 9, every(300), work(1)),
            due(task("tight", 1, every(200), work(1)), 50),
            task("fast", 1, every(100), work(1))
        };
        for (String runtime : List.of("drone", "rtic")) {
            Project project = project("stm32f411re", runtime, items);
            assertEquals(
                    Map.of("slow", 1, "tight", 2, "fast", 3),
                    given(priorities(project, PriorityOrder.RATE_MONOTONIC)),
                    runtime);
            assertEquals(
                    Map.of("slow", 1, "fast", 2, "tight", 3),
                    given(priorities(project, PriorityOrder.DEADLINE_MONOTONIC)),
                    runtime);
        }
    }

    /** The Cortex-M4 of the chip has 16 priorities, in 4 bits; native 0, the most urgent, is 16 here. */
    @Test
    void moreTasksThanInterruptPrioritiesShareTheLowestThatPreempts() {
        Item[] items = new Item[18];
        for (int i = 0; i < items.length; i++) {
            items[i] = task("t" + i, 0, every(100 + i), work(1));
        }
        Map<String, Integer> given =
                given(priorities(project("stm32f411re", "drone", items), PriorityOrder.RATE_MONOTONIC));
        assertEquals(16, given.get("t0"));
        assertEquals(2, given.get("t14"));
        assertEquals(List.of(1, 1, 1), List.of(given.get("t15"), given.get("t16"), given.get("t17")));
    }

    /** With jitter the deadline alone misleads: b, due at 11 with jitter 5, has to go before a, due at 10. */
    @Test
    void audsleyFindsWhatDeadlineMonotonicMisses() {
        Project project = generic(
                due(task("a", 0, every(100), work(5)), 10),
                due(task("b", 0, new Activation.Periodic(100 * US, 0, 5 * US), work(5)), 11));
        assertEquals(
                false,
                done(priorities(project, PriorityOrder.DEADLINE_MONOTONIC)).meets());
        Assignment.Done found = done(priorities(project, PriorityOrder.AUDSLEY));
        assertEquals(Map.of("a", 0, "b", 1), given(found));
        assertTrue(found.meets());
    }

    @Test
    void audsleySaysWhoIsStuckWhere() {
        Project project = generic(task("a", 0, every(100), work(60)), task("b", 0, every(100), work(60)));
        assertTrue(reason(priorities(project, PriorityOrder.AUDSLEY)).contains("at level 0 below all others: b, a")
                || reason(priorities(project, PriorityOrder.AUDSLEY)).contains("a, b"));
    }

    /** It succeeds if and only if some order of priorities does: every order of up to five tasks is tried. */
    @Test
    void audsleyFindsAnAssignmentExactlyIfThereIsOne() {
        int found = 0;
        int missedByDeadline = 0;
        for (long seed = FIRST_SEED; seed < FIRST_SEED + 150; seed++) {
            Project project = random(new SplittableRandom(seed));
            List<Task> tasks = project.all(Task.class);
            boolean any = anyOrder(project, tasks, new ArrayList<>());
            Assignment assignment = priorities(project, PriorityOrder.AUDSLEY);
            assertEquals(any, assignment instanceof Assignment.Done done && done.meets(), "seed " + seed);
            found += any ? 1 : 0;
            missedByDeadline += any
                            && !done(priorities(project, PriorityOrder.DEADLINE_MONOTONIC))
                                    .meets()
                    ? 1
                    : 0;
        }
        assertTrue(found > 30 && found < 140, found + " of 150 designs have an assignment");
        assertTrue(missedByDeadline > 0, "deadline monotonic was never worse");
    }

    private static Project random(SplittableRandom random) {
        int n = random.nextInt(3, 6);
        List<Item> items = new ArrayList<>(List.of(resource("x", Protocol.IMMEDIATE_CEILING)));
        for (int i = 0; i < n; i++) {
            long period = random.nextLong(100, 1000);
            long work = random.nextLong(5, period / n);
            Step body = random.nextBoolean() ? work(work) : lock("x", work(work));
            Activation activation = new Activation.Periodic(
                    period * US, 0, random.nextBoolean() ? 0 : random.nextLong(period / 2) * US);
            items.add(due(task("t" + i, 0, activation, body), random.nextLong(period / 2, period * 3 / 2)));
        }
        Project project = generic(items.toArray(Item[]::new));
        return random.nextInt(5) == 0
                ? project.withSettings(project.settings().withPreemption(Preemption.NONE))
                : project;
    }

    private static boolean anyOrder(Project project, List<Task> left, List<Task> ordered) {
        if (left.isEmpty()) {
            Project variant = project;
            for (int i = 0; i < ordered.size(); i++) {
                variant = variant.withItem(ordered.get(i).withPriority(i));
            }
            Machine machine = Machine.of(variant, ShippedCatalogue.get()).orElseThrow();
            return Analysis.of(machine, Progress.NONE).contexts().stream().allMatch(c -> c.verdict() == Verdict.MEETS);
        }
        for (Task next : left) {
            List<Task> rest = new ArrayList<>(left);
            rest.remove(next);
            List<Task> more = new ArrayList<>(ordered);
            more.add(next);
            if (anyOrder(project, rest, more)) {
                return true;
            }
        }
        return false;
    }

    /** The chip has eight levels; ten tasks: three share the lowest. */
    @Test
    void whereLevelsAreShortTheLeastUrgentShareTheLowest() {
        List<Item> items = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            items.add(task("t" + i, 0, every(100 + i), work(1)));
        }
        Map<String, Integer> given = given(
                priorities(project("lm3s6965", "rtic", items.toArray(Item[]::new)), PriorityOrder.DEADLINE_MONOTONIC));
        assertEquals(
                List.of(8, 7, 6, 5, 4, 3, 2, 1, 1, 1),
                items.stream().map(i -> given.get(i.name())).toList());
    }

    @Test
    void whereItMeansNothingItSaysSo() {
        Item a = task("a", 1, every(100), work(1));
        Item b = task("b", 1, new Activation.Spawned(), work(1));
        Item spawner = task("c", 1, every(100), new Step.Spawn(id("b")));
        Project edf = generic(a);
        edf = edf.withSettings(edf.settings().withScheduling(Scheduling.EDF));
        assertTrue(reason(priorities(edf, PriorityOrder.AUDSLEY)).contains("no priorities"));
        assertTrue(reason(priorities(project("esp32s3", "embassy", a), PriorityOrder.RATE_MONOTONIC))
                .contains("executor"));
        assertTrue(reason(priorities(generic(b, spawner), PriorityOrder.AUDSLEY))
                .contains("\"b\" is released by another"));
        assertTrue(reason(priorities(generic(task("w", 1, every(100), new Step.Delay(5))), PriorityOrder.AUDSLEY))
                .contains("\"w\" waits"));
    }

    private static Assignment packed(Packing packing, Item... items) {
        return Cores.assign(
                project("generic-2", "generic", items), ShippedCatalogue.get(), packing, true, Progress.NONE);
    }

    /** 0.5, 0.3, 0.2: the first core takes all; the emptiest takes the second and third. */
    @Test
    void packingsDiffer() {
        Item[] items = {
            task("a", 1, every(1000), work(500)),
            task("b", 1, every(1000), work(300)),
            task("c", 1, every(1000), work(200))
        };
        assertEquals(Map.of("a", 0, "b", 0, "c", 0), cores(packed(Packing.FIRST_FIT, items)));
        assertEquals(Map.of("a", 0, "b", 0, "c", 0), cores(packed(Packing.BEST_FIT, items)));
        assertEquals(Map.of("a", 0, "b", 1, "c", 1), cores(packed(Packing.WORST_FIT, items)));
    }

    @Test
    void whoSharesAResourceGoesTogether() {
        Map<String, Integer> cores = cores(packed(
                Packing.WORST_FIT,
                resource("x", Protocol.IMMEDIATE_CEILING),
                task("a", 1, every(1000), lock("x", work(100))),
                task("b", 1, every(1000), work(300)),
                task("c", 1, every(1000), lock("x", work(100)))));
        assertEquals(Map.of("a", 1, "b", 0, "c", 1), cores);
    }

    @Test
    void whoFitsNowhereIsNamed() {
        assertTrue(reason(packed(
                        Packing.FIRST_FIT,
                        task("a", 1, every(100), work(60)),
                        task("b", 1, every(100), work(60)),
                        task("c", 1, every(100), work(60))))
                .startsWith("No core takes "));
        assertTrue(reason(Cores.assign(
                        generic(task("a", 1, every(100), work(60))),
                        ShippedCatalogue.get(),
                        Packing.FIRST_FIT,
                        false,
                        Progress.NONE))
                .contains("has one core"));
    }
}
