package dev.takt.sim.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.text.Progress;
import dev.takt.sim.Limit;
import dev.takt.sim.Run;
import dev.takt.sim.RunOptions;
import dev.takt.sim.RunState;
import dev.takt.sim.Simulation;
import dev.takt.sim.design.Design;
import dev.takt.sim.design.Do;
import dev.takt.sim.plan.PlanCompiler;
import dev.takt.sim.plan.SimPlan;
import java.lang.reflect.Method;
import org.junit.jupiter.api.Test;

/**
 * A run without a trace allocates nothing for an event: ten times as many of them take no more memory, whichever part of the engine plays them. With its trace it allocates the records and nothing else: eleven
 * bytes an event, in chunks; what is known of jobs at the start of each, and the few events that are written out in full beside, whose arrays double as they grow, are less than two more.
 */
class AllocationTest {
    private static final long US = 1_000;
    private static final long EVENTS = 200_000;
    private static final long MORE = 9 * EVENTS;
    /** For what is made once, such as an array that grows to its size; an object an event would be a hundred times that. */
    private static final long ONCE_BYTES = 64_000;

    private static final long RECORD_BYTES = 13;

    @Test
    void periodicTasksThatTakeLocks() throws ReflectiveOperationException {
        Design design = Design.generic().resource("r", Protocol.INHERITANCE).resource("s", Protocol.IMMEDIATE_CEILING);
        for (int i = 0; i < 12; i++) {
            String lock = i % 2 == 0 ? "r" : "s";
            design = design.periodic(
                    "t" + i,
                    12 - i,
                    (1_000 + 137 * i) * US,
                    0,
                    Do.compute(20 * US, 40 * US),
                    Do.lock(lock, Do.compute(10 * US)));
        }
        check(design);
    }

    @Test
    void messagesWaitsTransfersAndOverruns() throws ReflectiveOperationException {
        Design design = Design.on("stm32f411re", "freertos", 1)
                .cost("context-switch", 84)
                .cost("lock", 40)
                .cost("send", 60)
                .bus("bus", 1_000_000, 10)
                .queue("q", 3, FullPolicy.OVERWRITE_OLDEST)
                .queue("p", 3, FullPolicy.BLOCK)
                .resource("r", Protocol.INHERITANCE);
        for (int i = 0; i < 6; i++) {
            design = design.periodic(
                            "send" + i,
                            1 + i % 3,
                            (900 + 91 * i) * US,
                            0,
                            Do.compute(30 * US),
                            Do.send("q"),
                            Do.send("p"))
                    .overrun("send" + i, Overrun.SKIP);
        }
        // its wait may take two ticks of 1 ms; a backlog would be jobs to keep, so what comes too early is refused
        design = design.periodic(
                        "read", 4, 3_000 * US, 0, Do.receive("p", 500 * US), Do.receive("q", 0), Do.compute(US))
                .overrun("read", Overrun.SKIP);
        design = design.periodic(
                "move", 5, 2_000 * US, 0, Do.transfer("bus", 20, TransferMode.DMA), Do.lock("r", Do.compute(US)));
        check(design);
    }

    @Test
    void executorsAndHandlers() throws ReflectiveOperationException {
        Design design = Design.on("nrf52840", "embassy", 1);
        for (int i = 0; i < 9; i++) {
            design = design.periodic(
                    "t" + i, i % 3, (1_000 + 77 * i) * US, 0, Do.compute(20 * US), Do.delay(50 * US), Do.compute(US));
        }
        check(design);
    }

    private static void check(Design design) throws ReflectiveOperationException {
        SimPlan plan = PlanCompiler.compile(design.machine());
        long untraced = forMore(plan, RunOptions.ofSeed(1).untraced());
        assertTrue(untraced < ONCE_BYTES, untraced + " bytes for " + MORE + " more events");
        long traced = forMore(plan, RunOptions.ofSeed(1));
        assertTrue(
                traced < MORE * RECORD_BYTES + ONCE_BYTES, traced + " bytes for " + MORE + " more events of a trace");
    }

    /** How much more a run allocates for so many more events. */
    private static long forMore(SimPlan plan, RunOptions options) throws ReflectiveOperationException {
        allocated(plan, options, EVENTS);
        long few = allocated(plan, options, EVENTS);
        return allocated(plan, options, EVENTS + MORE) - few;
    }

    /** What a run of so many events allocates on this thread. Every event is played: rounds that recur would be copied. */
    private static long allocated(SimPlan plan, RunOptions options, long events) throws ReflectiveOperationException {
        Run run = Simulation.start(plan, options.repeatingAfter(0));
        long before = allocatedBytes();
        RunState state = run.advance(Limit.until(Long.MAX_VALUE / 2).withMaxEvents(events), Progress.NONE);
        long after = allocatedBytes();
        assertEquals(RunState.EVENTS_REACHED, state);
        return after - before;
    }

    /** Of the virtual machine's own count, by reflection: the module of the simulation does not read the one of management. */
    private static long allocatedBytes() throws ReflectiveOperationException {
        Object bean = Class.forName("java.lang.management.ManagementFactory")
                .getMethod("getThreadMXBean")
                .invoke(null);
        Method count = Class.forName("com.sun.management.ThreadMXBean").getMethod("getCurrentThreadAllocatedBytes");
        return (long) count.invoke(bean);
    }
}
