package dev.takt.projects.check;

import static dev.takt.projects.check.Designs.body;
import static dev.takt.projects.check.Designs.compute;
import static dev.takt.projects.check.Designs.fixed;
import static dev.takt.projects.check.Designs.found;
import static dev.takt.projects.check.Designs.freertos;
import static dev.takt.projects.check.Designs.generic;
import static dev.takt.projects.check.Designs.item;
import static dev.takt.projects.check.Designs.items;
import static dev.takt.projects.check.Designs.periodic;
import static dev.takt.projects.check.Designs.step;
import static dev.takt.projects.check.Designs.task;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.problem.Problem;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A failing and a passing design for each rule about releases, messages and waits. */
class ReleaseRulesTest {
    private static String sender(String period, String sends) {
        return task("tx", periodic(period) + ", " + body(compute("1 us"), sends));
    }

    /** Two elements every 10 ms are 200 a second; one taken every 10 ms are 100. */
    @Test
    void queueThatFillsFasterThanItIsTakenIsFound() {
        String q = item("channel", "q", "'capacity': 100");
        String send = step("send", "channel", "q");
        String reader = task("rx", periodic("10 ms") + ", " + body(step("receive", "channel", "q")));
        assertEquals(
                List.of(
                        "q.capacity: \"q\" gets 200 elements a second and at most 100 are taken: however large it is, it fills up."),
                found(new QueueOverflowsRule(), generic(q, sender("10 ms", send + ", " + send), reader)));
        assertEquals(List.of(), found(new QueueOverflowsRule(), generic(q, sender("10 ms", send), reader)));
        String released = task("rx", "'activation': {'type': 'on', 'source': 'q'}");
        assertEquals(
                List.of(), found(new QueueOverflowsRule(), generic(q, sender("10 ms", send + ", " + send), released)));
    }

    private static String burst(int mostWaiting, String work) {
        return task(
                "a",
                "'most-waiting': " + mostWaiting
                        + ", 'activation': {'type': 'burst', 'count': 5, 'inner-gap': '1 ms', 'outer-gap': '100 ms'}, "
                        + body(exactly(work)));
    }

    private static String exactly(String work) {
        return "{'do': 'compute', 'best': '%s', 'worst': '%s'}".formatted(work, work);
    }

    /** When the fifth comes, 4 ms after the first, at most the first is done and the second begun: three wait. */
    @Test
    void aBacklogThatMustOverflowIsFound() {
        assertEquals(
                List.of(
                        "a.most-waiting: \"a\": 5 jobs come 1 ms apart, each takes at least 4 ms, and 2 may wait: some of each burst are dropped."),
                found(new BacklogOverflowsRule(), generic(burst(2, "4 ms"))));
        assertEquals(List.of(), found(new BacklogOverflowsRule(), generic(burst(3, "4 ms"))));
        assertEquals(List.of(), found(new BacklogOverflowsRule(), generic(burst(1, "999 us"))));
        assertEquals(
                List.of(
                        "a.most-waiting: \"a\": each job takes at least 11 ms, and they come faster: however many may wait, jobs are dropped."),
                found(
                        new BacklogOverflowsRule(),
                        generic(task("a", periodic("10 ms") + ", 'most-waiting': 9, " + body(exactly("11 ms"))))));
    }

    /** Of a send on one way only nothing is certain. */
    @Test
    void whatMayBeOmittedDoesNotOverflowAQueue() {
        String q = item("channel", "q", "'capacity': 1");
        String branch =
                "{'do': 'branch', 'chance': '50 %%', 'then': [%s], 'else': []}".formatted(step("send", "channel", "q"));
        String reader = task("rx", periodic("100 ms") + ", " + body(step("receive", "channel", "q")));
        assertEquals(List.of(), found(new QueueOverflowsRule(), generic(q, sender("10 ms", branch), reader)));
    }

    @Test
    void chipThatNeedsAnotherToolChainIsFound() {
        assertEquals(
                List.of(
                        ".target: ESP32-S3 needs the tool chain esp (espup): the stable one of rustup does not build for"
                                + " xtensa-esp32s3-none-elf."),
                found(new ToolChainRule(), Designs.of("esp32s3", "embassy", "")));
        assertEquals(List.of(), found(new ToolChainRule(), Designs.of("esp32c6", "embassy", "")));
        assertEquals(List.of(), found(new ToolChainRule(), Designs.of("generic-1", "generic", "")));
    }

