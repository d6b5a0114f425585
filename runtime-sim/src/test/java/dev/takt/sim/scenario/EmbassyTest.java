package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.delay;
import static dev.takt.sim.design.Do.giveWay;
import static dev.takt.sim.design.Do.lock;
import static dev.takt.sim.design.Do.receive;
import static dev.takt.sim.design.Do.repeat;
import static dev.takt.sim.design.Do.send;
import static dev.takt.sim.design.Do.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Progress;
import dev.takt.sim.design.Design;
import dev.takt.sim.trace.EventKind;
import java.util.EnumSet;
import java.util.stream.Collectors;
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

    /** Releases by code stand in a channel with room for eight: the ninth that comes before the task is polled finds it full. */
    @Test
    void ofNineReleasesOfATaskThatHasNotBegunTheLastIsLost() {
        Design design = embassy()
                .task("worker", 0, new Activation.Spawned(), compute(MS))
                .once("sender", 0, 0, repeat(9, spawn("worker")), compute(MS));
        assertEquals("""
                0,overrun,worker,QUEUED
                0,overrun,worker,QUEUED
                0,overrun,worker,QUEUED
                0,overrun,worker,QUEUED
                0,overrun,worker,QUEUED
                0,overrun,worker,QUEUED
                0,overrun,worker,QUEUED
                0,overrun,worker,FULL
                1,complete,sender
                2,complete,worker
                3,complete,worker
                4,complete,worker
                5,complete,worker
                6,complete,worker
                7,complete,worker
                8,complete,worker
                9,complete,worker
                """, design.csv(design.run(30), EnumSet.of(EventKind.OVERRUN, EventKind.COMPLETE)));
    }

    /** A job at work has left the channel, so eight wait behind it; and a ticker that is late keeps its own count. */
    @Test
    void behindAJobAtWorkEightReleasesWaitAndATickerHasNoLimit() {
        Design released = embassy()
                .task("worker", 0, new Activation.Spawned(), compute(5 * MS))
                .once("first", 0, 0, spawn("worker"))
                .once("sender", 1, 2 * MS, repeat(9, spawn("worker")));
        String eight = "2,overrun,worker,QUEUED\n".repeat(8);
        assertEquals(
                "0,complete,first\n" + eight + """
                        2,overrun,worker,FULL
                        2,complete,sender
                        5,complete,worker
                        10,complete,worker
                        15,complete,worker
                        20,complete,worker
                        25,complete,worker
                        30,complete,worker
                        35,complete,worker
                        40,complete,worker
                        45,complete,worker
                        """,
                released.csv(released.run(100), EnumSet.of(EventKind.OVERRUN, EventKind.COMPLETE)));
        Design late =
                embassy().periodic("ticking", 0, MS, 0, compute(MS / 4)).once("long", 1, MS / 2, compute(20 * MS));
        String run = late.csv(late.run(30), EnumSet.of(EventKind.OVERRUN, EventKind.COMPLETE));
        assertEquals(30, run.lines().filter(l -> l.endsWith("complete,ticking")).count());
        assertFalse(run.contains("FULL"), run);
    }

    /** As below, where the alarm of 20 comes while the interrupt of the executor returns (18 to 21): second is woken first, which it has been polled for last, and first, whose timer was armed first, is polled first. */
    @Test
    void whoIsWokenWhileTheInterruptReturnsHasThePlaceOfItsWake() {
        Design design = Design.on("lm3s6965", "embassy", 1)
                .clock(1_000_000_000)
                .tick(10)
                .cost("interrupt-exit", 3)
                .once("first", 3, 0, delay(15), compute(1))
                .once("second", 3, 10, compute(8), delay(1), compute(1));
        assertEquals("""
                22,complete,first
                23,complete,second
                """, design.csv(design.run(30), EnumSet.of(EventKind.COMPLETE)));
    }

    /**
     * embassy-executor 0.10.0, raw/mod.rs, wake_task: whoever wakes a task puts it into the run queue then and there, whatever the core is at; that its executor's interrupt returns (18 to 22, and behind the handler
     * 33 to 39) changes no place. The ticker wakes first at 20, the handler second at 23: the newest wake is polled first.
     */
    @Test
    void whoIsReleasedWhileTheInterruptReturnsHasThePlaceOfItsWake() {
        Design design = Design.on("lm3s6965", "embassy", 1)
                .clock(1_000_000_000)
                .tick(1)
                .cost("interrupt-exit", 10)
                .channel("q", ChannelKind.QUEUE, 1, FullPolicy.DROP_NEWEST)
                .interruptOnce("irq", 5, 22, compute(1), send("q"))
                .periodic("first", 3, 20, 0, compute(18))
                .once("second", 3, 0, receive("q"), compute(1));
        assertEquals("""
                18,complete,first
                23,complete,irq
                40,complete,second
                58,complete,first
                """, design.csv(design.run(59), EnumSet.of(EventKind.COMPLETE)));
    }

    /**
     * embassy-time-queue-utils 0.3.2, queue_integrated.rs: schedule_wake puts a task at the head of the timer queue, next_expiration wakes those who are due from the head on, and the newest wake is polled
     * first. At 10 slow has armed at 2 and fast at 6, at 20 slow at 11 and fast at 16.
     */
    @Test
    void ofThoseThatAnAlarmWakesWhoArmedItsTimerFirstIsPolledFirst() {
        Design design =
                embassy().periodic("slow", 0, 10 * MS, 0, compute(MS)).periodic("fast", 0, 5 * MS, 0, compute(MS));
        assertEquals("""
                0,start,fast
                1,complete,fast
                1,start,slow
                2,complete,slow
                2,idle
                5,start,fast
                6,complete,fast
                6,idle
                10,start,slow
                11,complete,slow
                11,start,fast
                12,complete,fast
                12,idle
                15,start,fast
                16,complete,fast
                16,idle
                20,start,slow
                21,complete,slow
                21,start,fast
                22,complete,fast
                22,idle
                """, design.whoRuns(24));
    }

    /** When turns gives others their turn at 1, waits is polled for the first time and arms its timer for 10; turns, polled anew, arms at 2. */
    @Test
    void whoGivesWayInItsFirstPollArmsBehindThoseThatWaitForTheirFirstRelease() {
        Design design = embassy()
                .periodic("waits", 0, 20 * MS, 10 * MS, compute(MS))
                .periodic("turns", 0, 10 * MS, 0, compute(MS), giveWay(), compute(MS));
        assertEquals("""
                0,start,turns
                1,suspend,turns
                1,resume,turns
                2,complete,turns
                2,idle
                10,start,waits
                11,complete,waits
                11,start,turns
                12,suspend,turns
                12,resume,turns
                13,complete,turns
                13,idle
                """, design.whoRuns(15));
    }

    /** A delay and a release are wakes of one alarm: delays armed at 1 and at 3, the ticker at 2; at 10 they are polled in that order. */
    @Test
    void delaysAndTickersStandInOneTimerQueue() {
        Design design = embassy()
                .once("third", 0, 2 * MS, compute(MS), delay(7 * MS), compute(MS))
                .periodic("second", 0, 9 * MS, MS, compute(MS))
                .once("first", 0, 0, compute(MS), delay(9 * MS), compute(MS));
        assertEquals("""
                0,start,first
                1,suspend,first
                1,start,second
                2,complete,second
                2,start,third
                3,suspend,third
                3,idle
                10,resume,first
                11,complete,first
                11,start,second
                12,complete,second
                12,resume,third
                13,complete,third
                13,idle
                """, design.whoRuns(15));
    }

    /** schedule_wake: a task that is in the queue stays where it is. The timeout of waiter was armed at 1, for 11; its delay ends then too, and comes before that of other, which was armed at 3. */
    @Test
    void aTimerThatStillRunsKeepsItsPlaceInTheQueue() {
        assertEquals("""
                11,resume,waiter
                12,complete,waiter
                12,resume,other
                13,complete,other
                13,idle
                """, after10(twoTimers(7 * MS, 8 * MS)));
    }

    /** schedule_wake keeps the earlier time, 11: there waiter is polled for nothing and puts itself into the queue anew, behind other, which has waited for 12 since 3. */
    @Test
    void aTimerThatEndsTooEarlyIsArmedAnew() {
        assertEquals("""
                12,resume,other
                13,complete,other
                13,resume,waiter
                14,complete,waiter
                14,idle
                """, after10(twoTimers(8 * MS, 9 * MS)));
    }

    /** The message of 4 spares waiter the end of its timeout at 11, and its delay begins; other begins its own at 3. */
    private static Design twoTimers(long waiterNs, long otherNs) {
        return embassy()
                .interruptOnce("irq", 1, 4 * MS, send("q"))
                .channel("q", ChannelKind.QUEUE, 1, FullPolicy.DROP_NEWEST)
                .once("waiter", 0, MS, receive("q", 10 * MS), delay(waiterNs), compute(MS))
                .once("other", 0, 2 * MS, compute(MS), delay(otherNs), compute(MS));
    }

    private static String after10(Design design) {
        return design.whoRuns(20)
                .lines()
                .filter(line -> Long.parseLong(line.substring(0, line.indexOf(','))) > 10)
                .map(line -> line + "\n")
                .collect(Collectors.joining());
    }

    /** The same queue feeds executors that order by deadline: of equal ones, taken together, the newest wake is sorted in first (cordyceps 0.3.5, SortedList::insert). */
    @Test
    void ofEqualDeadlinesTooWhoArmedItsTimerFirstIsPolledFirst() {
        Design design = embassy()
                .edf()
                .periodic("slow", 0, 10 * MS, 0, compute(MS))
                .deadline("slow", 5 * MS)
                .periodic("fast", 0, 5 * MS, 0, compute(MS));
        assertEquals("""
                0,start,fast
                1,complete,fast
                1,start,slow
                2,complete,slow
                2,idle
                5,start,fast
                6,complete,fast
                6,idle
                10,start,slow
                11,complete,slow
                11,start,fast
                12,complete,fast
                12,idle
                """, design.whoRuns(14));
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
