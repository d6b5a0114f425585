package dev.takt.sim.metrics;

import static dev.takt.sim.design.Do.alloc;
import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.delay;
import static dev.takt.sim.design.Do.free;
import static dev.takt.sim.design.Do.lock;
import static dev.takt.sim.design.Do.receive;
import static dev.takt.sim.design.Do.send;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.FullPolicy;
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

    /** The channel has one place. The receiver begins when the sender waits, at 1, sleeps to 9, and takes after the work of another and its own. */
    @Test
    void atAFullChannelTheReceiverBlocks() {
        Trace trace = Design.generic()
                .once("sender", 2, 0, compute(1), send("q"), send("q"), compute(1))
                .once("receiver", 1, 0, delay(8), compute(1), receive("q"))
                .once("high", 3, 3, compute(2))
                .once("medium", 1, 6, compute(6))
                .queue("q", 1, FullPolicy.BLOCK)
                .run(40);
        // high has the core from 3 to 5 and medium from 6, but the receiver would not run without them either; from 8
        // on it waits for medium
        assertEquals("""
                0-1 execution
                1-9 blocking by receiver on q
                9-12 blocking by medium on q
                12-13 blocking by receiver on q
                13-14 execution
                """, blame(trace, 0, 0));
    }

    /** Before it has its job it cannot take anything, whatever the core does. */
    @Test
    void aReceiverThatHasNotArrivedBlocksToo() {
        Trace trace = Design.generic()
                .once("sender", 2, 0, send("q"), send("q"), compute(1))
                .once("receiver", 1, 8, compute(1), receive("q"))
                .once("high", 3, 3, compute(2))
                .queue("q", 1, FullPolicy.BLOCK)
                .run(40);
        assertEquals("""
                0-9 blocking by receiver on q
                9-10 execution
                """, blame(trace, 0, 0));
    }

    @Test
    void atAnEmptyPoolWhoHasABlockBlocks() {
        Trace trace = Design.generic()
                .once("owner", 1, 0, alloc("p"), compute(1), delay(5), compute(2), free("p"))
                .once("job", 2, 3, alloc("p"), compute(1), free("p"))
                .once("high", 3, 4, compute(1))
                .once("other", 3, 6, compute(2))
                .pool("p", 1)
                .run(40);
        // owner sleeps from 1 to 6; then other runs, more urgent than the job
        assertEquals("""
                3-6 blocking by owner on p
                6-8 preemption by other
                8-10 blocking by owner on p
                10-11 execution
                """, blame(trace, 1, 0));
    }

    @Test
    void wherePlaceComesNoMoreTheLastWhoTookIsTold() {
        Trace trace = Design.generic()
                .once("owner", 1, 0, alloc("p"), compute(1))
                .once("job", 2, 3, alloc("p"), free("p"))
                .pool("p", 1)
                .run(10);
        assertEquals("3-11 blocking by owner on p\n", blame(trace, 1, 0));
    }

    /** Nobody takes from it at all, to the end of the trace behind its last instant. */
    @Test
    void aChannelThatNobodyReadsBlocksByNobody() {
        Trace trace = Design.generic()
                .once("sender", 2, 0, send("q"), send("q"))
                .queue("q", 1, FullPolicy.BLOCK)
                .run(10);
        assertEquals("0-11 blocking on q\n", blame(trace, 0, 0));
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
