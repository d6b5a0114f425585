package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.alloc;
import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.delay;
import static dev.takt.sim.design.Do.feed;
import static dev.takt.sim.design.Do.free;
import static dev.takt.sim.design.Do.raise;
import static dev.takt.sim.design.Do.receive;
import static dev.takt.sim.design.Do.repeat;
import static dev.takt.sim.design.Do.send;
import static dev.takt.sim.design.Do.spawn;
import static dev.takt.sim.design.Do.transfer;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Expiry;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.TransferMode;
import dev.takt.sim.design.Design;
import dev.takt.sim.trace.EventKind;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Channels, transfers, pools, watchdogs; expected traces worked out by hand. */
class CommunicationTest {
    private static final Set<EventKind> MESSAGES = EnumSet.of(
            EventKind.SEND, EventKind.RECEIVE, EventKind.DROP, EventKind.BLOCK, EventKind.SUSPEND, EventKind.TIMEOUT);

    private static final Set<EventKind> DRIVERS = EnumSet.of(
            EventKind.START,
            EventKind.PREEMPT,
            EventKind.RESUME,
            EventKind.SUSPEND,
            EventKind.UNBLOCK,
            EventKind.OVERHEAD,
            EventKind.COMPLETE);

    @Test
    void aSenderIntoAFullChannelWaits() {
        Design design = Design.generic()
                .once("sender", 2, 0, repeat(3, send("q")))
                .once("receiver", 1, 0, compute(5), repeat(3, receive("q"), compute(1)))
                .queue("q", 1, FullPolicy.BLOCK);
        assertEquals("""
                0,send,sender,q,1
                0,block,sender,q
                5,receive,receiver,q,0
                5,send,sender,q,1
                5,block,sender,q
                6,receive,receiver,q,0
                6,send,sender,q,1
                7,receive,receiver,q,0
                """, design.csv(design.run(20), MESSAGES));
    }

    /** What the reader takes lets the sender go on, whose message releases the job for which the reader gives up this one: the new job takes it. */
    @Test
    void aJobGivenUpInItsReceiveLeavesTheMessageToTheNext() {
        Design design = Design.generic()
                .once("sender", 2, 0, repeat(2, send("q")))
                .task("reader", 1, new Activation.On(ItemId.of("q")), compute(3))
                .overrun("reader", Overrun.ABORT)
                .queue("q", 1, FullPolicy.BLOCK);
        Set<EventKind> kinds = EnumSet.of(EventKind.ABORT, EventKind.COMPLETE);
        kinds.addAll(MESSAGES);
        assertEquals("""
                0,send,sender,q,1
                0,block,sender,q
                0,receive,reader,q,0
                0,send,sender,q,1
                0,abort,reader
                0,complete,sender
                0,receive,reader,q,0
                3,complete,reader
                """, design.csv(design.run(20), kinds));
    }

    @Test
    void fullChannelsDropTheNewestOrTheOldest() {
        Design newest =
                Design.generic().once("sender", 1, 0, repeat(2, send("q"))).queue("q", 1, FullPolicy.DROP_NEWEST);
        assertEquals("0,send,sender,q,1\n0,drop,sender,q\n", newest.csv(newest.run(20), MESSAGES));
        Design oldest =
                Design.generic().once("sender", 1, 0, repeat(2, send("q"))).queue("q", 1, FullPolicy.OVERWRITE_OLDEST);
        assertEquals("0,send,sender,q,1\n0,drop,sender,q\n0,send,sender,q,1\n", oldest.csv(oldest.run(20), MESSAGES));
    }

    @Test
    void aMessageBeatsItsTimeout() {
        Design design = Design.generic()
                .once("receiver", 2, 0, receive("q", 10))
                .once("sender", 1, 0, compute(10), send("q"))
                .queue("q", 1, FullPolicy.BLOCK);
        assertEquals("""
                0,suspend,receiver,q
                10,send,sender,q,1
                10,receive,receiver,q,0
                """, design.csv(design.run(20), MESSAGES));
    }

    @Test
    void aTimeoutEndsTheWait() {
        Design design = Design.generic()
                .once("receiver", 2, 0, receive("q", 9), compute(1))
                .once("sender", 1, 0, compute(10), send("q"))
                .queue("q", 1, FullPolicy.BLOCK);
        assertEquals("""
                0,start,receiver
                0,suspend,receiver,q
                0,start,sender
                9,timeout,receiver,q
                9,preempt,sender,receiver
                9,resume,receiver
                10,complete,receiver
                10,resume,sender
                11,complete,sender
                11,idle
                """, design.whoRuns(20));
    }

