package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.lock;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import dev.takt.projects.model.Protocol;
import dev.takt.sim.design.Design;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import org.junit.jupiter.api.Test;

class CeilingAcrossCoresTest {
    /** Levels are those of a core: a waiter of core 1, there the third level, lifts nobody on core 0, which has only one. A check refuses such a design; it is run all the same. */
    @Test
    void waiterOfAnotherCoreLiftsNobody() {
        Trace trace = Design.on("generic-2", "generic", 1)
                .once("holder", 0, 0, lock("r", compute(4)))
                .once("other", 1, 50, compute(1))
                .core("other", 1)
                .once("another", 2, 50, compute(1))
                .core("another", 1)
                .once("waiter", 3, 1, lock("r", compute(2)))
                .core("waiter", 1)
                .resource("r", Protocol.CEILING)
                .run(100);

        for (int event = 0; event < trace.size(); event++) {
            assertNotEquals(EventKind.PRIORITY, trace.kind(event));
        }
        assertEquals(
                4,
                Metrics.of(trace, Slices.of(trace))
                        .contexts()
                        .getFirst()
                        .worstResponseNs()
                        .orElseThrow());
    }
}
