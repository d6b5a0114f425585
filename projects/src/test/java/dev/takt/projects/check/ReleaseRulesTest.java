package dev.takt.projects.check;

import static dev.takt.projects.check.Designs.body;
import static dev.takt.projects.check.Designs.compute;
import static dev.takt.projects.check.Designs.found;
import static dev.takt.projects.check.Designs.item;
import static dev.takt.projects.check.Designs.items;
import static dev.takt.projects.check.Designs.periodic;
import static dev.takt.projects.check.Designs.step;
import static dev.takt.projects.check.Designs.task;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.CoreLoad;
import dev.takt.projects.analysis.Theorem;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A failing and a passing design for each rule about releases, deadlines, waits and watchdogs. */
class ReleaseRulesTest {
    private static Project freertos(String... items) {
        return Designs.of("stm32f411re", "freertos", items(items));
    }

    private static Project generic(String... items) {
        return Designs.of("stm32f411re", "generic", items(items));
    }

    private static AnalysisResult bound(String item, long deadlineNs, Bound bound) {
        return new AnalysisResult(
                List.of(new ContextAnalysis(ItemId.of(item), OptionalLong.of(deadlineNs), bound)),
                List.of(new CoreLoad(0, 1000, List.of())));
    }

    private static Bound known(long ns) {
        return new Bound.Known(ns, ns, Theorem.FIXED_PRIORITY_RTA, List.of(), List.of());
    }

    @Test
    void boundAboveTheDeadlineIsFound() {
        Project project = freertos(task("a", periodic("10 ms")));
        assertEquals(
                List.of("a.deadline: \"a\" can take 12.5 ms from arrival, its deadline is 10 ms: 2.5 ms too long."),
                found(new DeadlineMissedRule(), Designs.context(project, bound("a", 10_000_000, known(12_500_000)))));
        assertEquals(
                List.of(),
                found(new DeadlineMissedRule(), Designs.context(project, bound("a", 10_000_000, known(10_000_000)))));
    }

    /** A job every 10 ms of 1 ms: an input that comes just after it looked is out 11 ms later. */
    @Test
    void chainBoundAboveItsLimitIsFound() {
        String a = task("a", periodic("10 ms") + ", " + body(compute("1 ms")));
        String chain = "'path': ['a'], 'measure': 'reaction', 'bound': '%s'";
        assertEquals(
                List.of(
                        "c.bound: Chain \"c\": the reaction can take 11 ms, and its limit is 10.5 ms. 500 us too much."),
                found(
                        new ChainBoundMissedRule(),
                        Designs.analysed(generic(a, item("chain", "c", chain.formatted("10.5 ms"))))));
        assertEquals(
                List.of(),
                found(
                        new ChainBoundMissedRule(),
                        Designs.analysed(generic(a, item("chain", "c", chain.formatted("11 ms"))))));
    }

    @Test
    void aLimitOfAChainWithoutABoundIsReported() {
        String a = task("a", periodic("10 ms"));
        String b = task("b", periodic("10 ms"));
        assertEquals(
                List.of(
                        "c.bound: Chain \"c\" is simulated only. No bound known: the path of \"c\" does not lead from member"
                                + " to member."),
                found(
                        new ChainBoundMissedRule(),
                        Designs.analysed(generic(a, b, item("chain", "c", "'path': ['a', 'b'], 'bound': '1 s'")))));
    }

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