    @Test
    void delayAfterTheWorkIsFoundToDrift() {
        Project project = freertos(
                task("a", "'activation': {'type': 'after', 'delay': '10 ms', 'offset': '1 ms'}"),
                task("b", periodic("10 ms")));
        Problem problem = new AfterDriftRule().check(Designs.context(project)).getFirst();
        assertEquals(
                "a.activation: \"a\" sleeps 10 ms after its work: its period is longer by its response time and drifts.",
                Designs.line(problem));
        Project fixed = problem.fixes().getFirst().edit().apply(project);
        assertEquals(
                new Activation.Periodic(10_000_000, 1_000_000, 0),
                fixed.item(ItemId.of("a"), Task.class).orElseThrow().activation());
        assertEquals(List.of(), found(new AfterDriftRule(), fixed));
    }

    @Test
    void tasksThatNothingReleasesAreFound() {
        Project project = Designs.of(
                "stm32f411re",
                "freertos",
                items(
                        task("spawned", "'activation': {'type': 'spawned'}"),
                        task("never", "'activation': {'type': 'spawned'}"),
                        task(
                                "fed",
                                "'activation': {'type': 'on', 'source': 'full'}, "
                                        + body(step("spawn", "task", "spawned"), step("send", "channel", "full"))),
                        task("starved", "'activation': {'type': 'on', 'source': 'empty'}"),
                        item("channel", "full", ""),
                        item("channel", "empty", ""),
                        item("interrupt", "wired", "'source': 'uart', 'activation': {'type': 'on', 'source': 'uart'}"),
                        item("interrupt", "loose", "'source': 'spi', 'activation': {'type': 'on', 'source': 'spi'}"),
                        item("interrupt", "bare", "'vector': 'TIM2'"),
                        item("peripheral", "uart", "'instance': 'USART1'"),
                        item("peripheral", "spi", "'instance': 'SPI1'"),
                        item(
                                "device",
                                "host",
                                "'wires': ['uart'], 'arrivals': {'type': 'sporadic', 'min-gap': '1 ms'}")));
        assertEquals(
                List.of(
                        "never.activation: \"never\" waits to be spawned, but nobody spawns it.",
                        "starved.activation: \"starved\" waits for \"empty\", from which nothing ever comes.",
                        "loose.activation: \"loose\" waits for \"spi\", from which nothing ever comes.",
                        "bare.activation: \"bare\" has neither a source nor an activation."),
                found(new UnreachableTaskRule(), project));
    }

    @Test
    void whatIsNotReleasedIsGivenAReleaseOrTakenOut() {
        Project project = Designs.of(
                "stm32f411re",
                "freertos",
                items(
                        task("never", "'activation': {'type': 'spawned'}"),
                        item("interrupt", "loose", "'source': 'spi', 'activation': {'type': 'on', 'source': 'spi'}"),
                        item("interrupt", "silent", "'source': 'uart', 'activation': {'type': 'on', 'source': 'uart'}"),
                        item("peripheral", "spi", "'instance': 'SPI1'"),
                        item("peripheral", "uart", "'instance': 'USART1'"),
                        item("device", "host", "'wires': ['uart']")));
        List<Problem> problems = new UnreachableTaskRule().check(Designs.context(project));
        assertEquals(
                List.of(
                        List.of("Release never every 10 ms", "Delete never"),
                        List.of("Expect loose by itself, 10 ms apart at least", "Delete loose"),
                        List.of("Let host send something, 10 ms apart at least", "Delete silent")),
                problems.stream()
                        .map(p -> p.fixes().stream()
                                .map(f -> f.edit().label().text())
                                .toList())
                        .toList());
        for (int way = 0; way < 2; way++) {
            Project fixed = project;
            for (Problem problem : problems) {
                fixed = problem.fixes().get(way).edit().apply(fixed);
            }
            assertEquals(List.of(), found(new UnreachableTaskRule(), fixed));
        }
    }

    @Test
    void spawnOfWhatIsNotSpawnedIsFound() {
        Project project = freertos(
                task("a", periodic("10 ms") + ", " + body(step("spawn", "task", "b"), step("spawn", "task", "c"))),
                task("b", periodic("10 ms")),
                task("c", "'activation': {'type': 'spawned'}"));
        Problem problem = new SpawnIgnoredRule().check(Designs.context(project)).getFirst();
        assertEquals(
                "a.body: \"a\" spawns \"b\", which is not activated by being spawned: the spawn does nothing.",
                Designs.line(problem));
        assertEquals(
                List.of(),
                found(new SpawnIgnoredRule(), problem.fixes().getFirst().edit().apply(project)));
    }

    @Test
    void aSignalNeverMakesItsSenderWait() {
        Project project = freertos(
                item("interrupt", "irq", "'vector': 'TIM2', " + body(step("send", "channel", "s"), "{'do': 'yield'}")),
                item("channel", "s", "'channel': 'signal'"));
        assertEquals(
                List.of(
                        "irq.body: Interrupt \"irq\" yields: a handler cannot wait. Move it into a task that the handler releases."),
                found(new IsrBlocksRule(), project));
    }

