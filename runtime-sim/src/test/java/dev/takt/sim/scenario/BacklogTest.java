package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Activation;
import dev.takt.sim.design.Design;
import dev.takt.sim.metrics.ContextMetrics;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** Jobs that queue behind an unfinished one, and what becomes of one too many. */
class BacklogTest {
    private static final Design BURST = Design.generic().task("a", 1, new Activation.Burst(5, 1, 100, 0), compute(4));

    private static String csv(Design design) {
        return design.csv(design.run(30), EnumSet.of(EventKind.OVERRUN, EventKind.COMPLETE));
    }

    @Test
    void withoutALimitAllQueue() {
        assertEquals("""
                1,overrun,a,QUEUED
                2,overrun,a,QUEUED
                3,overrun,a,QUEUED
                4,complete,a
                4,overrun,a,QUEUED
                8,complete,a
                12,complete,a
                16,complete,a
                20,complete,a
                """, csv(BURST));
    }

    /** The fifth comes as the first ends: the second has not begun yet, since who runs is decided behind the arrivals. */
    @Test
    void whatComesWhileAsManyWaitAsMayIsDropped() {
        assertEquals("""
                1,overrun,a,QUEUED
                2,overrun,a,QUEUED
                3,overrun,a,FULL
                4,complete,a
                4,overrun,a,FULL
                8,complete,a
                12,complete,a
                """, csv(BURST.mostWaiting("a", 2)));
    }

    /** One that is ready and has not begun waits too. */
    @Test
    void aJobThatHasNotBegunCounts() {
        Design design = BURST.once("b", 2, 0, compute(3)).mostWaiting("a", 2);
        assertEquals("""
                1,overrun,a,QUEUED
                2,overrun,a,FULL
                3,complete,b
                3,overrun,a,FULL
                4,overrun,a,QUEUED
                7,complete,a
                11,complete,a
                15,complete,a
                """, csv(design));
    }

    @Test
    void whatIsDroppedIsCounted() {
        Trace trace = BURST.mostWaiting("a", 2).run(30);
        ContextMetrics metrics = Metrics.of(trace, Slices.of(trace)).contexts().getFirst();
        assertEquals(4, metrics.overruns());
        assertEquals(2, metrics.lost());
        // the third of those that are kept came at 2 and ended at 12
        assertEquals(10, metrics.worstResponseNs().orElseThrow());
    }
}
