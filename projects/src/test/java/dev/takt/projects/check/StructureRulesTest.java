package dev.takt.projects.check;

import static dev.takt.projects.check.Designs.body;
import static dev.takt.projects.check.Designs.compute;
import static dev.takt.projects.check.Designs.fixed;
import static dev.takt.projects.check.Designs.found;
import static dev.takt.projects.check.Designs.freertos;
import static dev.takt.projects.check.Designs.item;
import static dev.takt.projects.check.Designs.items;
import static dev.takt.projects.check.Designs.lock;
import static dev.takt.projects.check.Designs.periodic;
import static dev.takt.projects.check.Designs.step;
import static dev.takt.projects.check.Designs.task;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A failing and a passing design for each rule about references, numbers, names and cores. */
class StructureRulesTest {
    private static final Project EMPTY = Designs.of("stm32f411re", "freertos", "");

    @Test
    void kindsOfItemsAndStepsThatAreUnknownAreFound() {
        Project project = Designs.of(
                "stm32f411re",
                "freertos",
                items(item("teapot", "pot", ""), task("a", body("{'do': 'brew'}", compute("1 ms")))));
        assertEquals(
                List.of(
                        "pot.kind: \"pot\" is of kind \"teapot\", which this version does not know: it is kept in the file and takes no part.",
                        "a.body: A step of \"a\" is of kind \"brew\", which this version does not know: it is kept in the file and skipped."),
                found(new UnknownKindRule(), project));
        assertEquals(List.of(), found(new UnknownKindRule(), EMPTY));
    }

    @Test
    void referencesToNothingOrToTheWrongKindAreFound() {
        Project project = Designs.of(
                "stm32f411re",
                "freertos",
                items(
                        task(
                                "a",
                                "'activation': {'type': 'on', 'source': 'gone'}, "
                                        + body(lock("gone", compute("1 ms")), step("spawn", "task", "r"))),
                        item("shared-resource", "r", ""),
                        item("device", "d", "'wires': ['r', 'lost']"),
                        item("chain", "c", "'path': ['a', 'nowhere']")));
        assertEquals(
                List.of(
                        "a.activation: \"a\" refers to \"gone\", which does not exist.",
                        "a.body: \"a\" refers to \"gone\", which does not exist.",
                        "a.body: \"a\" refers to \"r\", but a Resource cannot stand there.",
                        "d.wires: \"d\" refers to \"r\", but a Resource cannot stand there.",
                        "d.wires: \"d\" refers to \"lost\", which does not exist.",
                        "c.path: \"c\" refers to \"nowhere\", which does not exist."),
                found(new DanglingReferenceRule(), project));
    }

    @Test
    void theFixOfADanglingReferenceForgetsItEverywhere() {
        Project project = Designs.of(
                "stm32f411re",
                "freertos",
                task("a", "'activation': {'type': 'on', 'source': 'gone'}, " + body(lock("gone", compute("1 ms")))));
        Problem problem =
                new DanglingReferenceRule().check(Designs.context(project)).getFirst();
        Project fixed = problem.fixes().getFirst().edit().apply(project);
        assertEquals(List.of(), found(new DanglingReferenceRule(), fixed));
        Task task = fixed.item(ItemId.of("a"), Task.class).orElseThrow();
        assertEquals(new Activation.Background(), task.activation());
        assertEquals(1, task.body().size());
    }

