package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.critical;
import static dev.takt.sim.design.Do.lock;
import static dev.takt.sim.design.Do.receive;
import static dev.takt.sim.design.Do.send;
import static dev.takt.sim.design.Do.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.Bound;
import dev.takt.projects.analysis.Theorem;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Progress;
import dev.takt.sim.design.Design;
import org.junit.jupiter.api.Test;

/** A superloop without a kernel: flags of one bit, asked in turn; expected traces worked out by hand. Times in ms. */
class SuperloopTest {
    private static final long MS = 1_000_000;

    private static Design bareMetal() {
        return Design.on("lm3s6965", "bare-metal", MS);
    }

    /** b runs when all flags are up; the loop goes on behind it and comes to a last, although a waits longest. */
    @Test
    void theLoopGoesOnBehindTheFunctionItCalledLast() {
        Design design = bareMetal()
                .once("a", 0, MS, compute(MS))
                .once("b", 0, 0, compute(3 * MS))
                .once("c", 0, 2 * MS, compute(MS));
        assertEquals("""
                0,start,b
                3,complete,b
                3,start,c
                4,complete,c
                4,start,a
                5,complete,a
                5,idle
                """, design.whoRuns(10));
    }

    @Test
    void aLoopThatSleptBeginsWithItsFirstFunction() {
        Design design = bareMetal()
                .once("a", 0, 5 * MS, compute(MS))
                .once("b", 0, 0, compute(MS))
                .once("c", 0, 5 * MS, compute(MS));
        assertEquals("""
                0,start,b
                1,complete,b
                1,idle
                5,start,a
                6,complete,a
                6,start,c
                7,complete,c
                7,idle
                """, design.whoRuns(10));
    }

    /** The handler comes in as b ends: the loop has not slept and goes on with c. */
    @Test
    void aHandlerBetweenTwoFunctionsDoesNotBeginThePassAnew() {
        Design design = bareMetal()
                .once("a", 0, 2 * MS, compute(MS))
                .once("b", 0, 0, compute(MS))
                .once("c", 0, 2 * MS, compute(MS))
                .interruptOnce("irq", 1, MS, compute(2 * MS));
        assertEquals("""
                0,start,b
                1,complete,b
                1,start,irq
                3,complete,irq
                3,start,c
                4,complete,c
                4,start,a
                5,complete,a
                5,idle
                """, design.whoRuns(10));
    }

    @Test
    void priorityMeansNothingInTheLoop() {
        Design design = bareMetal().once("a", 0, 0, compute(MS)).once("b", 9, 0, compute(MS));
        assertEquals("""
                0,start,a
                1,complete,a
                1,start,b
                2,complete,b
                2,idle
                """, design.whoRuns(10));
    }

    @Test
    void releasesBeforeTheCallAreOneFlag() {
        Design design = bareMetal()
                .once("slow", 0, 0, compute(5 * MS))
                .task("fast", 0, new Activation.Periodic(2 * MS, MS, 0), compute(MS))
                .deadline("fast", 100 * MS);
        assertEquals("""
                0,start,slow
                3,overrun,fast,MERGED
                5,complete,slow
                5,overrun,fast,MERGED
                5,start,fast
                6,complete,fast
                6,idle
                """, design.whoRuns(6));
    }

    @Test
    void aFlagSetWhileItsFunctionRunsCallsItAgain() {
        Design design = bareMetal()
                .task("f", 0, new Activation.Burst(3, MS, 1000 * MS, 0), compute(4 * MS))
                .deadline("f", 100 * MS);
        assertEquals("""
                0,start,f
                1,overrun,f,QUEUED
                2,overrun,f,MERGED
                4,complete,f
                4,start,f
                8,complete,f
                8,idle
                """, design.whoRuns(20));
    }

    @Test
    void aFunctionThatSkipsIgnoresItsFlagUntilItHasEnded() {
        Design design = bareMetal()
                .task("f", 0, new Activation.Burst(3, MS, 1000 * MS, 0), compute(4 * MS))
                .deadline("f", 100 * MS)
                .overrun("f", Overrun.SKIP);
        assertEquals("""
                0,start,f
                1,overrun,f,SKIPPED
                2,overrun,f,SKIPPED
                4,complete,f
                4,idle
                """, design.whoRuns(20));
    }