    @Test
    void queueThatNobodyReadsIsFound() {
        Project project = freertos(
                task(
                        "a",
                        periodic("10 ms") + ", "
                                + body(
                                        step("send", "channel", "lost"),
                                        step("send", "channel", "read"),
                                        step("send", "channel", "news"),
                                        step("send", "channel", "wakes"))),
                task("b", body(step("receive", "channel", "read"))),
                task("c", "'activation': {'type': 'on', 'source': 'wakes'}"),
                item("channel", "lost", ""),
                item("channel", "news", "'full': 'overwrite-oldest'"),
                item("channel", "read", ""),
                item("channel", "wakes", ""));
        assertEquals(
                List.of(
                        "lost.: \"lost\" is written and never read: after 4 elements its senders wait for ever.",
                        "news.: \"news\" is written and never read."),
                found(new QueueNeverReadRule(), project));
    }

    @Test
    void waitForWhatNobodyWritesIsFound() {
        Project project = freertos(
                task("a", body(step("wait", "signal", "s"), step("receive", "channel", "q"))),
                task("b", body("{'do': 'wait', 'signal': 's', 'timeout': '1 ms'}", step("send", "channel", "q"))),
                item("channel", "s", "'channel': 'signal'"),
                item("channel", "q", ""));
        assertEquals(
                List.of("a.body: \"a\" waits for \"s\" without a timeout, but nobody writes it."),
                found(new WaitsForNobodyRule(), project));
    }

    @Test
    void handlerThatWaitsIsFound() {
        Project project = freertos(
                item(
                        "interrupt",
                        "irq",
                        "'vector': 'TIM2', "
                                + body(
                                        compute("1 us"),
                                        "{'do': 'delay', 'time': '1 ms'}",
                                        step("send", "channel", "q"),
                                        step("send", "channel", "n"),
                                        step("alloc", "pool", "p"))),
                item("channel", "q", ""),
                item("channel", "n", "'full': 'drop-newest'"),
                item("pool", "p", ""),
                task("t", body("{'do': 'delay', 'time': '1 ms'}")));
        assertEquals(
                List.of(
                        "irq.body: Interrupt \"irq\" delays: a handler cannot wait. Move it into a task that the handler releases.",
                        "irq.body: Interrupt \"irq\" sends to \"q\", which may be full: a handler cannot wait. Move it into a task that the handler releases.",
                        "irq.body: Interrupt \"irq\" waits for a block of \"p\": a handler cannot wait. Move it into a task that the handler releases."),
                found(new IsrBlocksRule(), project));
        Problem send = new IsrBlocksRule().check(Designs.context(project)).get(1);
        Project fixed = send.fixes().getFirst().edit().apply(project);
        assertEquals(2, found(new IsrBlocksRule(), fixed).size());
    }

    @Test
    void handlerThatGivesABlockBackIsFound() {
        Project project = freertos(
                item("interrupt", "irq", "'vector': 'TIM2', " + body(step("free", "pool", "p"))),
                item("pool", "p", ""),
                task("t", body(step("free", "pool", "p"))));
        assertEquals(
                List.of(
                        "irq.body: Interrupt \"irq\" gives a block of \"p\" back: pools are for tasks, a handler neither takes nor gives. Let a task that the handler releases do it."),
                found(new IsrBlocksRule(), project));
    }

    @Test
    void unboundedLoopWithoutYield() {
        String other = task("other", periodic("10 ms") + ", " + body(compute("1 ms")));
        String delay = "{'do': 'delay', 'time': '1 ms'}";
        Project bad = Designs.of("esp32s3", "embassy", items(task("loop", body(compute("1 ms"))), other));
        Project delayed = Designs.of("esp32s3", "embassy", items(task("loop", body(compute("1 ms"), delay)), other));
        Project yields =
                Designs.of("esp32s3", "embassy", items(task("loop", body(compute("1 ms"), "{'do': 'yield'}")), other));
        assertEquals(
                List.of(
                        "loop.body: \"loop\" runs for ever without waiting: other never run. Let it delay or wait, or put it below them."),
                found(new UnboundedLoopRule(), bad));
        assertEquals(List.of(), found(new UnboundedLoopRule(), delayed));
        assertEquals(List.of(), found(new UnboundedLoopRule(), yields));
    }

    @Test
    void aLoopBelowEverybodyElseStarvesNobody() {
        assertEquals(
                List.of(),
                found(
                        new UnboundedLoopRule(),
                        freertos(
                                task("loop", body(compute("1 ms"))),
                                task("other", "'priority': 1, " + periodic("10 ms")))));
    }
}
