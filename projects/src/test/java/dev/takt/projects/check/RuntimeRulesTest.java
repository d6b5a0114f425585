package dev.takt.projects.check;

import static dev.takt.projects.check.Designs.body;
import static dev.takt.projects.check.Designs.compute;
import static dev.takt.projects.check.Designs.fixed;
import static dev.takt.projects.check.Designs.found;
import static dev.takt.projects.check.Designs.item;
import static dev.takt.projects.check.Designs.items;
import static dev.takt.projects.check.Designs.lock;
import static dev.takt.projects.check.Designs.step;
import static dev.takt.projects.check.Designs.task;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A failing and a passing design for each rule about what a runtime has and can express. */
class RuntimeRulesTest {
    private static final Project EMPTY = Designs.of("stm32f411re", "freertos", "");

    @Test
    void chipThatIsNotInTheCatalogueIsFound() {
        List<String> said = found(new UnknownTargetRule(), EMPTY.withTarget("z80"));
        assertEquals(1, said.size());
        assertTrue(
                said.getFirst().startsWith(".target: Chip \"z80\" is not in the catalogue. It has: esp32, esp32c3,"));
        assertEquals(List.of(), found(new UnknownTargetRule(), EMPTY));
    }

    @Test
    void runtimeThatIsNotInTheCatalogueIsFound() {
        assertEquals(
                List.of(
                        ".runtime: Runtime \"dos\" is not in the catalogue. It has: bare-metal, drone, embassy, freertos, generic, rtic, tock, zephyr, zephyr-4.5."),
                found(new UnknownRuntimeRule(), EMPTY.withRuntime("dos")));
        assertEquals(List.of(), found(new UnknownRuntimeRule(), EMPTY));
    }

    @Test
    void runtimeNotOnChip() {
        Project project = Designs.of("esp32s3", "rtic", "");
        Problem problem =
                new RuntimeNotOnChipRule().check(Designs.context(project)).getFirst();
        assertEquals(
                ".runtime: RTIC does not run on ESP32-S3. These do: Embassy, Zephyr, Zephyr 4.5, Bare metal, Generic.",
                Designs.line(problem));
        assertEquals("Use Embassy", problem.fixes().getFirst().edit().label().text());
        assertEquals("embassy", problem.fixes().getFirst().edit().apply(project).runtime());
        assertEquals(List.of(), found(new RuntimeNotOnChipRule(), EMPTY));
    }

    @Test
    void whatTheRuntimeCannotExpressIsFound() {
        Project project = Designs.of(
                "rp2040",
                "freertos",
                items(
                        task("a", "'core': 1"),
                        item(
                                "interrupt",
                                "irq",
                                "'vector': 'UART0_IRQ', "
                                        + body(lock("r", compute("1 us")), lock("s", compute("1 us")))),
                        item("shared-resource", "r", ""),
                        item("shared-resource", "s", "'protocol': 'non-preemptive'")));
        assertEquals(
                List.of(
                        "a.core: \"a\": Only the single-core kernel of FreeRTOS is modelled. Put every task and interrupt on core 0, or use Embassy, which runs executors on every core.",
                        "irq.body: \"irq\": An interrupt handler cannot take a mutex of FreeRTOS. Give the resource the protocol non-preemptive, or move the work into a task."),
                found(new NotExpressibleRule(), project));
        assertEquals(List.of(), found(new NotExpressibleRule(), project.withRuntime("generic")));
    }

    @Test
    void aWaitInsideALockIsNotExpressibleInRtic() {
        Project project = Designs.of(
                "stm32f405rg",
                "rtic",
                items(
                        task("in", body(lock("r", step("receive", "channel", "q")))),
                        task("beside", body(lock("r", compute("1 us")), step("receive", "channel", "q"))),
                        item("shared-resource", "r", ""),
                        item("channel", "q", "")));
        assertEquals(
                List.of(
                        "in.body: \"in\": A lock of RTIC is a function that runs to its end: nothing can be awaited inside it. Take what is needed out of the lock, wait outside, and lock again."),
                found(new NotExpressibleRule(), project).stream()
                        .filter(l -> l.contains(".body"))
                        .toList());
        assertEquals(List.of(), found(new NotExpressibleRule(), project.withRuntime("embassy")));
    }

    @Test
    void protocolThatTheRuntimeLacksIsFound() {
        Project project = Designs.of(
                "stm32f411re",
                "freertos",
                items(
                        item("shared-resource", "r", "'protocol': 'immediate-ceiling'"),
                        item("shared-resource", "s", "'protocol': 'inheritance'"),
                        item("shared-resource", "t", "")));
        Problem problem =
                new ProtocolNotOfferedRule().check(Designs.context(project)).getFirst();
        assertEquals(
                "r.protocol: FreeRTOS does not offer Immediate ceiling. It offers: Priority inheritance, None, Critical section.",
                Designs.line(problem));
        assertEquals(
                List.of(),
                found(
                        new ProtocolNotOfferedRule(),
                        problem.fixes().getFirst().edit().apply(project)));
    }

