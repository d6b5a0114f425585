package dev.takt.projects.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.exchange.TaskSetCsv;
import dev.takt.projects.exchange.TaskSetOptions;
import dev.takt.projects.exchange.TaskSetPolicy;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.text.Progress;
import org.junit.jupiter.api.Test;

/** Figures at the ends of what can be reckoned: years, and cores that are asked for more than they have. */
class LongTimesTest {
    private static final long SECOND_NS = 1_000_000_000;

    /** 6.3 years of work every 9.5 years. */
    @Test
    void aBoundOfYearsIsNotCutOff() {
        Bound bound = analysed("name,wcet_s,period_s,priority\na,200000000,300000000,1\n", TaskSetPolicy.FIXED)
                .contexts()
                .getFirst()
                .bound();
        assertEquals(200_000_000 * SECOND_NS, ((Bound.Known) bound).ns());
    }

    /** 0.9 + 0.9 in 3 and 6: 30 and 15 of a hundred. */
    @Test
    void loadsOfLongPeriodsAreExact() {
        String set = "name,wcet_s,period_s,priority\na,90000000,300000000,1\nb,90000000,600000000,2\n";
        assertEquals(450, analysed(set, TaskSetPolicy.FIXED).loads().getFirst().permille());
    }

    /** In units of 32 years: in 0.75 b comes thrice, as 0.75 + 0.45 is more than twice 0.5; 0.45 and thrice 0.1 are 0.75. */
    @Test
    void jitterOfYearsAddsItsJobs() {
        String set = "name,wcet_s,period_s,jitter_s,deadline_s,priority\n"
                + "b,100000000,500000000,450000000,1000000000,1\nc,450000000,900000000,0,900000000,2\n";
        Bound bound = analysed(set, TaskSetPolicy.FIXED).contexts().getLast().bound();
        assertEquals(750_000_000 * SECOND_NS, ((Bound.Known) bound).ns());
    }

    /** Jitter that is taken as the longest time may be any longer one. */
    @Test
    void jitterBeyondTheLongestTimeGivesNoBoundToThoseBelow() {
        String set = "name,wcet_s,period_s,jitter_s,deadline_s,priority\n"
                + "b,300000000,1000000000,1000000000,1000000000,1\nc,200000000,900000000,0,900000000,2\n";
        Bound bound = analysed(set, TaskSetPolicy.FIXED).contexts().getLast().bound();
        assertInstanceOf(Bound.NotApplicable.class, bound);
    }

    /** In units of 32 years: 0.12, and 0.3 in each 0.35, last 0.42, 0.72, 1.02, more than is reckoned with. */
    @Test
    void aSumBeyondTheLongestTimeGivesNoBoundAndSaysWhy() {
        String set = "name,wcet_s,period_s,priority\na,300000000,350000000,1\nb,120000000,1000000000,2\n";
        for (TaskSetPolicy policy : new TaskSetPolicy[] {TaskSetPolicy.FIXED, TaskSetPolicy.EDF}) {
            AnalysisResult result = analysed(set, policy);
            assertInstanceOf(
                    Bound.NotApplicable.class, result.contexts().getLast().bound(), policy.tag());
            assertFalse(result.allMeet());
            assertTrue(result.noneCanMiss());
        }
    }

    /** 3 + 3 of every 5: by each k times 5, k times 6 are due. */
    @Test
    void whatIsOverloadedIsSoAtATimeInWhichMoreIsDueThanFits() {
        AnalysisResult result = analysed("name,wcet_us,period_us,deadline_us\na,3,5,5\nb,3,5,5\n", TaskSetPolicy.EDF);
        long at = result.demand().getFirst().overloadedAtNs().orElseThrow();
        assertTrue(at / 5_000 * 6_000 > at && at < SECOND_NS, "at " + at);
    }

    private static AnalysisResult analysed(String csv, TaskSetPolicy policy) {
        TaskSetOptions options = TaskSetOptions.of("set").withPolicy(policy);
        Machine machine = Machine.of(TaskSetCsv.read(csv, options).project().orElseThrow(), ShippedCatalogue.get())
                .orElseThrow();
        return Analysis.of(machine, 0, Progress.NONE);
    }
}
