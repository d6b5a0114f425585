package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.lock;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Expiry;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Protocol;
import dev.takt.sim.design.Design;
import dev.takt.sim.metrics.ContextMetrics;
import dev.takt.sim.metrics.Metrics;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import org.junit.jupiter.api.Test;

/** A job that has not finished at its deadline has missed it, also one that is given up in that very instant; the miss comes as the instant ends. */
class GivenUpLateTest {
    private static Design every5(long work) {
        return Design.generic().periodic("a", 1, 5, 0, compute(work)).overrun("a", Overrun.ABORT);
    }

    @Test
    void aJobThatIsAbortedAtItsDeadlineHasMissedIt() {
        assertEquals("""
                0,start,a
                5,overrun,a,ABORTED
                5,abort,a
                5,start,a
                5,miss,a
                10,overrun,a,ABORTED
                10,abort,a
                10,start,a
                10,miss,a
                """, every5(12).whoRuns(12));
    }

    @Test
    void theMissAndTheAbortAreBothCounted() {
        Trace trace = every5(12).run(12);
        ContextMetrics a = Metrics.of(trace, Slices.of(trace)).contexts().getFirst();
        assertEquals(2, a.misses());
        assertEquals(2, a.aborted());
        assertEquals(0, a.completed());
    }

    @Test
    void aJobThatEndsAtItsDeadlineIsInTimeAndNotAborted() {
        assertEquals("""
                0,start,a
                5,complete,a
                5,start,a
                10,complete,a
                10,start,a
                """, every5(5).whoRuns(10));
    }

    @Test
    void aJobMissesADeadlineBeforeItIsAborted() {
        assertEquals("""
                0,start,a
                3,miss,a
                5,overrun,a,ABORTED
                5,abort,a
                5,start,a
                8,miss,a
                """, every5(12).deadline("a", 3).whoRuns(8));
    }

    /** Given up at 5, 10 and 15: due at 7, 12 and 17 they would have been. */
    @Test
    void aJobThatIsAbortedBeforeItsDeadlineMissesNone() {
        Trace trace = every5(12).deadline("a", 7).run(19);
        ContextMetrics a = Metrics.of(trace, Slices.of(trace)).contexts().getFirst();
        assertEquals(0, a.misses());
        assertEquals(3, a.aborted());
    }

    @Test
    void aSporadicJobThatIsAbortedAtItsDeadlineHasMissedIt() {
        Design design = Design.generic()
                .task("a", 1, new Activation.Sporadic(5, 0, 0), compute(12))
                .deadline("a", 5)
                .overrun("a", Overrun.ABORT);
        assertEquals("""
                0,start,a
                5,overrun,a,ABORTED
                5,abort,a
                5,start,a
                5,miss,a
                """, design.whoRuns(6));
    }

    /** The job of 0 holds its lock until 12; that of 5 is given up before it began, when that of 10 comes, at its own deadline. */
    @Test
    void aJobThatWaitsForTheAbortOfAnotherMissesItsDeadlineToo() {
        Design design = Design.generic()
                .resource("r", Protocol.INHERITANCE)
                .periodic("a", 1, 5, 0, lock("r", compute(12)))
                .overrun("a", Overrun.ABORT);
        assertEquals("""
                0,start,a
                5,overrun,a,ABORTED
                5,miss,a
                10,overrun,a,ABORTED
                10,abort,a
                10,miss,a
                12,abort,a
                12,start,a
                """, design.whoRuns(13));
    }

    @Test
    void whoeverSkipsTheNextMissesItsOwnDeadline() {
        assertEquals("""
                0,start,a
                5,overrun,a,SKIPPED
                5,miss,a
                7,complete,a
                7,idle
                10,start,a
                """, every5(7).overrun("a", Overrun.SKIP).whoRuns(11));
    }

    @Test
    void aJobThatIsResetAtItsDeadlineHasMissedIt() {
        Design design = Design.generic()
                .watchdog("dog", 10, 0, Expiry.SYSTEM_RESET)
                .periodic("a", 1, 20, 0, compute(15))
                .deadline("a", 10)
                .boot(7);
        assertEquals("""
                0,start,a
                10,watchdog-reset,dog
                10,abort,a
                10,boot,7
                10,miss,a
                17,start,a
                """, design.whoRuns(20));
    }
}
