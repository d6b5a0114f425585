package dev.takt.projects.analysis;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.takt.projects.exchange.TaskSetCsv;
import dev.takt.projects.exchange.TaskSetOptions;
import dev.takt.projects.exchange.TaskSetPolicy;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Progress;
import org.junit.jupiter.api.Test;

/**
 * Earliest deadline first, an immediate ceiling and jitter between arrival and release. H arrives at 14.998 us (due 28.998) and is released a jitter of 5 later; L locks Q at 19.996; A arrives at 19.997 (due 31.997) and preempts L, its
 * relative deadline of 12 being shorter than those of Q's users. H, released at 19.998, is barred by Q's ceiling although it is due first: A goes on until 22.997, L holds Q until 27.996, H ends at 29.996, after its deadline and 14.998 us
 * after its arrival.
 */
class EdfJitterTest {
    private static AnalysisResult analysed(String set) {
        TaskSetOptions options =
                TaskSetOptions.of("set").withPolicy(TaskSetPolicy.EDF).withProtocol(Protocol.IMMEDIATE_CEILING);
        Machine machine = Machine.of(TaskSetCsv.read(set, options).project().orElseThrow(), ShippedCatalogue.get())
                .orElseThrow();
        return Analysis.of(machine, 1, Progress.NONE);
    }

    private static String set(long jitterOfHUs, String sections) {
        return """
                name,wcet_us,period_us,deadline_us,jitter_us,critical_sections
                A,3,100,12,0,
                L,6,100,17,0,%2$s
                H,2,100,14,%1$d,%3$s
                """.formatted(jitterOfHUs, sections, sections.isEmpty() ? "" : "Q:0us+2us");
    }

    @Test
    void aJobThatIsReleasedLateMayFindOneAboveTheCeilingWhichIsDueLaterSoNoBoundIsKnown() {
        analysed(set(5, "Q:1us+5us"))
                .contexts()
                .forEach(c -> assertInstanceOf(Bound.NotApplicable.class, c.bound(), c.toString()));
    }

    /** A that is due later arrives more than 14 - 12 = 2 us after H, which is released by then: 5 of L's section and 3 of A, due before it, in front of its own 2, and the jitter. */
    @Test
    void jitterNoLongerThanTheDifferenceOfTheDeadlinesIsCovered() {
        AnalysisResult result = analysed(set(2, "Q:1us+5us"));
        Bound.Known bound =
                assertInstanceOf(Bound.Known.class, result.contexts().get(2).bound());
        assertEquals(11_999, bound.ns());
    }

    @Test
    void withoutALockJitterIsCovered() {
        analysed(set(5, "")).contexts().forEach(c -> assertInstanceOf(Bound.Known.class, c.bound(), c.toString()));
    }
}
