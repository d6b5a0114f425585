package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.delay;
import static dev.takt.sim.design.Do.giveWay;
import static dev.takt.sim.design.Do.lock;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Progress;
import dev.takt.sim.design.Design;
import dev.takt.sim.trace.EventKind;
import java.util.EnumSet;
import org.junit.jupiter.api.Test;

/** What Embassy does differently from the book; expected traces worked out by hand. Times in ms. */
class EmbassyTest {
    private static final long MS = 1_000_000;

    private static Design embassy() {
        return Design.on("esp32s3", "embassy", MS);
    }

    /** embassy-executor, raw/run_queue.rs: the queue is a stack that is taken as a whole; what is woken meanwhile makes the next. */
    @Test
    void embassyPollsABatchNewestWakeFirst() {
        Design design = embassy()
                .once("first", 0, MS, compute(MS))
                .once("second", 0, MS, compute(MS))
                .once("third", 0, MS, compute(MS))
                .once("later", 0, 2 * MS, compute(MS));
        assertEquals("""
                1,start,third
                2,complete,third
                2,start,second
                3,complete,second
                3,start,first
                4,complete,first
                4,start,later
                5,complete,later
                5,idle
                """, design.whoRuns(10));
    }

    /** embassy-futures, yield_now.rs: the task wakes itself, so it is in the next batch. */
    @Test
    void anEmbassyYieldWaitsForTheNextBatch() {
        Design design = embassy().once("b", 0, 0, compute(MS)).once("a", 0, 0, compute(MS), giveWay(), compute(MS));
        assertEquals("""
                0,start,a
                1,suspend,a
                1,start,b
                2,complete,b
                2,resume,a
                3,complete,a
                3,idle
                """, design.whoRuns(10));
    }

    /** embassy-time 0.5.1, Ticker::next is ready at once if its tick has passed; b was woken at 0.5 and waits for both jobs. */
    @Test
    void anEmbassyTaskWhoseTickerIsLateGoesOnInTheSamePoll() {
        Design design = embassy()
                .task("a", 0, new Activation.Burst(2, MS, 1000 * MS, 0), compute(3 * MS / 2))
                .deadline("a", 100 * MS)
                .once("b", 0, MS / 2, compute(MS));
        assertEquals("""
                0,start,a
                1,overrun,a,QUEUED
                1500000ns,complete,a
                1500000ns,start,a
                3,complete,a
                3,start,b
                4,complete,b
                4,idle
                """, design.whoRuns(10));
    }

    /** a can be late when slow runs, and then slow waits for more than two of its jobs. */
    @Test
    void noBoundIsKnownBesideAnEmbassyTaskThatCanBeLate() {
        Design design = embassy()
                .periodic("a", 0, 2 * MS, 0, compute(MS / 2))
                .deadline("a", 100 * MS)
                .periodic("slow", 0, 100 * MS, 0, compute(5 * MS));
        assertInstanceOf(Bound.NotApplicable.class, bound(design, 1));
        Design inTime = embassy()
                .periodic("a", 0, 20 * MS, 0, compute(MS / 2))
                .periodic("slow", 0, 100 * MS, 0, compute(5 * MS));
        assertInstanceOf(Bound.Known.class, bound(inTime, 1));
    }

    /** embassy-sync, waitqueue/waker_registration.rs: one waker is kept, the one it replaces is woken and registers again. */
    @Test
    void twoWaitersOfAnEmbassyMutexWakeEachOther() {
        Design design = embassy()
                .cost("poll", 240_000)
                .clock(240_000_000)
                .once("holder", 0, 0, lock("m", delay(10 * MS)))
                .once("one", 0, MS, lock("m", compute(MS)))
                .once("two", 0, 2 * MS, lock("m", compute(MS)))
                .resource("m", Protocol.NONE);
        String trace = design.csv(design.run(8), EnumSet.of(EventKind.BLOCK, EventKind.UNBLOCK));
        assertEquals("""
                2,block,one,m
                3,block,two,m
                3,unblock,one
                4,block,one,m
                4,unblock,two
                5,block,two,m
                5,unblock,one
                6,block,one,m
                6,unblock,two
                7,block,two,m
                7,unblock,one
                8,block,one,m
                8,unblock,two
                """, trace);
    }

    /** embassy-sync, mutex.rs: unlock wakes the waiter and frees the mutex; who locks first has it. */
    @Test
    void anEmbassyMutexLiftsNobodyAndIsNotHandedOver() {
        Design design = embassy()
                .once("low", 0, 0, lock("m", compute(2 * MS), delay(2 * MS)), compute(MS))
                .once("high", 1, MS, lock("m", compute(MS)))
                .resource("m", Protocol.NONE);
        assertEquals("""
                0,start,low
                1,preempt,low,high
                1,start,high
                1,block,high,m
                1,resume,low
                2,suspend,low
                2,idle
                4,resume,low
                4,preempt,low,high
                4,resume,high
                5,complete,high
                5,resume,low
                6,complete,low
                6,idle
                """, design.whoRuns(10));
    }

    @Test
    void acrossCoresABlockingMutexSpins() {
        Design design = embassy()
                .once("a", 0, 0, lock("m", compute(3 * MS)))
                .once("b", 0, MS, lock("m", compute(MS)))
                .core("b", 1)
                .resource("m", Protocol.NON_PREEMPTIVE);
        assertEquals("""
                0,start,a
                1,start,b
                1,spin,b,m
                3,complete,a
                3,idle
                3,resume,b
                4,complete,b
                4,idle
                """, design.whoRuns(10));
    }

    private static Bound bound(Design design, int context) {
        return Analysis.of(design.machine(), Progress.NONE)
                .contexts()
                .get(context)
                .bound();
    }
}
