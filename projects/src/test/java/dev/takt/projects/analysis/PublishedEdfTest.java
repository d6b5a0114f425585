package dev.takt.projects.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.Extras;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Progress;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Earliest deadline first, shared cores and limited preemption against published figures; the resource files name their origin. */
class PublishedEdfTest {
    private static final long UNIT = 1_000;

    private static Project edf(String name, Preemption preemption) {
        Project project = PublishedCase.of(name).project();
        return project.withSettings(
                project.settings().withScheduling(Scheduling.EDF).withPreemption(preemption));
    }

    private static AnalysisResult analysed(Project project, long granuleNs) {
        return Analysis.of(Machine.of(project, ShippedCatalogue.get()).orElseThrow(), granuleNs, Progress.NONE);
    }

    private static Map<String, BigDecimal> figures(Project project, long granuleNs) {
        Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
        AnalysisResult result = Analysis.of(machine, granuleNs, Progress.NONE);
        Map<String, BigDecimal> figures = new LinkedHashMap<>();
        machine.contexts().forEach(c -> {
            if (result.contexts().get(c.index()).bound() instanceof Bound.Known known) {
                assertEquals(
                        known.ns(), known.terms().stream().mapToLong(Term::ns).sum(), c.name());
                figures.put(c.name(), PublishedCase.units(known.ns()));
            }
        });
        return figures;
    }

    @Test
    void responseTimesUnderEarliestDeadlineFirst() {
        assertEquals(
                PublishedCase.of("edf_rta_rs_ex1").expected("wcrt"),
                figures(edf("edf_rta_rs_ex1", Preemption.FULL), 0));
    }

    @Test
    void theSetOfZhangAndBurnsFitsAndHasTheFiguresOfMast() {
        Project project = edf("edf_qpa_zhang_burns_ok", Preemption.FULL);
        assertTrue(analysed(project, 0).demand().getFirst().overloadedAtNs().isEmpty());
        assertEquals(PublishedCase.of("edf_qpa_zhang_burns_ok").expected("wcrt_mast"), figures(project, 0));
    }

    @Test
    void independentTasksHaveTheFiguresOfMast() {
        PublishedCase published = PublishedCase.of("mast_edf_example");
        assertEquals(
                published.expected("edf_monoprocessor", "transactions"),
                figures(edf("mast_edf_example", Preemption.FULL), 0));
    }

    /** A fixed priority above those by deadline is a handler's; one below is that of a task without a deadline, which all others precede. */
    @Test
    void deadlinesBetweenFixedPrioritiesHaveTheFiguresOfMast() {
        Project project = edf("mast_edf_within_priorities_example", Preemption.FULL);
        Project between = project.withItems(project.all(Task.class).stream()
                .map(PublishedEdfTest::withItsFixedPriority)
                .toList());
        assertEquals(
                PublishedCase.of("mast_edf_within_priorities_example")
                        .expected("edf_within_priorities", "transactions"),
                figures(between, 0));
    }

    private static Item withItsFixedPriority(Task t) {
        return switch (t.name()) {
            case "tr_1" ->
                new Interrupt(
                        t.id(),
                        t.name(),
                        Optional.empty(),
                        t.activation(),
                        "EXTI0",
                        t.deadlineNs(),
                        1,
                        0,
                        t.body(),
                        Extras.NONE);
            case "tr_3" -> t.withDeadlineNs(OptionalLong.empty());
            default -> t;
        };
    }

    /** Nasri and Brandenburg 2017, figure 1a: the jobs of three periodic tasks, of which the most frequent one misses its second deadline. */
    @Test
    void theJobsOfAScheduleGraphThatMissAreThoseOfTasksThatDoNotFit() {
        Project project = Project.blank("case", "stm32f411re", "generic")
                .withItems(List.of(job("t1", 2, 10), job("t2", 8, 30), job("t3", 13, 60)));
        Project whole = project.withSettings(
                project.settings().withScheduling(Scheduling.EDF).withPreemption(Preemption.NONE));
        // 13 of T3, begun just before, and 2 are due by 10
        assertEquals(
                List.of(new DemandTest(0, false, OptionalLong.of(10 * UNIT))),
                analysed(whole, 0).demand());
        assertFalse(analysed(whole, 0).noneCanMiss());
        // in whole units T3 has begun one unit before: 12 + 2
        assertEquals(
                PublishedCase.of("sag_rtss17_fig1a").expected("jobs", "1.2").get("wcrt"),
                figures(whole, UNIT).get("t1"));
    }

