package dev.takt.projects.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.exchange.TaskSetOptions;
import dev.takt.projects.exchange.TaskSetPolicy;
import dev.takt.projects.model.Preemption;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Sharing;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The way of a user, with published results at its end: a table, the import, the analysis. What a table cannot say stands in a list with the reason. */
class PublishedImportTest {
    private static final Path TESTS = Path.of("src/test/java/dev/takt/projects/analysis");
    private static final Path CASES = Path.of("src/test/resources/dev/takt/projects/analysis");
    private static final long UNIT = 1_000;
    private static final TaskSetOptions FIXED = TaskSetOptions.of("case");
    private static final TaskSetOptions EDF = FIXED.withPolicy(TaskSetPolicy.EDF);

    private static final Map<String, String> NOT_A_TABLE = Map.of(
            "cpa_spp_two_cpus_jitter", "tasks released by the end of others: a table has no releases but arrivals",
            "multicore_graham_anomalies", "single jobs with precedence, no recurring tasks",
            "sag_ecrts18_fig1_global2", "single jobs, no recurring tasks",
            "sag_rtss17_fig1a", "a graph of single jobs; its tasks are written out elsewhere",
            "mast_controller", "switches that cost time: costs are settings of a design, no column",
            "mast_caseva_simplified", "switches that cost time: costs are settings of a design, no column",
            "mast_caseva_with_timer", "switches and a ticker that cost time: settings of a design, no column",
            "mast_aperiodic_example", "a polling server is no task of its own; its period would be a guess",
            "mast_example_5_3_5_3", "polling servers that cost something at each poll",
            "mast_edf_within_priorities_example", "two policies on one core");

    private static void same(Map<String, BigDecimal> expected, Map<String, BigDecimal> figures) {
        assertEquals(new TreeMap<>(expected), new TreeMap<>(figures));
    }

    private static Map<String, BigDecimal> expected(String name, String... path) {
        return PublishedCase.of(name).expected(path);
    }

    @PreemptiveFixedPriorityCases
    void preemptiveFixedPriorities(String name) {
        same(expected(name, "wcrt"), PublishedTable.of(name).figures(FIXED, 0));
    }

    @Test
    void fixedPrioritiesWithoutPreemption() {
        TaskSetOptions whole = FIXED.withPreemption(Preemption.NONE);
        same(
                expected("can_davis07_counterexample", "wcrt"),
                PublishedTable.of("can_davis07_counterexample").figures(whole, 0));
        PublishedTable other = PublishedTable.of("fpnp_rta_rs_1");
        same(expected("fpnp_rta_rs_1", "wcrt_continuous_time"), other.figures(whole, 0));
        same(expected("fpnp_rta_rs_1", "wcrt_integer_time"), other.figures(whole, UNIT));
    }

    @ParameterizedTest
    @ValueSource(strings = {"fp_floating_np", "fp_limited_preemptive"})
    void regionsWithoutPreemption(String name) {
        same(expected(name, "wcrt_integer_time"), PublishedTable.of(name).figures(FIXED, UNIT));
    }

    @Test
    void earliestDeadlineFirst() {
        same(
                expected("edf_rta_rs_ex1", "wcrt"),
                PublishedTable.of("edf_rta_rs_ex1").figures(EDF, 0));
        same(
                expected("edf_qpa_zhang_burns_ok", "wcrt_mast"),
                PublishedTable.of("edf_qpa_zhang_burns_ok").figures(EDF, 0));
        same(
                expected("mast_edf_example", "edf_monoprocessor", "transactions"),
                PublishedTable.of("mast_edf_example").figures(EDF, 0));
        same(
                expected("edfnp_rta_rs_same_deadlines", "wcrt_integer_time"),
                PublishedTable.of("edfnp_rta_rs_same_deadlines").figures(EDF.withPreemption(Preemption.NONE), UNIT));
        AnalysisResult missed =
                PublishedTable.of("edf_qpa_known_unschedulable_1").analysed(EDF, 0);
        assertFalse(missed.noneCanMiss());
        assertEquals(List.of(new DemandTest(0, true, OptionalLong.of(3_849 * UNIT))), missed.demand());
    }

