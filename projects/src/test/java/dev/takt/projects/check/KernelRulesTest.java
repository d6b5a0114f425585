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
import static dev.takt.projects.check.Designs.task;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Scheduling;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/** A failing and a passing design for each rule about what a kernel's tick, mask, mutexes and pending bits cannot do. */
class KernelRulesTest {
    /** The tick is 1 ms: 10 ms is on it, 2.5 ms is not. */
    @Test
    void periodThatIsNoMultipleOfTheTickIsFound() {
        Project project = freertos(task("a", periodic("2.5 ms")), task("b", periodic("10 ms")));
        assertEquals(
                List.of(
                        "a.activation: \"a\" has a period of 2.5 ms, no multiple of the tick of 1 ms: each release waits for the next tick, so the gaps differ."),
                found(new PeriodOffTickRule(), project));
        Project noTick = Designs.of("stm32f411re", "generic", items(task("a", periodic("2.5 ms"))));
        assertEquals(List.of(), found(new PeriodOffTickRule(), noTick));
    }

    /** The tick is 1 ms: of a job of each, the two timeouts of a end at the first and second tick behind its begin, one period of 1 ms too late; the one of b lasts up to 1 ms of its 4. */
    @Test
    void waitsShorterThanTheTickAreFound() {
        String twice =
                ", 'body': [{'do': 'receive', 'channel': 'q', 'timeout': '50 us'}, {'do': 'receive', 'channel': 'q', 'timeout': '1 ms'}]";
        String once = ", 'body': [{'do': 'receive', 'channel': 'q', 'timeout': '50 us'}]";
        String queue = "{'id': 'q', 'kind': 'channel', 'name': 'q', 'capacity': 4}";
        Project project = freertos(task("a", periodic("1 ms") + twice), task("b", periodic("4 ms") + once), queue);
        assertEquals(
                List.of(
                        "a.body: \"a\" waits 50 us at most, less than the tick of 1 ms: the wait ends with a tick. If nothing comes earlier, the waits of a job take 2 ms, more than the period of 1 ms, and ever more jobs are left waiting.",
                        "b.body: \"b\" waits 50 us at most, less than the tick of 1 ms: the wait ends with a tick, so it may last up to 1 ms."),
                found(new WaitBelowTickRule(), project));
        Project zephyr = Designs.of("stm32f411re", "zephyr", items(task("a", periodic("1 ms") + once), queue));
        assertEquals(1, found(new WaitBelowTickRule(), zephyr).size());
        Project noTick = Designs.of("stm32f411re", "generic", items(task("a", periodic("1 ms") + twice), queue));
        assertEquals(List.of(), found(new WaitBelowTickRule(), noTick));
    }

    /** 16 levels and the mask at native 5: priorities 1 to 11 may call, 12 may not; without a call it may be as high as it likes. */
    @Test
    void kernelCallAboveMask() {
        Project project = freertos(
                handler("low", 11, "TIM2"),
                handler("high", 12, "TIM3"),
                handler("apart", 12, "TIM4"),
                task("t", "'activation': {'type': 'on', 'source': 'low'}"),
                task("u", "'activation': {'type': 'on', 'source': 'high'}"));
        assertEquals(
                List.of(
                        "high.priority: Interrupt \"high\" calls the kernel or releases a task, but the kernel masks only up to priority 11: it can interrupt the kernel at work."),
                found(new KernelCallAboveMaskRule(), project));
        Project fixed = fixed(new KernelCallAboveMaskRule(), project);
        assertEquals(List.of(), found(new KernelCallAboveMaskRule(), fixed));
    }

    /** Of a chip the entry and the exit of a handler are known, of FreeRTOS the switch; a poll it has none of. */
    @Test
    void overheadsWithoutAFigureAreFound() {
        Project project = freertos(task("a", periodic("10 ms")));
        assertEquals(
                List.of(
                        ".costs: Of FreeRTOS on STM32F411RE no figure is known for: wake, tick, lock, unlock, send, spawn, sleep, alarm, release. They count 0 in bounds and runs; the settings of the design take your own in cycles."),
                found(new OverheadsUnknownRule(), project));
        List<CostOverride> own = Stream.of(
                        "wake", "tick", "lock", "unlock", "send", "spawn", "sleep", "alarm", "release")
                .map(row -> new CostOverride(row, row.equals("tick") ? 0 : 50))
                .toList();
        assertEquals(
                List.of(),
                found(
                        new OverheadsUnknownRule(),
                        project.withSettings(project.settings().withCosts(own))));
        assertEquals(List.of(), found(new OverheadsUnknownRule(), project.withRuntime("generic")));
    }

