package dev.takt.projects.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.CostOverride;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Task;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Bounds against published figures; the resource files name their origin.
 *
 * <p>Earliest deadline first, shared cores and limited preemption are in {@link PublishedEdfTest}; {@link EveryPublishedCaseTest} holds that no case is left out without a reason.
 */
class PublishedCasesTest {

    @PreemptiveFixedPriorityCases
    void preemptiveFixedPrioritiesHaveThePublishedResponseTimes(String name) {
        PublishedCase published = PublishedCase.of(name);
        assertEquals(published.expected("wcrt"), inOrder(published.figures(), published.expected("wcrt")));
    }

    @Test
    void whatIsOverloadedIsUnboundedAndNothingElse() {
        Map<String, Bound> bounds = PublishedCase.of("fp_overload_rta").bounds();
        assertInstanceOf(Bound.Known.class, bounds.get("T2"));
        assertInstanceOf(Bound.Unbounded.class, bounds.get("T3"));
        assertInstanceOf(Bound.Unbounded.class, bounds.get("T4"));
    }

    @Test
    void waitsAsExecutionThatDoNotFitGiveNoBoundRatherThanUnbounded() {
        assertInstanceOf(
                Bound.NotApplicable.class,
                PublishedCase.of("fp_self_suspension_oblivious").bounds().get("T3"));
    }

    @Test
    void runToCompletionHasTheRevisedCanFigures() {
        PublishedCase can = PublishedCase.of("can_davis07_counterexample").nonPreemptive();
        assertEquals(can.expected("wcrt"), can.figures());
        PublishedCase other = PublishedCase.of("fpnp_rta_rs_1").nonPreemptive();
        assertEquals(other.expected("wcrt_continuous_time"), other.figures());
    }

    @Test
    void floatingRegionsBlockByTheirWholeLengthInContinuousTime() {
        PublishedCase published = PublishedCase.of("fp_floating_np");
        // integer time takes one unit off the blocker: T1 4+3 and T2 6+3+8; T3 has none below it
        Map<String, BigDecimal> continuous = new HashMap<>(published.expected("wcrt_integer_time"));
        continuous.merge("T1", BigDecimal.ONE, BigDecimal::add);
        continuous.merge("T2", BigDecimal.ONE, BigDecimal::add);
        assertEquals(continuous, published.figures());
    }