    /** Interrupts above all tasks are tasks of the highest priorities where nothing costs time. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "mast_example_5_2_4_1",
                "mast_example_5_1_2_2",
                "mast_example_5_3_6_1",
                "mast_example_5_3_5_1",
                "mast_lehoczky_example_3"
            })
    void theHandbookExamples(String name) {
        TaskSetOptions options = FIXED.withHigherIsMoreUrgent(true).withProtocol(Protocol.IMMEDIATE_CEILING);
        same(
                expected(name, "classic_rm", "transactions"),
                PublishedTable.of(name).figures(options, 0));
    }

    /** Sections with their starts: the sections of one task nest, those of the other nest the other way round. */
    @Test
    void nestedSectionsWithTheirStarts() {
        PublishedTable nested = PublishedTable.of("deadlock_nested_locks");
        assertTrue(nested.csv().contains("S1:1+"), nested.csv());
        assertFalse(nested.figures(FIXED.withProtocol(Protocol.INHERITANCE), 0).containsKey("T1"));
        // T1 6 + the longest section of T2, 6
        for (Protocol ceiling : List.of(Protocol.CEILING, Protocol.IMMEDIATE_CEILING)) {
            assertEquals(
                    new BigDecimal(12),
                    nested.figures(FIXED.withProtocol(ceiling), 0).get("T1"),
                    ceiling.tag());
        }
    }

    @Test
    void pathfinderUnderInheritanceAndWithout() {
        PublishedTable mars = PublishedTable.of("mars_pathfinder_priority_inversion");
        same(expected("mars_pathfinder_priority_inversion", "analysis_pip", "wcrt"), mars.figures(FIXED, 0));
        assertFalse(mars.figures(FIXED.withProtocol(Protocol.NONE), 0).containsKey("distribution_donnees"));
    }

    @Test
    void spinLocksBetweenCores() {
        TaskSetOptions spin = FIXED.withPolicy(TaskSetPolicy.RM).withProtocol(Protocol.SPIN);
        same(
                expected("pfp_msrp_spin", "wcrt_inflation"),
                PublishedTable.of("pfp_msrp_spin").figures(spin, 0));
    }

    @Test
    void sharedCores() {
        TaskSetOptions global = FIXED.withSharing(Sharing.GLOBAL);
        PublishedTable shared = PublishedTable.of("pfp_global_fp_bounds");
        assertEquals(List.of(1, 1, 4, 15), whole(shared.figures(global.withCores(OptionalInt.of(2)), UNIT)));
        assertEquals(List.of(1, 1, 3, 12), whole(shared.figures(global.withCores(OptionalInt.of(3)), UNIT)));
    }

    private static List<Integer> whole(Map<String, BigDecimal> figures) {
        return new LinkedHashMap<>(figures)
                .values().stream().map(BigDecimal::intValueExact).toList();
    }

    @Test
    void everyCaseIsImportedOrHasAReason() throws IOException {
        String text = Files.readString(TESTS.resolve("PublishedImportTest.java"))
                + Files.readString(TESTS.resolve("PreemptiveFixedPriorityCases.java"));
        TreeSet<String> named = new TreeSet<>();
        Matcher name = Pattern.compile("\"([a-z0-9]+_\\w+)\"").matcher(text);
        while (name.find()) {
            named.add(name.group(1));
        }
        try (Stream<Path> files = Files.list(CASES)) {
            List<String> missing = files.map(f -> f.getFileName().toString())
                    .filter(f -> f.endsWith(".json"))
                    .map(f -> f.substring(0, f.length() - ".json".length()))
                    .filter(f -> !named.contains(f) && !NOT_A_TABLE.containsKey(f))
                    .toList();
            assertEquals(List.of(), missing);
        }
    }
}