    @Test
    void numbersWithoutAMeaningAreFound() {
        Project project = Designs.of(
                "stm32f411re",
                "freertos",
                items(
                        task(
                                "a",
                                periodic("0 ns") + ", 'deadline': '0 ns', "
                                        + body("{'do': 'compute', 'label': 'x', 'best': '2 ms', 'worst': '1 ms'}")),
                        item("channel", "q", "'capacity': 0"),
                        item("channel", "s", "'channel': 'signal', 'capacity': 0"),
                        item("pool", "p", "'blocks': 0, 'block': '16 B'"),
                        item("watchdog", "w", "'timeout': '1 ms', 'window': '1 ms'"),
                        item(
                                "device",
                                "d",
                                "'arrivals': {'type': 'burst', 'count': 10, 'inner-gap': '1 ms', 'outer-gap': '9 ms'}")));
        assertEquals(
                List.of(
                        "a.activation: \"a\" has a period of 0: give it one, or make it a background task.",
                        "a.deadline: The deadline of \"a\" must be above 0.",
                        "a.body: \"a\": the best case of \"x\" is 2 ms, above the worst of 1 ms.",
                        "q.capacity: \"q\" has room for no element: give it a capacity of 1 or more.",
                        "p.blocks: \"p\" has no block: give it 1 or more.",
                        "w.window: The window of \"w\" must open before its timeout.",
                        "d.arrivals: A burst of \"d\" lasts longer than the gap to the next."),
                found(new InvalidNumberRule(), project));
        assertEquals(List.of(), found(new InvalidNumberRule(), EMPTY));
    }

    @Test
    void aClockAboveTheChipsIsInvalid() {
        Project project = EMPTY.withSettings(EMPTY.settings().withClockHz(200_000_000));
        assertEquals(
                List.of(".clock: A clock of 200 MHz is out of range: the chip goes up to 100 MHz."),
                found(new InvalidNumberRule(), project));
    }

    @Test
    void swappedTimesAreSwappedBack() {
        Project project = Designs.of(
                "stm32f411re",
                "freertos",
                task(
                        "a",
                        body(
                                "{'do': 'critical-section', 'body': [{'do': 'compute', 'best': '2 ms', 'worst': '1 ms'}]}")));
        Problem problem =
                new InvalidNumberRule().check(Designs.context(project)).getFirst();
        Project fixed = problem.fixes().getFirst().edit().apply(project);
        assertEquals(
                List.of(new Step.CriticalSection(
                        List.of(new Step.Compute("", 1_000_000, 2_000_000, Distribution.UNIFORM)))),
                fixed.item(ItemId.of("a"), Task.class).orElseThrow().body());
    }

    @Test
    void coreOutOfRange() {
        Project project = Designs.of("esp32s3", "embassy", items(task("a", "'core': 2"), task("b", "'core': 1")));
        Problem problem =
                new CoreOutOfRangeRule().check(Designs.context(project)).getFirst();
        assertEquals("a.core: \"a\" is on core 2: the chip has cores 0 to 1.", Designs.line(problem));
        assertEquals(
                List.of(),
                found(
                        new CoreOutOfRangeRule(),
                        problem.fixes().getFirst().edit().apply(project)));
    }

    private static Project sharing(Sharing sharing, String... sets) {
        String[] tasks = new String[sets.length];
        for (int i = 0; i < sets.length; i++) {
            tasks[i] = task("t" + i, "'affinity': '" + sets[i] + "'");
        }
        Project project = Designs.of("generic-2", "generic", items(tasks));
        return project.withSettings(project.settings().withSharing(sharing));
    }

    @Test
    void allowedCoresThatTheChipDoesNotHave() {
        Project project = sharing(Sharing.GLOBAL, "0, 1", "1 2 3", "4");
        List<Problem> problems = new CoreOutOfRangeRule().check(Designs.context(project));
        assertEquals(
                List.of(
                        "t1.affinity: \"t1\" is allowed on 2, 3: the chip has cores 0 to 1.",
                        "t2.affinity: \"t2\" is allowed on 4 only: the chip has cores 0 to 1, so there is none for it."),
                problems.stream().map(Designs::line).toList());
        Project fixed = project;
        for (Problem problem : problems) {
            fixed = problem.fixes().getFirst().edit().apply(fixed);
        }
        assertEquals(
                List.of(List.of(0, 1), List.of(1), List.of()),
                fixed.all(Task.class).stream().map(Task::affinity).toList());
    }