    @Test
    void aSignalBeforeTheWaitIsKeptNewestOnly() {
        Design design = Design.generic()
                .once("sender", 2, 0, raise("s"), raise("s"))
                .once("receiver", 1, 0, receive("s"), receive("s"))
                .channel("s", ChannelKind.SIGNAL, 1, FullPolicy.BLOCK);
        assertEquals("""
                0,send,sender,s,1
                0,drop,sender,s
                0,send,sender,s,1
                0,receive,receiver,s,0
                0,suspend,receiver,s
                """, design.csv(design.run(20), MESSAGES));
    }

    @Test
    void everySubscriberSeesEveryElement() {
        Design design = Design.generic()
                .once("sender", 3, 5, send("p"))
                .once("a", 2, 0, receive("p"))
                .once("b", 1, 10, receive("p"))
                .channel("p", ChannelKind.PUBSUB, 2, FullPolicy.BLOCK);
        assertEquals("""
                0,suspend,a,p
                5,send,sender,p,1
                5,receive,a,p,1
                10,receive,b,p,0
                """, design.csv(design.run(20), MESSAGES));
    }

    @Test
    void aJobOnAChannelTakesTheElementThatReleasedIt() {
        Design design = Design.generic()
                .once("sender", 2, 0, send("q"), compute(1), send("q"))
                .task("worker", 1, new Activation.On(ItemId.of("q")), compute(3))
                .queue("q", 4, FullPolicy.BLOCK);
        assertEquals("""
                0,send,sender,q,1
                1,send,sender,q,2
                1,receive,worker,q,1
                4,receive,worker,q,0
                """, design.csv(design.run(20), MESSAGES));
    }

    @Test
    void aBlockingTransferOccupiesTheCore() {
        // 8 bits a byte at 1 GHz: 8 ns a byte.
        Design design = Design.generic()
                .bus("spi", 1_000_000_000, 8)
                .once("a", 1, 0, transfer("spi", 2, TransferMode.BLOCKING), compute(1))
                .once("low", 0, 0, compute(1));
        assertEquals("""
                0,start,a
                17,complete,a
                17,start,low
                18,complete,low
                18,idle
                """, design.whoRuns(30));
    }

    /** 8 ns a byte, interrupts of 2 ns, and somebody below who has work meanwhile. */
    private static Design interrupting(TransferMode mode) {
        return Design.generic()
                .clock(1_000_000_000L)
                .cost("interrupt-entry", 1)
                .cost("interrupt-exit", 1)
                .bus("uart", 1_000_000_000, 8)
                .once("a", 1, 0, transfer("uart", 2, mode), compute(1))
                .once("low", 0, 0, compute(30));
    }

    /** An interrupt a byte at 8 and 16, each 1 in and 1 out; at the end the waiting job has been woken but comes after the interrupt. */
    @Test
    void anAsynchronousTransferPaysAnInterruptAByte() {
        Design design = interrupting(TransferMode.ASYNC);
        assertEquals("""
                0,start,a
                0,suspend,a,uart
                0,start,low
                8,overhead,interrupt-entry
                10,resume,low
                16,unblock,a
                16,overhead,interrupt-entry
                18,preempt,low,a
                18,resume,a
                19,complete,a
                19,resume,low
                35,complete,low
                """, design.csv(design.run(40), DRIVERS));
    }

    @Test
    void aTransferByDmaPaysOneInterrupt() {
        Design design = interrupting(TransferMode.DMA);
        assertEquals("""
                0,start,a
                0,suspend,a,uart
                0,start,low
                16,unblock,a
                16,overhead,interrupt-entry
                18,preempt,low,a
                18,resume,a
                19,complete,a
                19,resume,low
                33,complete,low
                """, design.csv(design.run(40), DRIVERS));
    }

