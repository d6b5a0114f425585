package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.raise;
import static dev.takt.sim.design.Do.receive;
import static dev.takt.sim.design.Do.repeat;
import static dev.takt.sim.design.Do.send;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import dev.takt.sim.design.Design;
import dev.takt.sim.trace.EventKind;
import java.util.EnumSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Channels where a task that waits is a future (RTIC, Embassy): who waits is woken, and looks when it is polled. Expected traces worked out by hand. Times in ms. */
class PolledChannelTest {
    private static final long MS = 1_000_000;
    private static final Set<EventKind> MESSAGES = EnumSet.of(
            EventKind.SUSPEND,
            EventKind.BLOCK,
            EventKind.SEND,
            EventKind.DROP,
            EventKind.RECEIVE,
            EventKind.TIMEOUT,
            EventKind.COMPLETE);

    private static Design on(String runtime) {
        return Design.on("lm3s6965", runtime, MS);
    }

    private static String messages(Design design) {
        return design.csv(design.run(30 * MS), MESSAGES);
    }

    /** The time is over at 5, while the sender runs; the receiver is polled at 7 and looks into the channel before it looks at the time. */
    @ParameterizedTest
    @ValueSource(strings = {"rtic", "embassy"})
    void whatIsThereWhenALateReceiverRunsIsInTime(String runtime) {
        Design design = on(runtime)
                .once("receiver", 1, 0, receive("q", 5 * MS))
                .once("sender", 2, 3 * MS, compute(4 * MS), send("q"))
                .queue("q", 1, FullPolicy.DROP_NEWEST);
        assertEquals("""
                0,suspend,receiver,q
                7,send,sender,q,1
                7,complete,sender
                7,receive,receiver,q,0
                7,complete,receiver
                """, messages(design));
    }

    @ParameterizedTest
    @ValueSource(strings = {"rtic", "embassy"})
    void aReceiverThatFindsNothingWhenItRunsGivesUp(String runtime) {
        Design design = on(runtime)
                .once("receiver", 1, 0, receive("q", 5 * MS))
                .once("busy", 2, 3 * MS, compute(4 * MS))
                .once("sender", 1, 9 * MS, send("q"))
                .queue("q", 1, FullPolicy.DROP_NEWEST);
        assertEquals("""
                0,suspend,receiver,q
                7,complete,busy
                7,timeout,receiver,q
                7,complete,receiver
                9,send,sender,q,1
                9,complete,sender
                """, messages(design));
    }

    /** The element stays in the queue until the receiver runs, so there is no room for the second; a kernel that hands it over has room. */
    @ParameterizedTest
    @ValueSource(strings = {"rtic", "embassy"})
    void anElementKeepsItsPlaceUntilTheReceiverRuns(String runtime) {
        Design design = on(runtime)
                .once("receiver", 1, 0, receive("q"))
                .once("sender", 2, 3 * MS, repeat(2, send("q")))
                .queue("q", 1, FullPolicy.DROP_NEWEST);
        assertEquals("""
                0,suspend,receiver,q
                3,send,sender,q,1
                3,drop,sender,q
                3,complete,sender
                3,receive,receiver,q,0
                3,complete,receiver
                """, messages(design));
    }

    /** There is room at 3; the sender runs at 5, when the receiver has ended. */
    @ParameterizedTest
    @ValueSource(strings = {"rtic", "embassy"})
    void aSenderThatWaitsForRoomSendsWhenItRuns(String runtime) {
        Design design = senderWaits(runtime, send("q"), receive("q"), compute(2 * MS));
        assertEquals("""
                0,send,sender,q,1
                0,block,sender,q
                3,receive,receiver,q,0
                5,complete,receiver
                5,send,sender,q,1
                5,complete,sender
                """, messages(design));
    }