    @Test
    void pathfinderMeetsItsDeadlinesUnderInheritanceAndHasNoBoundWithout() {
        PublishedCase mars = PublishedCase.of("mars_pathfinder_priority_inversion");
        assertEquals(
                mars.expected("analysis_pip", "wcrt"),
                mars.with(Protocol.INHERITANCE).figures());
        Map<String, BigDecimal> plain = mars.with(Protocol.NONE).figures();
        // the bus scheduler takes no lock; nothing less urgent than the two last ones can hold them up
        assertEquals(BigDecimal.TEN.stripTrailingZeros(), plain.get("ordo_bus"));
        assertInstanceOf(Bound.NotApplicable.class, mars.bounds().get("distribution_donnees"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "mast_example_5_2_4_1",
                "mast_example_5_1_2_2",
                "mast_example_5_3_6_1",
                "mast_example_5_3_5_1",
                "mast_lehoczky_example_3"
            })
    void theHandbookExamplesHaveTheFiguresOfMast(String name) {
        PublishedCase published = PublishedCase.of(name);
        assertEquals(published.expected("classic_rm", "transactions"), named(published));
    }

    /** MAST charges two switches a job, as we do; we add one that may be under way when the job arrives, 0.25 and 102.5 units here. */
    @Test
    void switchesAreChargedAsMastDoesPlusTheOneUnderWay() {
        PublishedCase controller = PublishedCase.of("mast_controller").withSwitchCycles(25);
        assertEquals(plus(controller.expected("classic_rm", "transactions"), "0.25"), named(controller));
        PublishedCase caseva = PublishedCase.of("mast_caseva_simplified").withSwitchCycles(10_250);
        Map<String, BigDecimal> expected = caseva.expected("classic_rm", "transactions");
        expected.remove("message_logger");
        assertEquals(plus(expected, "102.5"), named(caseva));
    }

    @Test
    void locksTakenInACycleHaveNoBoundUnderInheritanceAndOneUnderACeiling() {
        // the two sections of each task are written one after the other in the case, so nesting is written out here
        for (Protocol protocol : List.of(Protocol.INHERITANCE, Protocol.NONE)) {
            for (String task : List.of("t1", "t2")) {
                Bound bound = NestedLocks.bound(protocol, task);
                Bound.NotApplicable none = assertInstanceOf(Bound.NotApplicable.class, bound, protocol + " " + task);
                assertEquals("analysis.unknown.lock-cycle", none.reason().key(), protocol + " " + task);
            }
        }
        // T1 6 + the longest section of T2, 6
        assertEquals(12_000, ((Bound.Known) NestedLocks.bound(Protocol.IMMEDIATE_CEILING, "t1")).ns());
        Bound.Known original = (Bound.Known) NestedLocks.bound(Protocol.CEILING, "t1");
        assertEquals(12_000, original.ns());
        assertEquals(List.of(Theorem.PRIORITY_CEILING), original.also());
    }

    private static Map<String, BigDecimal> named(PublishedCase published) {
        return inOrder(published.figures(), published.figures());
    }

    private static Map<String, BigDecimal> plus(Map<String, BigDecimal> figures, String more) {
        Map<String, BigDecimal> sum = new LinkedHashMap<>();
        figures.forEach((k, v) -> sum.put(k, v.add(new BigDecimal(more)).stripTrailingZeros()));
        return sum;
    }

    private static Map<String, BigDecimal> inOrder(Map<String, BigDecimal> figures, Map<String, BigDecimal> of) {
        Map<String, BigDecimal> ordered = new LinkedHashMap<>();
        figures.forEach((k, v) -> {
            if (of.containsKey(k) || figures.size() == of.size()) {
                ordered.put(k, v);
            }
        });
        return ordered;
    }

    /** Spinning counted for every request of every job: between the two published analyses, the second of which inflates each job alike. */
    @Test
    void spinLocksHaveTheInflatedFigures() {
        assertEquals(
                PublishedCase.of("pfp_msrp_spin").expected("wcrt_inflation"),
                PublishedCase.of("pfp_msrp_spin")
                        .onCores("generic-2")
                        .with(Protocol.SPIN)
                        .figures());
    }

    /** A ticker that costs something and lets jobs come up to a tick late is a tick and a jitter of its length here; the switch that may be under way comes on top, as without a ticker. */
    @Test
    void tickersAreTicksAndAJitterOfTheirLength() {
        PublishedCase timer = PublishedCase.of("mast_caseva_with_timer").withSwitchCycles(10_250);
        Project plain = timer.project();
        Project ticking = plain.withSettings(plain.settings()
                .withTickNs(OptionalLong.of(1_000_000))
                .withCosts(List.of(new CostOverride("context-switch", 10_250), new CostOverride("tick", 5_000))));
        Map<String, BigDecimal> expected = plus(timer.expected("classic_rm", "transactions"), "102.5");
        // 13940 + 102.5 from its release is past the fourth job of servo_control, up to 1000 early: 1080 + 205, and two
        // ticks more
        expected.merge("trajectory_planning", BigDecimal.valueOf(1_385), BigDecimal::add);
        assertEquals(expected, PublishedCase.figures(lateByATick(ticking)));
    }

    private static Project lateByATick(Project project) {
        return project.withItems(project.items().stream()
                .<Item>map(i -> i instanceof Task t && t.activation() instanceof Activation.Periodic every
                        ? t.withActivation(new Activation.Periodic(every.periodNs(), 0, 1_000_000))
                        : i)
                .toList());
    }

    /** A polling server that costs nothing is a periodic task; what it serves waits up to a period for it, and that long the published figure is longer. */
    @Test
    void pollingServersArePeriodicTasks() {
        PublishedCase polled = PublishedCase.of("mast_aperiodic_example");
        Map<String, BigDecimal> expected = polled.expected("classic_rm", "transactions");
        expected.merge("tap", new BigDecimal("3.5"), BigDecimal::subtract);
        assertEquals(expected, polled.figures());
    }
}