    @Test
    void allowedCoresNeedSharedCores() {
        Project project = sharing(Sharing.PARTITIONED, "1", "");
        Problem problem =
                new AffinityUnusedRule().check(Designs.context(project)).getFirst();
        assertEquals(
                "t0.affinity: \"t0\" names allowed cores, but each task has a core of its own, this one core 0. Share the cores in the settings, or say with the core where it runs.",
                Designs.line(problem));
        Task fixed = problem.fixes()
                .getFirst()
                .edit()
                .apply(project)
                .item(ItemId.of("t0"), Task.class)
                .orElseThrow();
        assertEquals(List.of(), fixed.affinity());
        assertEquals(1, fixed.core());
        assertEquals(List.of(), found(new AffinityUnusedRule(), sharing(Sharing.GLOBAL, "1", "")));
        assertEquals(
                List.of(
                        "a.affinity: \"a\" names allowed cores, but under Embassy each task has a core of its own, this one core 1. Tasks that share cores are simulated and analysed on the generic runtime."),
                found(
                        new AffinityUnusedRule(),
                        Designs.of("rp2040", "embassy", items(task("a", "'core': 1, 'affinity': '0'")))));
    }

    @Test
    void priorityOutOfRange() {
        Project rtic = Designs.of(
                "lm3s6965",
                "rtic",
                items(
                        task("low", "'priority': 0"),
                        task("top", "'priority': 8"),
                        task("over", "'priority': 9"),
                        item("interrupt", "irq", "'priority': 0, 'vector': 'UART0'")));
        assertEquals(
                List.of(
                        "over.priority: \"over\" has priority 9: RTIC has 0 to 8 here.",
                        "irq.priority: \"irq\" has priority 0: RTIC has 1 to 8 here."),
                found(new PriorityOutOfRangeRule(), rtic));
        assertEquals(
                List.of(
                        "b.priority: \"b\" has priority 1, but tasks of Bare metal have no priorities: they take turns."),
                found(
                        new PriorityOutOfRangeRule(),
                        Designs.of("lm3s6965", "bare-metal", items(task("a", ""), task("b", "'priority': 1")))));
        Project freertos =
                Designs.of("stm32f411re", "freertos", items(task("t", "'priority': 31"), task("u", "'priority': 32")));
        Problem problem =
                new PriorityOutOfRangeRule().check(Designs.context(freertos)).getFirst();
        assertEquals("u.priority: \"u\" has priority 32: FreeRTOS has 0 to 31 here.", Designs.line(problem));
        assertEquals(
                List.of(),
                found(
                        new PriorityOutOfRangeRule(),
                        problem.fixes().getFirst().edit().apply(freertos)));
    }

    @Test
    void namesThatClashInCodeAreFound() {
        Project project = Designs.of(
                "stm32f411re",
                "freertos",
                items(
                        "{'id': 'a', 'kind': 'task', 'name': 'Read sensor'}",
                        "{'id': 'b', 'kind': 'task', 'name': 'read-sensor'}",
                        "{'id': 'c', 'kind': 'channel', 'name': 'read sensor'}",
                        "{'id': 'd', 'kind': 'task', 'name': '!?'}",
                        "{'id': 'n', 'kind': 'note', 'name': 'Read sensor'}"));
        List<Problem> problems = new DuplicateNameRule().check(Designs.context(project));
        assertEquals(
                List.of(
                        "b.name: \"Read sensor\" and \"read-sensor\" are both \"read_sensor\" in code: one gets a number.",
                        "d.name: \"!?\" has no letter or digit in its name: in code it is called by its id."),
                problems.stream().map(Designs::line).toList());
        Project fixed = problems.getFirst().fixes().getFirst().edit().apply(project);
        assertEquals("read-sensor 2", fixed.item(ItemId.of("b")).orElseThrow().name());
        assertEquals(1, found(new DuplicateNameRule(), fixed).size());
    }