    @Test
    void aFunctionFedByAQueueIsCalledOnceAnElement() {
        Design design = bareMetal()
                .interrupt(
                        "irq",
                        1,
                        new Activation.Periodic(1000 * MS, 0, 0),
                        send("q"),
                        send("q"),
                        compute(MS),
                        send("q"))
                .task("eats", 0, new Activation.On(ItemId.of("q")), receive("q"), compute(MS))
                .queue("q", 4, FullPolicy.DROP_NEWEST);
        assertEquals("""
                0,start,irq
                0,overrun,eats,QUEUED
                1,overrun,eats,QUEUED
                1,complete,irq
                1,start,eats
                2,complete,eats
                2,start,eats
                3,complete,eats
                3,start,eats
                4,complete,eats
                4,idle
                """, design.whoRuns(20));
    }

    @Test
    void startupFunctionsStandBeforeTheLoopAndBackgroundOnesRunOnceAPass() {
        Design design = bareMetal()
                .once("a", 0, 0, compute(MS))
                .task("always", 0, new Activation.Background(), compute(MS))
                .task("init", 0, new Activation.Startup(), compute(MS))
                .deadline("init", 100 * MS)
                .once("b", 0, 3 * MS, spawn("c"), compute(MS))
                .task("c", 0, new Activation.Spawned(), compute(MS))
                .deadline("c", 100 * MS);
        assertEquals("""
                0,start,init
                1,complete,init
                1,start,a
                2,complete,a
                2,start,always
                3,complete,always
                3,start,b
                4,complete,b
                4,start,c
                5,complete,c
                5,start,always
                6,complete,always
                6,start,always
                """, design.whoRuns(6));
    }

    /** b waits for one run of a (2) and of c (3), itself 1, and the handler twice in these 8 ms: at 0 and 6. */
    @Test
    void theBoundIsOneRunOfEveryOtherFunctionAndWhatPreempts() {
        Design design = bareMetal()
                .periodic("a", 0, 20 * MS, 0, compute(2 * MS))
                .periodic("b", 0, 20 * MS, 0, compute(MS))
                .periodic("c", 0, 20 * MS, 0, compute(3 * MS))
                .interrupt("irq", 1, new Activation.Periodic(6 * MS, 0, 0), compute(MS));
        assertEquals(known(8 * MS, Theorem.SUPERLOOP_RTA), known(design, "b"));
    }

    /** f may be released while it runs: the rest of that run (3), one run of g (2), its own (3). */
    @Test
    void aFunctionThatCanOverrunWaitsForItselfOnce() {
        Design design =
                bareMetal().periodic("f", 0, 4 * MS, 0, compute(3 * MS)).periodic("g", 0, 20 * MS, 0, compute(2 * MS));
        assertEquals(known(8 * MS, Theorem.SUPERLOOP_RTA), known(design, "f"));
        assertEquals(known(5 * MS, Theorem.SUPERLOOP_RTA), known(design, "g"));
    }

    private static String known(long ns, Theorem theorem) {
        return ns + " " + theorem.tag();
    }

    private static String known(Design design, String id) {
        Machine machine = design.machine();
        int index = machine.context(ItemId.of(id)).orElseThrow().index();
        Bound bound = Analysis.of(machine, Progress.NONE).contexts().get(index).bound();
        return bound instanceof Bound.Known k ? known(k.ns(), k.theorem()) : bound.toString();
    }

    /** Each core has its loop; a critical section shared between them spins for the other core. */
    @Test
    void everyCoreHasALoopOfItsOwn() {
        Design design = Design.on("rp2040", "bare-metal", MS)
                .once("a", 0, 0, lock("data", compute(3 * MS)))
                .once("b", 0, MS, lock("data", compute(MS)))
                .core("b", 1)
                .resource("data", Protocol.RUNTIME);
        assertEquals("""
                0,start,a
                1,start,b
                1,spin,b,data
                3,complete,a
                3,idle
                3,resume,b
                4,complete,b
                4,idle
                """, design.whoRuns(10));
    }

    @Test
    void criticalSectionsKeepHandlersOut() {
        Design design = bareMetal()
                .once("f", 0, 0, critical(compute(2 * MS)), lock("data", compute(2 * MS)), compute(MS))
                .interrupt("irq", 7, new Activation.Burst(2, 2 * MS, 1000 * MS, MS), compute(0, 0))
                .resource("data", Protocol.RUNTIME);
        assertEquals("""
                0,start,f
                2,preempt,f,irq
                2,start,irq
                2,complete,irq
                2,resume,f
                4,preempt,f,irq
                4,start,irq
                4,complete,irq
                4,resume,f
                5,complete,f
                5,idle
                """, design.whoRuns(20));
    }
}