    @Test
    void oneBusCarriesOneTransferAtATime() {
        Design design = Design.generic()
                .bus("i2c", 1_000_000_000, 8)
                .once("a", 2, 0, transfer("i2c", 1, TransferMode.DMA), compute(1))
                .once("b", 1, 0, transfer("i2c", 1, TransferMode.DMA), compute(1));
        assertEquals("""
                0,start,a
                0,suspend,a,i2c
                0,start,b
                0,block,b,i2c
                0,idle
                8,resume,a
                9,complete,a
                9,resume,b
                9,suspend,b,i2c
                9,idle
                17,resume,b
                18,complete,b
                18,idle
                """, design.whoRuns(30));
    }

    /** 8 ns a byte. Who receives keeps nobody who sends waiting, but a second sender has to. */
    @Test
    void aUartSendsWhileItReceives() {
        Design design = Design.generic()
                .line("UART0", 1_000_000_000, 8)
                .once("reader", 3, 0, transfer("uart0", 4, TransferMode.DMA, Direction.READ), compute(1))
                .once("first", 2, 0, transfer("uart0", 1, TransferMode.DMA, Direction.WRITE), compute(1))
                .once("second", 1, 0, transfer("uart0", 1, TransferMode.DMA, Direction.WRITE), compute(1));
        assertEquals("""
                0,start,reader
                0,suspend,reader,uart0 RX
                0,start,first
                0,suspend,first,uart0 TX
                0,start,second
                0,block,second,uart0 TX
                0,idle
                8,resume,first
                9,complete,first
                9,resume,second
                9,suspend,second,uart0 TX
                9,idle
                17,resume,second
                18,complete,second
                18,idle
                32,resume,reader
                33,complete,reader
                33,idle
                """, design.whoRuns(40));
    }

    /** One clock for both ways. */
    @Test
    void anSpiDoesNot() {
        Design design = Design.generic()
                .line("SSI0", 1_000_000_000, 8)
                .once("reader", 2, 0, transfer("ssi0", 4, TransferMode.DMA, Direction.READ))
                .once("writer", 1, 0, transfer("ssi0", 1, TransferMode.DMA, Direction.WRITE));
        assertEquals("""
                0,start,reader
                0,suspend,reader,ssi0
                0,start,writer
                0,block,writer,ssi0
                0,idle
                32,resume,reader
                32,complete,reader
                32,resume,writer
                32,suspend,writer,ssi0
                32,idle
                40,resume,writer
                40,complete,writer
                40,idle
                """, design.whoRuns(50));
    }

    @Test
    void anEmptyPoolMakesTheTakerWait() {
        Design design = Design.generic()
                .pool("pool", 1)
                .once("a", 1, 0, alloc("pool"), compute(3), free("pool"))
                .once("b", 2, 1, alloc("pool"), compute(1), free("pool"));
        assertEquals("""
                0,start,a
                1,preempt,a,b
                1,start,b
                1,block,b,pool
                1,resume,a
                3,complete,a
                3,resume,b
                4,complete,b
                4,idle
                """, design.whoRuns(30));
    }

    @Test
    void aFeedBeatsItsWatchdog() {
        Design design = Design.generic()
                .watchdog("dog", 10, 0, Expiry.SYSTEM_RESET)
                .once("a", 1, 0, compute(10), feed("dog"), compute(5));
        assertEquals("""
                0,start,a
                15,complete,a
                15,idle
                """, design.whoRuns(19));
    }

    @Test
    void aWatchdogThatIsNotFedResets() {
        Design design =
                Design.generic().watchdog("dog", 10, 0, Expiry.SYSTEM_RESET).periodic("a", 1, 8, 0, compute(5));
        assertEquals("""
                0,start,a
                5,complete,a
                5,idle
                8,start,a
                10,watchdog-reset,dog
                10,abort,a
                10,start,a
                15,complete,a
                15,idle
                18,start,a
                20,watchdog-reset,dog
                20,abort,a
                20,start,a
                """, design.whoRuns(20));
    }

    /** The first hangs from its second job on, and the other cannot feed in its name. */
    @Test
    void aWatchdogOfSeveralIsFedWhenAllHaveBeenAlive() {
        Design design = Design.generic()
                .watchdog("dog", 20, 0, Expiry.SYSTEM_RESET)
                .once("a", 2, 0, compute(1), feed("dog"))
                .periodic("b", 1, 5, 0, compute(1), feed("dog"));
        assertEquals("""
                0,start,a
                1,complete,a
                1,start,b
                2,complete,b
                2,idle
                5,start,b
                6,complete,b
                6,idle
                10,start,b
                11,complete,b
                11,idle
                15,start,b
                16,complete,b
                16,idle
                20,start,b
                21,complete,b
                21,idle
                22,watchdog-reset,dog
                22,start,a
                """, design.whoRuns(22));
    }