    private static Item job(String id, long worst, long period) {
        return Task.blank(ItemId.of(id), id)
                .withActivation(new Activation.Periodic(period * UNIT, 0, 0))
                .withDeadlineNs(OptionalLong.of(period * UNIT))
                .withBody(List.of(new Step.Compute("", UNIT, worst * UNIT, Distribution.UNIFORM)));
    }

    @Test
    void lowLoadWithShortDeadlinesDoesNotFit() {
        Project project = edf("edf_qpa_known_unschedulable_1", Preemption.FULL);
        AnalysisResult result = analysed(project, 0);
        // 331 + 3654 = 3985 is due by 3849
        assertEquals(List.of(new DemandTest(0, true, OptionalLong.of(3_849 * UNIT))), result.demand());
        assertFalse(result.noneCanMiss());
    }

    @Test
    void withoutPreemptionInIntegerTime() {
        assertEquals(
                PublishedCase.of("edfnp_rta_rs_same_deadlines").expected("wcrt_integer_time"),
                figures(edf("edfnp_rta_rs_same_deadlines", Preemption.NONE), UNIT));
    }

    @Test
    void fixedPrioritiesWithoutPreemptionInBothKindsOfTime() {
        Project project = PublishedCase.of("fpnp_rta_rs_1").project();
        Project whole = project.withSettings(project.settings().withPreemption(Preemption.NONE));
        PublishedCase published = PublishedCase.of("fpnp_rta_rs_1");
        assertEquals(published.expected("wcrt_continuous_time"), figures(whole, 0));
        assertEquals(published.expected("wcrt_integer_time"), figures(whole, UNIT));
        Project can = PublishedCase.of("can_davis07_counterexample").project();
        assertEquals(
                PublishedCase.of("can_davis07_counterexample").expected("wcrt"),
                figures(can.withSettings(can.settings().withPreemption(Preemption.NONE)), 0));
    }

    /** With the top priority as every threshold nothing is preempted; with its own all is as without thresholds. */
    @Test
    void thresholdsLieBetweenFullPreemptionAndNone() {
        Project project = PublishedCase.of("fpnp_rta_rs_1").project();
        assertEquals(
                PublishedCase.of("fpnp_rta_rs_1").expected("wcrt_continuous_time"),
                figures(withThresholds(project, 2), 0));
        // T2 is not preempted by T1 once begun, but T1 preempts T3: T1 20+20, T2 20+20, T3 35+20+20+20+20
        Project middle = project.withItems(project.all(Task.class).stream()
                .<Item>map(t -> t.name().equals("T2") ? t.withThreshold(OptionalInt.of(2)) : t)
                .toList());
        Map<String, BigDecimal> figures = figures(middle, 0);
        assertEquals(
                List.of("40", "40", "115"),
                figures.values().stream().map(BigDecimal::toPlainString).toList());
    }

    private static Project withThresholds(Project project, int threshold) {
        return project.withItems(project.all(Task.class).stream()
                .<Item>map(t -> t.withThreshold(OptionalInt.of(threshold)))
                .toList());
    }

    @Test
    void lastRegionsInIntegerTime() {
        assertEquals(
                PublishedCase.of("fp_limited_preemptive").expected("wcrt_integer_time"),
                figures(PublishedCase.of("fp_limited_preemptive").project(), UNIT));
        assertEquals(
                PublishedCase.of("fp_floating_np").expected("wcrt_integer_time"),
                figures(PublishedCase.of("fp_floating_np").project(), UNIT));
    }

    @Test
    void sharedCoresHaveTheSufficientFiguresInIntegerTime() {
        Project project = PublishedCase.of("pfp_global_fp_bounds").project();
        Project global = project.withSettings(project.settings().withSharing(Sharing.GLOBAL));
        assertEquals(List.of(1, 1, 4, 15), whole(global.withTarget("generic-2")));
        assertEquals(List.of(1, 1, 3, 12), whole(global.withTarget("generic-3")));
    }

    private static List<Integer> whole(Project project) {
        return figures(project, UNIT).values().stream()
                .map(BigDecimal::intValueExact)
                .toList();
    }
}
