package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.lock;
import static dev.takt.sim.design.Do.raise;
import static dev.takt.sim.design.Do.receive;
import static dev.takt.sim.design.Do.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Progress;
import dev.takt.sim.design.Design;
import org.junit.jupiter.api.Test;

/** What it takes that one core gives another something to do, and that a job goes on on another core; expected traces worked out by hand. A cycle is 1 ns. */
class BetweenCoresTest {
    private static Design partitioned() {
        return Design.on("generic-2", "generic", 1).clock(1_000_000_000).cost("remote-interrupt", 3);
    }

    private static Design shared() {
        return Design.on("generic-2", "generic", 1).shared().clock(1_000_000_000);
    }

    /** Both spawns of 15 are one interrupt: the second core is told once that it has something to do. What a less urgent task of its own did waits. */
    @Test
    void whatACoreReleasesOnAnotherInterruptsThatOneOnceAnInstant() {
        Design design = partitioned()
                .once("a", 1, 10, compute(5), spawn("b"), spawn("c"), compute(2))
                .task("b", 3, new Activation.Spawned(), compute(4))
                .task("c", 2, new Activation.Spawned(), compute(1))
                .once("low", 1, 0, compute(30))
                .core("b", 1)
                .core("c", 1)
                .core("low", 1);
        assertEquals("""
                0,start,low
                10,start,a
                15,overhead,remote-interrupt
                17,complete,a
                17,idle
                18,preempt,low,b
                18,start,b
                22,complete,b
                22,start,c
                23,complete,c
                23,resume,low
                38,complete,low
                38,idle
                """, design.whoRuns(40));
    }

    /** At 4 the element is for the task on the same core, at 8 for the one on the other: only that one has to be told. */
    @Test
    void whatACoreDoesForItselfIsNoInterrupt() {
        Design design = partitioned()
                .channel("here", ChannelKind.SIGNAL, 1, FullPolicy.OVERWRITE_OLDEST)
                .channel("there", ChannelKind.SIGNAL, 1, FullPolicy.OVERWRITE_OLDEST)
                .once("near", 2, 0, receive("here"), compute(1))
                .once("far", 2, 0, receive("there"), compute(1))
                .core("far", 1)
                .once("a", 1, 0, compute(4), raise("here"), compute(3), raise("there"));
        assertEquals("""
                0,start,near
                0,start,far
                0,suspend,near,here
                0,suspend,far,there
                0,start,a
                0,idle
                4,preempt,a,near
                4,resume,near
                5,complete,near
                5,resume,a
                8,complete,a
                8,idle
                8,overhead,remote-interrupt
                11,resume,far
                12,complete,far
                12,idle
                """, design.whoRuns(20));
    }

    /** At 6 the lock goes to the other core, which has to be told, whatever runs there. How often that may be is not known, as nothing bounds the wait: so no bound is known there. */
    @Test
    void whoGivesALockToAnotherCoreInterruptsIt() {
        Design design = partitioned()
                .resource("r", Protocol.IMMEDIATE_CEILING)
                .once("giver", 1, 0, lock("r", compute(6)))
                .once("taker", 1, 2, lock("r", compute(1)))
                .once("urgent", 2, 5, compute(4))
                .core("taker", 1)
                .core("urgent", 1);
        assertEquals("""
                0,start,giver
                2,start,taker
                2,block,taker,r
                2,idle
                5,start,urgent
                6,complete,giver
                6,idle
                6,overhead,remote-interrupt
                9,resume,urgent
                12,complete,urgent
                12,resume,taker
                13,complete,taker
                13,idle
                """, design.whoRuns(20));
        assertEquals(
                "No bound known: how often \"giver\", on another core, makes somebody ready here is not known.",
                assertInstanceOf(
                                Bound.NotApplicable.class,
                                Analysis.of(design.machine(), Progress.NONE)
                                        .of(ItemId.of("urgent"))
                                        .orElseThrow()
                                        .bound())
                        .reason()
                        .text());
    }

    /** A handler on another core is an interrupt itself, and pays for its own entry alone. */
    @Test
    void aHandlerThatAnotherCoreTriggersPaysForItsEntryAlone() {
        Design design = partitioned()
                .cost("interrupt-entry", 2)
                .channel("s", ChannelKind.SIGNAL, 1, FullPolicy.OVERWRITE_OLDEST)
                .once("a", 1, 0, compute(4), raise("s"))
                .core("a", 1)
                .interrupt("irq", 1, new Activation.On(ItemId.of("s")), receive("s"), compute(1));
        assertEquals("""
                0,start,a
                4,complete,a
                4,overhead,irq,interrupt-entry
                4,idle
                6,start,irq
                7,complete,irq
                7,idle
                """, design.whoRuns(20));
    }

    /** At 2 the timer, which core 0 serves, gives core 0 to high. Low goes to core 1, which has to be told (1) and finds nothing of low in its caches (4). Core 0 is free at 5; low stays. */
    @Test
    void aJobThatGoesOnOnAnotherCoreTakesLonger() {
        Design design = shared().cost("remote-interrupt", 1)
                .cost("migration", 4)
                .once("low", 1, 0, compute(10))
                .once("high", 2, 2, compute(3))
                .affinity("high", 0);
        assertEquals("""
                0,start,low
                2,preempt,low,high
                2,start,high
                2,overhead,remote-interrupt
                3,overhead,low,migration
                5,complete,high
                5,idle
                7,resume,low
                15,complete,low
                15,idle
                """, design.whoRuns(20));
    }

    /** Displaced again at 5, in the midst of its move, low waits for core 0, its home: nothing is lost there, and what was begun is forgotten. */
    @Test
    void aJobThatIsBackWhereItRanLastDoesNotTakeLonger() {
        Design design = shared().cost("migration", 4)
                .once("low", 1, 0, compute(10))
                .once("high", 2, 2, compute(4))
                .affinity("high", 0)
                .once("other", 3, 5, compute(20))
                .affinity("other", 1);
        assertEquals("""
                0,start,low
                2,preempt,low,high
                2,start,high
                2,overhead,low,migration
                5,preempt,low,other
                5,start,other
                6,complete,high
                6,resume,low
                14,complete,low
                14,idle
                """, design.whoRuns(20));
    }

    /** Core 1 ends a job at 4 and sees by itself that low waits: nobody has to tell it. */
    @Test
    void aCoreThatLooksByItselfIsNotTold() {
        Design design = shared().cost("remote-interrupt", 1)
                .once("high", 3, 0, compute(9))
                .once("mid", 2, 0, compute(3))
                .once("low", 1, 0, compute(2));
        assertEquals("""
                0,start,high
                0,overhead,remote-interrupt
                1,start,mid
                4,complete,mid
                4,start,low
                6,complete,low
                6,idle
                9,complete,high
                9,idle
                """, design.whoRuns(20));
    }
}
