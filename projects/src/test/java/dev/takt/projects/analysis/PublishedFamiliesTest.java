package dev.takt.projects.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.exchange.TaskSetOptions;
import dev.takt.projects.exchange.TaskSetPolicy;
import dev.takt.projects.model.Preemption;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/**
 * Figures that the tests of other tools publish, each task a line of its table. RTA: brandenburg/response-time-analysis-rs, src/{fixed_priority,edf,fifo}/tests.rs; SchedCAT: brandenburg/schedcat,
 * tests/{fp,edf}.py. A dash is a task without a bound.
 */
class PublishedFamiliesTest {
    private static final long UNIT = 1_000;
    private static final TaskSetOptions FIXED = TaskSetOptions.of("case");
    private static final TaskSetOptions EDF = FIXED.withPolicy(TaskSetPolicy.EDF);

    private static PublishedTable table(String header, String lines) {
        List<Map<String, String>> rows = new ArrayList<>();
        for (String line : lines.strip().split("\\R")) {
            String[] names = header.split(" ");
            String[] cells = line.strip().split(" +");
            Map<String, String> row = new HashMap<>();
            row.put("name", "T" + rows.size());
            row.put("priority", "" + (rows.size() + 1));
            for (int i = 0; i < names.length; i++) {
                row.put(names[i], cells[i]);
            }
            rows.add(row);
        }
        return new PublishedTable(rows);
    }

    /** The last cell of each line is what is expected. */
    private static void holds(TaskSetOptions options, long granuleNs, String header, String lines) {
        PublishedTable table = table(header + " expected", lines);
        List<String> expected =
                table.rows().stream().map(r -> r.remove("expected")).toList();
        Map<String, BigDecimal> figures = table.figures(options, granuleNs);
        List<String> found = table.rows().stream()
                .map(r -> figures.containsKey(r.get("name"))
                        ? figures.get(r.get("name")).toPlainString()
                        : "-")
                .toList();
        assertEquals(expected, found);
    }

    /** Audsley's set of an aircraft's computer: blocking, and jitter that counts in the bound. SchedCAT, fp.py, AudsleyExample. */
    @Test
    void blockingAndJitterOfAnAircraft() {
        holds(FIXED, 0, "wcet period deadline blocking jitter", """
                51 1000 1000 0 0 51
                3000 2000000 5000 300 0 3504
                2000 25000 25000 600 0 5906
                5000 25000 25000 900 0 11512
                1000 40000 40000 1350 0 13064
                3000 50000 50000 1350 0 16217
                5000 50000 50000 750 0 20821
                8000 59000 59000 750 0 36637
                9000 80000 80000 1350 0 47798
                2000 80000 80000 450 0 48949
                5000 100000 100000 1050 0 99150
                1000 200000 200000 450 1000 100550
                3000 200000 200000 450 0 140641
                1000 200000 200000 450 0 141692
                1000 200000 200000 1350 0 143694
                3000 1000000 1000000 0 0 145446
                1000 1000000 1000000 0 0 146497
                1000 1000000 1000000 0 0 147548
                """);
    }

    /** RTA, fp_np_rta_overload and fp_lp_rta_overload: what is above the overload keeps its bound. */
    @Test
    void overloadWithoutPreemption() {
        holds(FIXED.withPreemption(Preemption.NONE), UNIT, "wcet period", """
                10 20 39
                20 50 79
                30 200 -
                """);
        holds(FIXED, UNIT, "wcet period max_np_region last_np_region", """
                4 12 2 2 7
                6 20 3 3 13
                8 21 4 3 -
                """);
    }

    /** RTA, edf_rta_fully_preemptive_ex2. */
    @Test
    void deadlinesPreemptive() {
        holds(EDF, 0, "wcet period deadline", """
                1 5 5 1
                100 1000 1000 694
                2 10 10 3
                5 20 45 22
                10 50 50 27
                """);
    }

    /** RTA, edf_rta_nonpreemptive_different_deadlines and edf_rta_nonpreemptive_improved_bound. */
    @Test
    void deadlinesWithoutPreemption() {
        TaskSetOptions whole = EDF.withPreemption(Preemption.NONE);
        holds(whole, UNIT, "wcet period deadline", """
                79 120 50 89
                11 34 100 90
                1 190 120 121
                """);
        holds(whole, UNIT, "wcet period deadline", """
                5 20 29 14
                10 20 30 15
                """);
    }

    /** RTA, edf_rta_floating_nonpreemptive_ex1 and edf_rta_limited_preemptive_ex1. */
    @Test
    void deadlinesWithRegionsThatAreNotPreempted() {
        holds(EDF, UNIT, "wcet period deadline max_np_region", """
                4 12 25 2 8
                6 20 30 3 13
                8 40 40 4 22
                """);
        holds(EDF, UNIT, "wcet period deadline max_np_region last_np_region", """
                4 12 24 2 2 7
                6 20 35 3 3 17
                8 40 40 4 4 22
                """);
    }

    /** RTA, fifo_rta_ex1: with equal relative deadlines the earliest deadline is the earliest arrival. */
    @Test
    void firstComeFirstServedAsEqualDeadlines() {
        holds(EDF, 0, "wcet period deadline", """
                79 120 200 91
                11 34 200 91
                1 190 200 91
                """);
    }

    /** The same by the order of arrivals itself: fixed priorities that are all one. */
    @Test
    void firstComeFirstServedAsOnePriority() {
        holds(FIXED, 0, "wcet period deadline priority", """
                79 120 200 1 91
                11 34 200 1 91
                1 190 200 1 91
                """);
    }

    /** SchedCAT, edf.py, Test_QPA: schedulable, and not with one task more. */
    @Test
    void processorDemand() {
        String set = """
                6000 31000 18000
                2000 9800 9000
                1000 17000 12000
                90 4200 3000
                8 96 78
                2 12 16
                10 280 120
                26 660 160
                """;
        assertTrue(table("wcet period deadline", set).analysed(EDF, 0).allMeet());
        assertTrue(table("wcet period deadline", set + "10 100 15")
                .analysed(EDF, 0)
                .demand()
                .getFirst()
                .overloadedAtNs()
                .isPresent());
    }
}
