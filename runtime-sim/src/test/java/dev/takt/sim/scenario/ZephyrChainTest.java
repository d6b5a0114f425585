package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.delay;
import static dev.takt.sim.design.Do.lock;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Progress;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.MutexShapes;
import dev.takt.sim.trace.EventKind;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** The mutex of Zephyr from 4.5 (kernel/mutex.c after pull request 113440), expected traces worked out by hand from there. Times in ms. */
class ZephyrChainTest {
    private static final long MS = 1_000_000;
    private static final Set<EventKind> PRIORITIES =
            EnumSet.of(EventKind.BLOCK, EventKind.PRIORITY, EventKind.COMPLETE);

    private static Design zephyr() {
        return Design.on("stm32f411re", "zephyr-4.5", MS).slice(0);
    }

    /** z_impl_k_mutex_lock walks from owner to owner: low gets the priority of high through mid, and other does not come between, as it does in 4.4. */
    @Test
    void inheritanceGoesAlongTheChain() {
        Design design = MutexShapes.chainOfTwo(zephyr(), MS);
        assertEquals("""
                1,block,mid,a
                1,priority,low,2
                2,block,high,b
                2,priority,mid,4
                2,priority,low,4
                5,priority,low,1
                5,complete,low
                6,priority,mid,2
                6,complete,mid
                7,complete,high
                17,complete,other
                """, design.csv(design.run(17), PRIORITIES));
    }

    /** z_impl_k_mutex_unlock looks at the waiters for what is still held: high waits for a, so giving b back changes nothing. */
    @Test
    void givingOneMutexBackLeavesWhatAWaiterForAnotherPassedOn() {
        Design design = MutexShapes.oneInsideTheOther(zephyr(), MS);
        assertEquals("""
                0,start,low
                2,preempt,low,high
                2,start,high
                2,block,high,a
                2,resume,low
                5,complete,low
                5,resume,high
                6,complete,high
                6,start,mid
                11,complete,mid
                11,idle
                """, design.whoRuns(20));
    }

    /** Of two waiters for two mutexes the one for what is still held counts: low goes from 3 to 2, not to 1. */
    @Test
    void givingOneMutexBackLeavesTheMostUrgentOfTheOtherWaiters() {
        Design design = zephyr().once("low", 1, 0, lock("a", lock("b", compute(4 * MS)), compute(MS)))
                .once("mid", 2, MS, lock("a", compute(MS)))
                .once("high", 3, 2 * MS, lock("b", compute(MS)))
                .resource("a", Protocol.INHERITANCE)
                .resource("b", Protocol.INHERITANCE);
        assertEquals("""
                1,block,mid,a
                1,priority,low,2
                2,block,high,b
                2,priority,low,3
                4,priority,low,2
                5,complete,high
                6,priority,low,1
                6,complete,low
                7,complete,mid
                """, design.csv(design.run(10), PRIORITIES));
    }

    /** MUTEX_CHAIN_WALK_MAX_HOPS is 16: the seventeenth holder is not lifted, and mid keeps the core from it. */
    @Test
    void theSeventeenthHolderOfAChainIsNotLifted() {
        Design design = chain().once("m17", 1, 0, lock("r17", delay(100 * MS), compute(5 * MS)));
        for (int i = 1; i <= 16; i++) {
            design = design.once("m" + i, 1, (17 - i) * MS, lock("r" + i, lock("r" + (i + 1), compute(MS))));
        }
        design = design.once("high", 3, 20 * MS, lock("r1", compute(MS))).once("mid", 2, 50 * MS, compute(100 * MS));
        StringBuilder lifted = new StringBuilder();
        IntStream.rangeClosed(1, 16)
                .forEach(i -> lifted.append("20,priority,m").append(i).append(",3\n"));
        lifted.append("150,complete,mid\n");
        assertEquals(
                lifted.toString(), design.csv(design.run(150), EnumSet.of(EventKind.PRIORITY, EventKind.COMPLETE)));
    }

    /** So no bound is known for who waits at the head of such a chain; with one mutex less there is one. */
    @Test
    void aChainLongerThanTheKernelWalksHasNoBound() {
        assertInstanceOf(Bound.NotApplicable.class, boundOfHigh(17));
        assertInstanceOf(Bound.Known.class, boundOfHigh(16));
    }

    private static Bound boundOfHigh(int mutexes) {
        Activation.Periodic rare = new Activation.Periodic(1000 * MS, 0, 0);
        Design design = chain().task("last", 1, rare, lock("r" + mutexes, compute(MS)));
        for (int i = 1; i < mutexes; i++) {
            design = design.task("m" + i, 1, rare, lock("r" + i, lock("r" + (i + 1), compute(MS))));
        }
        Machine machine = design.task("high", 3, rare, lock("r1", compute(MS))).machine();
        return Analysis.of(machine, Progress.NONE).contexts().stream()
                .filter(c -> c.item().equals(ItemId.of("high")))
                .findFirst()
                .orElseThrow()
                .bound();
    }

    private static Design chain() {
        Design design = zephyr();
        for (int i = 1; i <= 17; i++) {
            design = design.resource("r" + i, Protocol.INHERITANCE);
        }
        return design;
    }
}
