package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.lock;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Protocol;
import dev.takt.sim.design.Design;
import org.junit.jupiter.api.Test;

/** Meta-IRQ threads of Zephyr 4.4 (CONFIG_NUM_METAIRQ_PRIORITIES); expected traces worked out by hand from its kernel. Priority 30 is native -16. Times in ms. */
class MetaIrqTest {
    private static final long MS = 1_000_000;

    private static Design zephyr() {
        return Design.on("stm32f411re", "zephyr", MS).slice(0);
    }

    /** kernel/sched.c, should_preempt: is_metairq; kernel/include/metairq.h, metairq_preempt_recover: back to the one it took the core from, though urgent is ready. */
    @Test
    void aMetaIrqThreadTakesTheCoreFromACooperativeOneAndGivesItBackToThat() {
        Design design = zephyr().metaIrqs(1)
                .once("cooperative", 15, 0, compute(4 * MS))
                .once("urgent", 20, MS, compute(MS))
                .once("meta", 30, 2 * MS, compute(MS));
        assertEquals("""
                0,start,cooperative
                2,preempt,cooperative,meta
                2,start,meta
                3,complete,meta
                3,resume,cooperative
                5,complete,cooperative
                5,start,urgent
                6,complete,urgent
                6,idle
                """, design.whoRuns(10));
    }

    /** The same function: any meta-IRQ thread may take the core, and next_up names the most urgent, so a higher one passes and a peer does not. */
    @Test
    void aMetaIrqThreadIsPreemptedByAMoreUrgentOneOnly() {
        Design design = zephyr().metaIrqs(2)
                .once("low", 29, 0, compute(3 * MS))
                .once("high", 30, MS, compute(MS))
                .once("peer", 29, MS, compute(MS));
        assertEquals("""
                0,start,low
                1,preempt,low,high
                1,start,high
                2,complete,high
                2,resume,low
                4,complete,low
                4,start,peer
                5,complete,peer
                5,idle
                """, design.whoRuns(10));
    }

    /** thread_is_metairq asks for the priority of the moment: low has inherited that of meta, so it runs before the cooperative thread that it took the core from. */
    @Test
    void aThreadThatInheritsAMetaIrqPriorityTakesTheCoreFromACooperativeOne() {
        Design design = zephyr().metaIrqs(1)
                .once("low", 1, 0, lock("m", compute(2 * MS)), compute(MS))
                .once("cooperative", 15, MS, compute(3 * MS))
                .once("meta", 30, 2 * MS, lock("m", compute(MS)))
                .resource("m", Protocol.INHERITANCE);
        assertEquals("""
                0,start,low
                1,preempt,low,cooperative
                1,start,cooperative
                2,preempt,cooperative,meta
                2,start,meta
                2,block,meta,m
                2,resume,low
                3,preempt,low,meta
                3,resume,meta
                4,complete,meta
                4,resume,cooperative
                6,complete,cooperative
                6,resume,low
                7,complete,low
                7,idle
                """, design.whoRuns(10));
    }

    /** kernel/Kconfig, NUM_METAIRQ_PRIORITIES: 0 if nothing is said. */
    @Test
    void withoutMetaIrqPrioritiesTheMostUrgentThreadWaitsForACooperativeOne() {
        Design design = zephyr().once("cooperative", 15, 0, compute(4 * MS)).once("top", 30, 2 * MS, compute(MS));
        assertEquals("""
                0,start,cooperative
                4,complete,cooperative
                4,start,top
                5,complete,top
                5,idle
                """, design.whoRuns(10));
    }
}
