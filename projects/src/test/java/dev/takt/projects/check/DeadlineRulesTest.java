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
import static dev.takt.projects.check.Designs.task;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.analysis.AnalysisResult;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.CoreLoad;
import dev.takt.projects.analysis.Theorem;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.text.Texts;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** A failing and a passing design for each rule about bounds, deadlines and load. */
class DeadlineRulesTest {
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
}