    /** Neither kernel is modelled on several cores, whatever its own sources can do: a design that asks for it is told. */
    @Test
    void kernelsOfOneCoreSaySoOfASecondCoreAndOfCoresThatTasksShare() {
        for (String runtime : List.of("zephyr", "zephyr-4.5", "freertos")) {
            Project second = Designs.of("rp2040", runtime, items(task("a", "'core': 1"), task("b", "")));
            List<String> lines = found(new NotExpressibleRule(), second);
            assertEquals(1, lines.size(), runtime + lines);
            assertTrue(lines.getFirst().startsWith("a.core: "), lines.getFirst());
            Project shared = Designs.of("rp2040", runtime, task("a", ""));
            shared = shared.withSettings(shared.settings().withSharing(Sharing.GLOBAL));
            assertTrue(found(new SchedulingNotOfferedRule(), shared).getFirst().startsWith(".sharing: "), runtime);
            assertEquals(List.of(), found(new NotExpressibleRule(), Designs.of("rp2040", runtime, task("a", ""))));
        }
    }

    @Test
    void schedulingThatTheRuntimeLacksIsFound() {
        Project project = Designs.of("lm3s6965", "rtic", items(task("a", "'threshold': 3"), task("b", "")));
        Project chosen = project.withSettings(
                project.settings().withScheduling(Scheduling.EDF).withPreemption(Preemption.NONE));
        List<Problem> problems = new SchedulingNotOfferedRule().check(Designs.context(chosen));
        assertEquals(
                List.of(
                        ".scheduling: RTIC does not order tasks by their deadlines. Zephyr and Embassy do within a level, and the generic runtime does on a whole core.",
                        ".preemption: RTIC decides itself when tasks preempt one another. Tasks without preemption are simulated and analysed on the generic runtime.",
                        "a.threshold: a has a preemption threshold, and RTIC has none. Thresholds are simulated and analysed on the generic runtime."),
                problems.stream().map(Designs::line).toList());
        assertEquals(
                List.of(),
                found(
                        new SchedulingNotOfferedRule(),
                        problems.getLast().fixes().getFirst().edit().apply(project)));
        assertEquals(List.of(), found(new SchedulingNotOfferedRule(), chosen.withRuntime("generic")));
        Project meta = chosen.withSettings(project.settings().withMetaIrqs(1)).withItems(List.of());
        assertEquals(
                List.of(
                        ".meta-irqs: RTIC has no thread priorities that take the core from cooperative threads. Zephyr has (meta-IRQ); set the number to 0."),
                found(new SchedulingNotOfferedRule(), meta));
        assertEquals(List.of(), found(new SchedulingNotOfferedRule(), meta.withRuntime("zephyr")));
        Project ordered = project.withSettings(project.settings().withScheduling(Scheduling.EDF));
        assertEquals(
                1,
                found(new SchedulingNotOfferedRule(), ordered.withRuntime("zephyr"))
                        .size());
        assertEquals(
                1,
                found(new SchedulingNotOfferedRule(), ordered.withRuntime("embassy"))
                        .size());
    }

    @Test
    void overrunPolicyThatTheRuntimeLacksIsFound() {
        Project project = Designs.of(
                "lm3s6965",
                "rtic",
                items(task("a", "'overrun': 'queue'"), task("b", "'overrun': 'merge'"), task("c", "")));
        Problem problem =
                new OverrunNotOfferedRule().check(Designs.context(project)).getFirst();
        assertEquals(
                "a.overrun: \"a\": overrun policy queue is not offered by RTIC. It offers: merge, skip.",
                Designs.line(problem));
        assertEquals(
                List.of(),
                found(
                        new OverrunNotOfferedRule(),
                        problem.fixes().getFirst().edit().apply(project)));
    }

    @Test
    void aLimitOfJobsThatNoKernelHasIsFound() {
        String[] items = {item("task", "a", "'most-waiting': 2")};
        Project project = Designs.of("stm32f411re", "freertos", items(items));
        Problem problem =
                new OverrunNotOfferedRule().check(Designs.context(project)).getFirst();
        assertEquals(
                "a.most-waiting: \"a\" says how many jobs may wait, and FreeRTOS has no such limit.",
                Designs.line(problem));
        Project fixed = problem.fixes().getFirst().edit().apply(project);
        assertEquals(List.of(), found(new OverrunNotOfferedRule(), fixed));
        assertEquals(List.of(), found(new OverrunNotOfferedRule(), Designs.of("stm32f411re", "generic", items(items))));
    }

    @Test
    void designWithoutAGeneratorIsFound() {
        assertEquals(
                List.of(
                        ".runtime: No firmware is generated for FreeRTOS on STM32F411RE: No generator exists yet for FreeRTOS. "
                                + Designs.context(EMPTY)
                                        .runtime()
                                        .orElseThrow()
                                        .support("stm32f411re")
                                        .orElseThrow()
                                        .alternative()),
                found(new NoGeneratorRule(), EMPTY));
        assertEquals(List.of(), found(new NoGeneratorRule(), Designs.of("lm3s6965", "rtic", "")));
    }
}