    /** Three jobs wait at most: of one that takes its 35 ms the one that comes after 30 ms may be lost. */
    @Test
    void aDeadlineBeyondAllThatMayWaitIsFound() {
        String late = periodic("10 ms") + ", 'overrun': 'queue', 'deadline': '35 ms'";
        Project project = generic(task("a", late + ", 'most-waiting': 3"));
        Problem problem =
                new DeadlineBeyondPeriodRule().check(Designs.context(project)).getFirst();
        assertEquals(
                List.of(),
                found(
                        new DeadlineBeyondPeriodRule(),
                        problem.fixes().getFirst().edit().apply(project)));
        assertEquals(
                List.of(), found(new DeadlineBeyondPeriodRule(), generic(task("a", late + ", 'most-waiting': 4"))));
        assertEquals(List.of(), found(new DeadlineBeyondPeriodRule(), generic(task("a", late))));
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

    /** 8 ms without an await; the other has 10 ms and works for 3 of them. */
    @Test
    void segmentThatKeepsTheExecutorTooLongIsFound() {
        String slow = task("slow", "'priority': 2, " + periodic("100 ms") + ", " + body(compute("8 ms")));
        String tight = task("tight", "'priority': 1, " + periodic("10 ms") + ", " + body(compute("3 ms")));
        String broken = task(
                "slow",
                "'priority': 2, " + periodic("100 ms") + ", "
                        + body(compute("4 ms"), "{'do': 'delay', 'time': '1 us'}", compute("4 ms")));
        String chip = "nrf52840";
        assertEquals(
                List.of(
                        "slow.body: \"slow\" runs for up to 8 ms without giving way in an executor above that of \"tight\","
                                + " which has 10 ms in all. Break it up with awaits, or move it to an executor of lower priority."),
                found(new SlowSegmentRule(), Designs.of(chip, "embassy", items(slow, tight))));
        assertEquals(List.of(), found(new SlowSegmentRule(), Designs.of(chip, "embassy", items(broken, tight))));
        Problem problem = new SlowSegmentRule()
                .check(Designs.context(Designs.of(chip, "embassy", items(slow, tight))))
                .getFirst();
        Project fixed = problem.fixes().getFirst().edit().apply(Designs.of(chip, "embassy", items(slow, tight)));
        assertEquals(List.of(), found(new SlowSegmentRule(), fixed));
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
    void aResponseWithoutLimitMissesEveryDeadline() {
        Project project = freertos(task("a", periodic("10 ms")));
        Bound bound = new Bound.Unbounded(Theorem.FIXED_PRIORITY_RTA, Texts.text("rule.overload"));
        assertEquals(
                List.of(
                        "a.deadline: \"a\" can take any time, its deadline is 10 ms: A core that is asked for more time than it has."),
                found(new DeadlineMissedRule(), Designs.context(project, bound("a", 10_000_000, bound))));
    }

    @Test
    void taskThatNothingBoundsIsFound() {
        Project project = freertos(task("a", periodic("10 ms")));
        Bound bound = new Bound.NotApplicable(Texts.text("rule.after-drift"));
        assertEquals(
                List.of("a.deadline: \"a\" is simulated only. A delay after the work: releases drift."),
                found(new NoBoundRule(), Designs.context(project, bound("a", 10_000_000, bound))));
        assertEquals(List.of(), found(new NoBoundRule(), Designs.context(project, bound("a", 10_000_000, known(1)))));
    }

    @Test
    void coreThatIsAskedForMoreThanItsTimeIsFound() {
        Project project = freertos(task("a", periodic("10 ms")));
        AnalysisResult over = new AnalysisResult(List.of(), List.of(new CoreLoad(0, 1205, List.of())));
        assertEquals(
                List.of(".: Core 0 is asked for 120.5 % of its time: move or slow down something that runs there."),
                found(new OverloadRule(), Designs.context(project, over)));
        assertEquals(List.of(), found(new OverloadRule(), Designs.context(project, bound("a", 1, known(1)))));
    }

    @Test
    void deadlineBeyondThePeriodIsFound() {
        String late = "'deadline': '20 ms', " + periodic("10 ms") + ", " + body(compute("1 ms"));
        Project project = freertos(
                task("a", "'overrun': 'skip', " + late),
                task("b", "'overrun': 'queue', " + late),
                task("c", "'overrun': 'skip', " + periodic("10 ms")));
        assertEquals(
                List.of(
                        "a.deadline: \"a\" has a deadline of 20 ms and arrives every 10 ms: a job that uses its deadline loses the next one (overrun policy skip)."),
                found(new DeadlineBeyondPeriodRule(), project));
        Problem problem =
                new DeadlineBeyondPeriodRule().check(Designs.context(project)).getFirst();
        Project fixed = problem.fixes().getFirst().edit().apply(project);
        assertEquals(List.of(), found(new DeadlineBeyondPeriodRule(), fixed));
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

    @Test
    void watchdogThatNobodyFeedsIsFound() {
        Project project = freertos(
                item("watchdog", "fed", "'instance': 'IWDG'"),
                item("watchdog", "hungry", "'instance': 'WWDG', 'timeout': '2 s'"),
                task("a", body(step("feed", "watchdog", "fed"))));
        assertEquals(
                List.of("hungry.: Nobody feeds \"hungry\": it expires after 2 s."),
                found(new WatchdogNotFedRule(), project));
    }

    private static Project dog(String timeout, String period, String more) {
        return freertos(
                item("watchdog", "dog", "'instance': 'IWDG', 'timeout': '" + timeout + "'" + more),
                task("a", periodic(period) + ", " + body(step("feed", "watchdog", "dog"))));
    }

    @Test
    void watchdogFedTooLate() {
        AnalysisResult analysis = bound("a", 100_000_000, known(30_000_000));
        assertEquals(
                List.of(
                        "dog.timeout: \"dog\" expires after 120 ms, but \"a\" feeds it every 100 ms and may take 30 ms: up to 130 ms between feeds."),
                found(new WatchdogFedTooLateRule(), Designs.context(dog("120 ms", "100 ms", ""), analysis)));
        assertEquals(
                List.of(), found(new WatchdogFedTooLateRule(), Designs.context(dog("130 ms", "100 ms", ""), analysis)));
        Project late = dog("120 ms", "100 ms", "");
        Problem problem = new WatchdogFedTooLateRule()
                .check(Designs.context(late, analysis))
                .getFirst();
        Project fixed = problem.fixes().getFirst().edit().apply(late);
        assertEquals(List.of(), found(new WatchdogFedTooLateRule(), Designs.context(fixed, analysis)));
    }

    @Test
    void watchdogFedTooEarly() {
        assertEquals(
                List.of(
                        "dog.window: \"dog\" is fed by \"a\" every 10 ms, within the 20 ms in which a feed is an error."),
                found(new WatchdogFedTooEarlyRule(), dog("50 ms", "10 ms", ", 'window': '20 ms'")));
        assertEquals(List.of(), found(new WatchdogFedTooEarlyRule(), dog("50 ms", "30 ms", ", 'window': '20 ms'")));
    }
}