    @Test
    void nestedLocksUnderInheritanceOfOneHopAreFound() {
        Project nested = freertos(
                task("a", body(lock("r", lock("s", compute("1 ms"))))),
                task("b", body(lock("r", compute("1 ms")), lock("s", compute("1 ms")))),
                item("shared-resource", "r", ""),
                item("shared-resource", "s", ""));
        assertEquals(
                List.of(
                        "a.body: \"a\" takes \"s\" while it holds \"r\": inheritance of this kernel goes one hop and is undone only when the last mutex is given."),
                found(new NestedMutexRule(), nested));
        assertEquals(
                List.of(
                        "a.body: \"a\" takes \"s\" while it holds \"r\": inheritance of this kernel goes one hop, and giving \"s\" back takes away what a waiter for \"r\" had passed on."),
                found(new NestedMutexRule(), nested.withRuntime("zephyr")));
        Project later = new NestedMutexRule()
                .check(Designs.context(nested.withRuntime("zephyr")))
                .getFirst()
                .fixes()
                .getFirst()
                .edit()
                .apply(nested);
        assertEquals("zephyr-4.5", later.runtime());
        assertEquals(List.of(), found(new NestedMutexRule(), later));
        assertEquals(List.of(), found(new NestedMutexRule(), nested.withRuntime("generic")));
    }

    @Test
    void threadsThatDeadlinesOrderHaveOneToSet() {
        Project shared = Designs.of(
                "stm32f411re",
                "zephyr",
                items(
                        task("timed", "'priority': 3, 'activation': {'type': 'periodic', 'period': '10 ms'}"),
                        task("woken", "'priority': 3, 'activation': {'type': 'on', 'source': 's'}"),
                        item("channel", "s", "'channel': 'signal'")));
        Project ordered = shared.withSettings(shared.settings().withScheduling(Scheduling.EDF));
        assertEquals(
                List.of(
                        "woken.activation: \"woken\" shares its priority with \"timed\", and Zephyr orders them by deadlines that a thread sets before it waits; \"woken\" is not released by time, so it has none to set. Give it a priority of its own, or release it by time."),
                found(new DeadlineUnsetRule(), ordered));
        assertEquals(List.of(), found(new DeadlineUnsetRule(), shared));
        assertEquals(List.of(), found(new DeadlineUnsetRule(), ordered.withRuntime("embassy")));
    }

    /** A poll (timeout 0) and the element that calls the function do not wait. */
    @Test
    void functionsOfASuperloopCannotWait() {
        Project project = Designs.of(
                "stm32f411re",
                "bare-metal",
                items(
                        task("sleeps", body("{'do': 'delay', 'time': '1 ms'}")),
                        task("polls", body("{'do': 'receive', 'channel': 'q', 'timeout': '0 ns'}")),
                        task(
                                "eats",
                                "'activation': {'type': 'on', 'source': 'q'}, "
                                        + body("{'do': 'receive', 'channel': 'q'}")),
                        task("waits", body("{'do': 'receive', 'channel': 'q'}")),
                        item("channel", "q", "")));
        String words = ": A function of a superloop runs to its end: while it waits, no other one is called."
                + " Split it at the wait into two functions and let the end of the wait set the flag of the second, or give the step the timeout 0.";
        assertEquals(
                List.of("sleeps.body: \"sleeps\"" + words, "waits.body: \"waits\"" + words),
                found(new NotExpressibleRule(), project));
        assertEquals(List.of(), found(new NotExpressibleRule(), project.withRuntime("generic")));
    }

    @Test
    void processesOfTockShareNothingAndMaskNothing() {
        Project project = Designs.of(
                "nrf52840",
                "tock",
                items(
                        task("locks", body(lock("r", compute("1 ms")))),
                        task("masks", body("{'do': 'critical-section', " + body(compute("1 ms")) + "}")),
                        task("computes", body(compute("1 ms"))),
                        item("shared-resource", "r", "")));
        assertEquals(
                List.of(
                        "locks.body: \"locks\": Processes of Tock share no memory, so there is nothing to lock between them. Keep the data in one process or in the kernel, and send to it.",
                        "masks.body: \"masks\": A process of Tock cannot mask interrupts. Move what must not be interrupted into the kernel: a handler here."),
                found(new NotExpressibleRule(), project));
    }

    /** The slow handler takes 3 ms; the quick one below it arrives every 2 ms and can wait 3 ms. Above it, it waits for nothing. */
    @Test
    void interruptThatArrivesAgainWhilePendingIsFound() {
        assertEquals(
                List.of(
                        "quick.activation: Interrupt \"quick\" can wait 3 ms before it begins, and arrive again after 2 ms: an arrival while it is pending is lost."),
                found(new InterruptMergesRule(), Designs.analysed(handlers(2, 1))));
        assertEquals(List.of(), found(new InterruptMergesRule(), Designs.analysed(handlers(1, 2))));
    }

    private static Project handlers(int slow, int quick) {
        return Designs.of(
                "stm32f411re",
                "generic",
                items(
                        handler("slow", slow, "TIM2", "20 ms", "3 ms"),
                        handler("quick", quick, "TIM3", "2 ms", "100 us")));
    }

    private static String handler(String id, int priority, String vector) {
        return handler(id, priority, vector, "10 ms", "10 us");
    }

    private static String handler(String id, int priority, String vector, String period, String worst) {
        return item(
                "interrupt",
                id,
                "'priority': " + priority + ", 'vector': '" + vector + "', " + periodic(period) + ", "
                        + body(compute(worst)));
    }
}
