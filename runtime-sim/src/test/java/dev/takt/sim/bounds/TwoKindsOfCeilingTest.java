package dev.takt.sim.bounds;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.critical;
import static dev.takt.sim.design.Do.lock;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.projects.text.Progress;
import dev.takt.sim.design.Design;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import org.junit.jupiter.api.Test;

/**
 * A job that one task keeps from starting and another from taking its lock. "low" locks r for 4000 at 0; "middle" preempts it at 1 and masks for 3000; "high" arrives at 2, starts at 3001, wants r, waits for the 3999 that low
 * has left of its section, and works for 2000: 9000 at 2 less what both had begun before, 2 and 1.
 */
class TwoKindsOfCeilingTest {
    private static Design design(Step middle) {
        return Design.generic()
                .resource("r", Protocol.CEILING)
                .resource("masked", Protocol.NON_PREEMPTIVE)
                .periodic("low", 1, 100_000, 0, lock("r", compute(4_000)))
                .periodic("middle", 2, 100_000, 1, middle)
                .periodic("high", 3, 100_000, 2, lock("r", compute(2_000)));
    }

    private static long worst(Design design) {
        Trace trace = design.run(50_000);
        return Metrics.of(trace, Slices.of(trace))
                .contexts()
                .getLast()
                .worstResponseNs()
                .orElseThrow();
    }

    private static long bound(Design design) {
        Bound bound = Analysis.of(design.machine(), Progress.NONE)
                .of(ItemId.of("high"))
                .orElseThrow()
                .bound();
        return ((Bound.Known) bound).ns();
    }

    @Test
    void aCriticalSectionAndAnOriginalCeilingBlockOnceEach() {
        Design design = design(critical(compute(3_000)));
        assertEquals(8_998, worst(design));
        assertEquals(9_000, bound(design));
    }

    @Test
    void aLockThatMasksAndAnOriginalCeilingBlockOnceEach() {
        Design design = design(lock("masked", compute(3_000)));
        assertEquals(8_998, worst(design));
        assertEquals(9_000, bound(design));
    }

    /** Without anybody who masks there is one section to wait for. */
    @Test
    void anOriginalCeilingAloneBlocksOnce() {
        Design design = design(compute(3_000));
        assertEquals(6_000, bound(design));
    }
}
