package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.giveWay;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Activation;
import dev.takt.sim.design.Design;
import dev.takt.sim.trace.EventKind;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/**
 * A dispatcher's interrupt goes once over its tasks and returns (rtic-macros 2.3.1, codegen/async_dispatchers.rs; embassy-executor 0.10.0, platform/cortex_m.rs, on_interrupt): whoever is woken meanwhile pends it
 * again, and an interrupt of equal priority does not preempt it (Armv7-M Architecture Reference Manual, B1.5.4). An entry takes 10, an exit 20; expected traces worked out by hand, times in ns.
 */
class PassesTest {
    private static final Set<EventKind> SHOWN =
            EnumSet.of(EventKind.START, EventKind.RESUME, EventKind.SUSPEND, EventKind.COMPLETE, EventKind.IDLE);

    private static Design on(String runtime) {
        return Design.on("stm32f411re", runtime, 1)
                .tick(1)
                .clock(1_000_000_000)
                .cost("interrupt-entry", 10)
                .cost("interrupt-exit", 20);
    }

    private static Design withHandler(String runtime) {
        return on(runtime).once("task", 1, 0, compute(100)).interrupt("irq", 1, every(50), compute(30));
    }

    private static Activation every(long offset) {
        return new Activation.Periodic(1_000_000_000, offset, 0);
    }

    private static String trace(Design design) {
        return design.csv(design.run(1_000), SHOWN);
    }

    @Test
    void aHandlerOfEqualPriorityWaitsUntilTheDispatcherHasReturned() {
        for (String runtime : new String[] {"rtic", "embassy"}) {
            assertEquals("""
                    10,start,task
                    110,complete,task
                    140,start,irq
                    170,complete,irq
                    190,idle
                    """, trace(withHandler(runtime)), runtime);
        }
    }

    @Test
    void itIsChainedWhereThatIsKnown() {
        assertEquals("""
                10,start,task
                110,complete,task
                116,start,irq
                146,complete,irq
                166,idle
                """, trace(withHandler("rtic").cost("tail-chain", 6)));
    }

    /** An exception whose pending bit is set while it is active is pending as it returns, like any other (Armv7-M): at 70 the handler of 50 is asked for anew. */
    @Test
    void aHandlerThatIsPendingAgainIsChainedToItself() {
        Design design = on("rtic")
                .cost("tail-chain", 6)
                .interrupt("irq", 1, new Activation.Burst(2, 20, 1_000_000_000, 50), compute(30));
        assertEquals("""
                60,start,irq
                90,complete,irq
                96,start,irq
                126,complete,irq
                146,idle
                """, trace(design));
    }

    /** The second is woken at 50, behind the batch under way; in RTIC it is behind the first by name, and still of its pass. */
    @Test
    void anExecutorsInterruptReturnsBetweenTwoBatches() {
        Design embassy = on("embassy").once("a", 1, 0, compute(100)).once("b", 1, 50, compute(100));
        assertEquals("""
                10,start,a
                110,complete,a
                140,start,b
                240,complete,b
                260,idle
                """, trace(embassy));
        Design rtic = on("rtic").once("a", 1, 0, compute(100)).once("b", 1, 50, compute(100));
        assertEquals("""
                10,start,a
                110,complete,a
                110,start,b
                210,complete,b
                230,idle
                """, trace(rtic));
    }

    /** embassy-futures 0.1.2, yield_now.rs: the task wakes itself and is of the next batch; handlers that are pending go in between. */
    @Test
    void aTaskThatGivesOthersATurnIsPolledByTheNextInterrupt() {
        Design alone = on("embassy").once("a", 1, 0, compute(100), giveWay(), compute(50));
        assertEquals("""
                10,start,a
                110,suspend,a
                140,resume,a
                190,complete,a
                210,idle
                """, trace(alone));
        Design beside = alone.interrupt("irq", 1, every(50), compute(30));
        assertEquals("""
                10,start,a
                110,suspend,a
                140,start,irq
                170,complete,irq
                200,resume,a
                250,complete,a
                270,idle
                """, trace(beside));
    }
}
