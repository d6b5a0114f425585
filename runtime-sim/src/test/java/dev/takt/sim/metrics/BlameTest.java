package dev.takt.sim.metrics;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.delay;
import static dev.takt.sim.design.Do.lock;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Protocol;
import dev.takt.sim.design.Design;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import org.junit.jupiter.api.Test;

/** Causes worked out by hand. */
class BlameTest {
    private static String blame(Trace trace, int context, long job) {
        StringBuilder text = new StringBuilder();
        TraceNames names = trace.names();
        for (BlamePart part : Blame.of(trace, Slices.of(trace), context, job)) {
            text.append(part.startNs())
                    .append('-')
                    .append(part.endNs())
                    .append(' ')
                    .append(part.cause().tag());
            text.append(
                    part.by() < 0
                            ? ""
                            : " by " + names.contexts().get(part.by()).name());
            text.append(
                    part.thing() < 0
                            ? ""
                            : " on " + names.things().get(part.thing()).name());
            text.append('\n');
        }
        return text.toString();
    }

    private static Trace inversion(Protocol protocol) {
        return Design.generic()
                .once("low", 1, 0, lock("r", compute(4)), compute(1))
                .once("high", 3, 1, lock("r", compute(2)))
                .once("medium", 2, 2, compute(10))
                .resource("r", protocol)
                .run(30);
    }

    /** Under earliest deadline first the base order is the deadline: what is due earlier preempts, what is due later blocks, here by running to completion. */
    @Test
    void whoIsDueLaterBlocksAndWhoIsDueEarlierPreempts() {
        Trace trace = Design.generic()
                .edf()
                .nonPreemptive()
                .once("late", 1, 0, compute(10))
                .deadline("late", 90)
                .once("job", 1, 2, compute(3))
                .deadline("job", 60)
                .once("soon", 1, 4, compute(2))
                .deadline("soon", 20)
                .run(30);
        assertEquals("""
                2-10 blocking by late
                10-12 preemption by soon
                12-15 execution
                """, blame(trace, 1, 0));
    }

    @Test
    void anInversionBlamesTheOneInTheMiddle() {
        assertEquals("""
                1-2 blocking by low on r
                2-12 blocking by medium on r
                12-14 blocking by low on r
                14-16 execution
                """, blame(inversion(Protocol.NONE), 1, 0));
        assertEquals("""
                1-4 blocking by low on r
                4-6 execution
                """, blame(inversion(Protocol.INHERITANCE), 1, 0));
        assertEquals("""
                2-4 blocking by low on r
                4-6 preemption by high
                6-16 execution
                """, blame(inversion(Protocol.IMMEDIATE_CEILING), 2, 0));
    }

    @Test
    void preemptionSuspensionAndBacklogAreToldApart() {
        Trace trace = Design.generic()
                .periodic("a", 1, 5, 0, compute(2), delay(3), compute(1))
                .once("high", 2, 1, compute(2))
                .run(30);
        // a: 0-1, 3-4, asleep to 7, 7-8; its second job arrives at 5, 8-10, asleep to 13, 13-14.
        assertEquals("""
                0-1 execution
                1-3 preemption by high
                3-4 execution
                4-7 suspension
                7-8 execution
                """, blame(trace, 0, 0));
        assertEquals("""
                5-8 backlog
                8-10 execution
                10-13 suspension
                13-14 execution
                """, blame(trace, 0, 1));
    }

    @Test
    void waitingForTheTickIsReleaseDelay() {
        Trace trace = Design.on("stm32f411re", "freertos", 1)
                .task("a", 1, new Activation.Periodic(10_000_000, 500_000, 0), compute(100))
                .run(2_000_000);
        assertEquals("""
                500000-1000000 release-delay
                1000000-1000100 execution
                """, blame(trace, 0, 0));
    }
}