    /** Room comes at 7, behind the end of the time at 5, which the sender learns of when it runs: at 7. */
    @ParameterizedTest
    @ValueSource(strings = {"rtic", "embassy"})
    void roomThatIsThereWhenALateSenderRunsIsInTime(String runtime) {
        Design design = senderWaits(runtime, send("q", 5 * MS), compute(4 * MS), receive("q"));
        assertEquals("""
                0,send,sender,q,1
                0,block,sender,q
                7,receive,receiver,q,0
                7,complete,receiver
                7,send,sender,q,1
                7,complete,sender
                """, messages(design));
    }

    /** A sender fills the queue at 0 and waits for room with its second element; a more urgent receiver comes at 3. */
    private static Design senderWaits(String runtime, Step second, Step... receiver) {
        return on(runtime)
                .once("sender", 1, 0, send("q"), second)
                .once("receiver", 2, 3 * MS, receiver)
                .queue("q", 1, FullPolicy.BLOCK);
    }

    /** The second value takes the place of the first, which nobody has taken: one job takes it. */
    @ParameterizedTest
    @ValueSource(strings = {"rtic", "embassy", "generic"})
    void aSignalOverwrittenBeforeItsJobBeginsMakesOneJob(String runtime) {
        Design design = listening(runtime).once("sender", 2, 0, raise("s"), raise("s"), compute(MS));
        assertEquals("""
                0,send,sender,s,1
                0,drop,sender,s
                0,send,sender,s,1
                1,complete,sender
                1,receive,listener,s,0
                4,complete,listener
                """, messages(design));
    }

    /** A value during a job makes another job, which takes the newest: that of 2. */
    @ParameterizedTest
    @ValueSource(strings = {"rtic", "embassy", "generic"})
    void aSignalDuringAJobMakesOneMore(String runtime) {
        Design design = listening(runtime)
                .once("sender", 2, 0, raise("s"))
                .once("again", 2, MS, raise("s"))
                .once("more", 2, 2 * MS, raise("s"));
        assertEquals("""
                0,send,sender,s,1
                0,complete,sender
                0,receive,listener,s,0
                1,send,again,s,1
                1,complete,again
                2,drop,more,s
                2,send,more,s,1
                2,complete,more
                3,complete,listener
                3,receive,listener,s,0
                6,complete,listener
                """, messages(design));
    }

    /** A job of 3 for each value of a signal, less urgent than who raises it. */
    private static Design listening(String runtime) {
        return on(runtime)
                .task("listener", 1, new Activation.On(ItemId.of("s")), compute(3 * MS))
                .channel("s", ChannelKind.SIGNAL, 1, FullPolicy.BLOCK);
    }

    /** Ticks of RTIC merge; a task that a queue feeds comes back for each element. */
    @ParameterizedTest
    @ValueSource(strings = {"rtic", "embassy", "zephyr"})
    void aQueueFeedsAJobAnElement(String runtime) {
        Design design = Design.on("nrf52840", runtime, MS)
                .once("sender", 2, 0, repeat(4, send("q")))
                .task("reader", 1, new Activation.On(ItemId.of("q")), compute(2 * MS))
                .queue("q", 4, FullPolicy.DROP_NEWEST);
        Set<EventKind> ends = EnumSet.of(EventKind.COMPLETE);
        assertEquals(5, design.csv(design.run(30 * MS), ends).lines().count());
    }

    /** 1 cycle is 1 ns. The wait begins behind 3; its time, 20 from 1, is over at 21, where the timer takes 5 + 2. */
    @Test
    void aTimeoutAsksTheTimerAsADelayDoes() {
        Design design = Design.generic()
                .clock(1_000_000_000L)
                .cost("alarm", 5)
                .cost("release", 2)
                .cost("sleep", 3)
                .interrupt("edge", 1, new Activation.Sporadic(1000, 0, 0), compute(1))
                .task("a", 1, new Activation.On(ItemId.of("edge")), receive("q", 20), compute(4))
                .queue("q", 1, FullPolicy.DROP_NEWEST);
        assertEquals("""
                0,start,edge
                1,complete,edge
                1,start,a
                1,overhead,a,sleep
                4,suspend,a,q
                4,idle
                21,timeout,a,q
                21,overhead,tick
                28,resume,a
                32,complete,a
                32,idle
                """, design.whoRuns(90));
    }
}