    /** A bell, a mark that turns the direction, a space of no width; what joins the parts of an emoji is one name. */
    @Test
    void namesWithCharactersThatNobodySeesAreFound() {
        Project project = Designs.of(
                        "stm32f411re",
                        "freertos",
                        items(task("a", ""), task("b", ""), task("c", ""), task("d", ""), task("e", "")))
                .withName("pump\u200b");
        for (String name : List.of(
                "a=ring\u0007",
                "b=\u202eylppus",
                "c=\u2028",
                "d=family \ud83d\udc68\u200d\ud83d\udc69",
                "e=Übergang")) {
            Task named =
                    project.item(ItemId.of(name.substring(0, 1)), Task.class).orElseThrow();
            project = project.withItem(named.withName(name.substring(2)));
        }
        List<Problem> problems = new UnprintableNameRule().check(Designs.context(project));
        String told = "characters that nobody sees, or that turn what follows: ";
        assertEquals(
                List.of(
                        ".name: The name of the design, \"pump\", has " + told + "U+200B.",
                        "a.name: The name of \"ring\" has " + told + "U+0007.",
                        "b.name: The name of \"ylppus\" has " + told + "U+202E.",
                        "c.name: The name of \"c\" has " + told + "U+2028."),
                problems.stream().map(Designs::line).toList());
        Project mended = problems.get(2).fixes().getFirst().edit().apply(project);
        assertEquals("ylppus", mended.item(ItemId.of("b")).orElseThrow().name());
    }

    /** 10^18 ns, which are 31.7 years, are the most that anything but a run counts. */
    @Test
    void timesThatAreTooLongToBeTakenAtTheirWordAreSaid() {
        Project project = Designs.of(
                "stm32f411re",
                "freertos",
                items(
                        task("a", periodic("1000000001 s") + ", " + body(compute("1 ms"))),
                        task("b", periodic("1000000000 s") + ", " + body(compute("1 ms")))));
        Project slow = project.withSettings(
                project.settings().withBootNs(2_000_000_000_000_000_000L).withRunForNs(2_000_000_000_000_000_000L));
        assertEquals(
                List.of(
                        ".boot: 2000000000 s counts as 1000000000 s, the longest time of a design.",
                        "a.activation: 1000000001 s counts as 1000000000 s, the longest time of a design."),
                found(new InvalidNumberRule(), slow));
    }

    @Test
    void aHeapThatHoldsNothingIsFound() {
        assertEquals(
                List.of(".heap: A heap of less than 64 B holds nothing."),
                found(
                        new InvalidNumberRule(),
                        EMPTY.withSettings(EMPTY.settings().withHeapBytes(63))));
        assertEquals(
                List.of(),
                found(
                        new InvalidNumberRule(),
                        EMPTY.withSettings(EMPTY.settings().withHeapBytes(64))));
    }

    @Test
    void clockThatTheChipCannotMakeIsFound() {
        Project project = Designs.of("esp32c6", "embassy", "");
        Project odd = project.withSettings(project.settings().withClockHz(100_000_000));
        List<Problem> problems = new ClockNotReachableRule().check(Designs.context(odd));
        assertEquals(
                List.of(
                        ".clock: 100 MHz cannot be made exactly from the clocks of this chip: the nearest are 80 MHz and 160 MHz."),
                problems.stream().map(Designs::line).toList());
        assertEquals(
                List.of(80_000_000L, 160_000_000L),
                problems.getFirst().fixes().stream()
                        .map(f -> f.edit().apply(odd).settings().clockHz())
                        .toList());
        assertEquals(List.of(), found(new ClockNotReachableRule(), project));
    }

    @Test
    void chainsThatLeadNowhereAreFound() {
        String parts = items(
                task("a", body(step("send", "channel", "q"))),
                task("b", body(step("receive", "channel", "q"))),
                item("channel", "q", ""));
        Project good =
                Designs.of("stm32f411re", "freertos", items(parts, item("chain", "c", "'path': ['a', 'q', 'b']")));
        Project bad = Designs.of(
                "stm32f411re",
                "freertos",
                items(parts, item("chain", "c", "'path': ['b', 'q', 'a']"), item("chain", "d", "'path': ['a']")));
        assertEquals(List.of(), found(new ChainPathInvalidRule(), good));
        assertEquals(
                List.of(
                        "c.path: Chain \"c\": nothing leads from \"b\" to \"q\".",
                        "c.path: Chain \"c\": nothing leads from \"q\" to \"a\".",
                        "d.path: Chain \"d\" needs two members or more."),
                found(new ChainPathInvalidRule(), bad));
    }
}