    @Test
    void aFeedInsideTheWindowResets() {
        Design design = Design.generic()
                .watchdog("dog", 100, 10, Expiry.SYSTEM_RESET)
                .once("a", 1, 0, compute(1), feed("dog"), compute(5), feed("dog"), compute(1));
        assertEquals("""
                0,start,a
                6,watchdog-reset,dog
                6,abort,a
                6,start,a
                """, design.whoRuns(6));
    }

    @Test
    void aLoopWithoutTimeIsCut() {
        Design design = Design.generic()
                .task("spin", 1, new Activation.Background(), raise("s"))
                .once("a", 2, 5, compute(1))
                .channel("s", ChannelKind.SIGNAL, 1, FullPolicy.BLOCK);
        assertEquals(
                "0,livelock,spin\n5,start,a\n6,complete,a\n",
                design.csv(design.run(20), EnumSet.of(EventKind.LIVELOCK, EventKind.START, EventKind.COMPLETE))
                        .replaceAll("0,(start|complete),spin\n", ""));
    }

    /** No time passes in a hundred thousand signals, but the body ends. */
    @Test
    void aLongBodyWithoutTimeIsNoLivelock() {
        Design design = Design.generic()
                .periodic("long", 1, 10, 0, repeat(100_000, raise("s")), compute(3))
                .channel("s", ChannelKind.SIGNAL, 1, FullPolicy.BLOCK);
        assertEquals(
                "0,start,long\n3,complete,long\n10,start,long\n13,complete,long\n",
                design.csv(design.run(15), EnumSet.of(EventKind.LIVELOCK, EventKind.START, EventKind.COMPLETE)));
    }

    /** It brings itself the next job in the instant in which it ends. */
    @Test
    void aLongBodyWithoutTimeThatReleasesItselfIsCut() {
        Design design = Design.generic()
                .once("first", 1, 0, spawn("long"))
                .task("long", 1, new Activation.Spawned(), repeat(50_000, raise("s")), spawn("long"))
                .once("a", 1, 5, compute(1))
                .channel("s", ChannelKind.SIGNAL, 1, FullPolicy.BLOCK);
        assertEquals(
                "0,livelock,long\n6,complete,a\n",
                design.csv(design.run(20), EnumSet.of(EventKind.LIVELOCK, EventKind.COMPLETE))
                        .replaceAll("0,complete,\\w+\n", ""));
    }

    @Test
    void aDelayAfterTheWorkDrifts() {
        Design design = Design.generic().task("a", 1, new Activation.After(5, 0), compute(2));
        assertEquals("""
                0,start,a
                2,complete,a
                2,idle
                7,start,a
                9,complete,a
                9,idle
                """, design.whoRuns(10));
    }

    @Test
    void anInterruptReleasesItsTaskAtItsEnd() {
        Design design = Design.generic()
                .interrupt("irq", 1, new Activation.Periodic(100, 1, 0), compute(2))
                .task("task", 1, new Activation.On(ItemId.of("irq")), compute(1), delay(3), compute(1));
        assertEquals("""
                1,start,irq
                3,complete,irq
                3,start,task
                4,suspend,task
                4,idle
                7,resume,task
                8,complete,task
                8,idle
                """, design.whoRuns(20));
    }

    /** The element releases the sender's own next job, for which the sending one is given up. */
    @Test
    void aJobThatReleasesTheNextByWhatItSendsIsAbortedAndTheNextBeginsAtItsStart() {
        Design design = Design.generic()
                .once("first", 2, 0, send("q"))
                .task("worker", 1, new Activation.On(ItemId.of("q")), compute(2), send("q"), compute(3))
                .overrun("worker", Overrun.ABORT)
                .queue("q", 4, FullPolicy.BLOCK);
        assertEquals("""
                0,send,first,q,1
                0,receive,worker,q,0
                2,send,worker,q,1
                2,receive,worker,q,0
                4,send,worker,q,1
                4,receive,worker,q,0
                """, design.csv(design.run(5), MESSAGES));
    }
}
