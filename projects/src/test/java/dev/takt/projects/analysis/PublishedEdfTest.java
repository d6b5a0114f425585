package dev.takt.projects.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Scheduling;
import dev.takt.projects.model.Sharing;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Progress;
import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
