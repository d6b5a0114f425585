package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.critical;
import static dev.takt.sim.design.Do.repeat;
import static dev.takt.sim.design.Do.spawn;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Overrun;
import dev.takt.projects.model.Step;
import dev.takt.sim.design.Design;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Preemption, ties, deadlines and overruns on one core; expected traces worked out by hand. */
class FixedPriorityTest {
    /** {@code a} with 5 to do and {@code b} with 3, in slices of 2. */
    static final String TWO_IN_TURNS = """
            0,start,a
            2,preempt,a,b
            2,start,b
            4,preempt,b,a
            4,resume,a
            6,preempt,a,b
            6,resume,b
            7,complete,b
            7,resume,a
            8,complete,a
            """;

    @Test
    void higherPriorityTaskPreemptsLower() {
        Design design = Design.generic().once("low", 1, 0, compute(10)).once("high", 2, 3, compute(2));
        assertEquals("""
                0,start,low
                3,preempt,low,high
                3,start,high
                5,complete,high
                5,resume,low
                12,complete,low
                12,idle
                """, design.whoRuns(20));
    }

    /** A branch is no step: what is behind it ends with the computation before, at 10, when high comes. */
    @Test
    void aBranchThatDoesNothingEndsWithTheStepBeforeIt() {
        Step none = new Step.Branch(0, List.of(compute(7)), List.of());
        Step always = new Step.Branch(1_000_000, List.of(), List.of(compute(7)));
        Design design = Design.generic()
                .once("low", 1, 0, compute(10), none, repeat(2, none), always)
                .once("high", 2, 10, compute(2));
        assertEquals("""
                0,start,low
                10,complete,low
                10,start,high
                12,complete,high
                12,idle
                """, design.whoRuns(20));
    }

    @Test
    void equalPrioritiesRunInTheOrderOfArrivalThenOfDeclaration() {
        Design design = Design.generic()
                .once("b", 1, 1, compute(2))
                .once("c", 1, 1, compute(2))
                .once("a", 1, 0, compute(5));
        assertEquals("""
                0,start,a
                5,complete,a
                5,start,b
                7,complete,b
                7,start,c
                9,complete,c
                9,idle
                """, design.whoRuns(20));
    }

    @Test
    void aPreemptedTaskGoesOnBeforeOthersOfItsLevel() {
        Design design = Design.generic()
                .once("a", 1, 0, compute(5))
                .once("b", 1, 1, compute(2))
                .once("high", 2, 2, compute(1));
        assertEquals("""
                0,start,a
                2,preempt,a,high
                2,start,high
                3,complete,high
                3,resume,a
                6,complete,a
                6,start,b
                8,complete,b
                8,idle
                """, design.whoRuns(20));
    }

    @Test
    void aSliceEndsAtTheTail() {
        Design design = Design.generic().slice(2).once("a", 1, 0, compute(5)).once("b", 1, 0, compute(3));
        assertEquals(TWO_IN_TURNS + "8,idle\n", design.whoRuns(20));
    }

    @Test
    void theRestOfASliceIsKeptOverAPreemption() {
        Design design = Design.generic()
                .slice(4)
                .once("a", 1, 0, compute(6))
                .once("b", 1, 0, compute(1))
                .once("high", 2, 3, compute(10));
        assertEquals("""
                0,start,a
                3,preempt,a,high
                3,start,high
                13,complete,high
                13,resume,a
                14,preempt,a,b
                14,start,b
                15,complete,b
                15,resume,a
                17,complete,a
                17,idle
                """, design.whoRuns(20));
    }

    @Test
    void aFinishAtTheDeadlineIsInTime() {
        Design design = Design.generic().once("a", 1, 0, compute(5)).deadline("a", 5);
        assertEquals("""
                0,start,a
                5,complete,a
                5,idle
                """, design.whoRuns(20));
    }

    @Test
    void aMissIsRecordedAtTheDeadlineAndTheJobRunsOn() {
        Design design = Design.generic().once("a", 1, 0, compute(6)).deadline("a", 5);
        assertEquals("""
                0,start,a
                5,miss,a
                6,complete,a
                6,idle
                """, design.whoRuns(20));
    }

    @Test
    void aJobThatEndsAsTheNextArrivesIsNoOverrun() {
        Design design = Design.generic().periodic("a", 1, 5, 0, compute(5));
        assertEquals("""
                0,start,a
                5,complete,a
                5,start,a
                10,complete,a
                10,start,a
                """, design.whoRuns(10));
    }

    private static Design overloaded(Overrun overrun) {
        return Design.generic()
                .periodic("a", 1, 5, 0, compute(12))
                .deadline("a", 100)
                .overrun("a", overrun);
    }

    @Test
    void queuedJobsRunInOrder() {
        assertEquals("""
                0,start,a
                5,overrun,a,QUEUED
                10,overrun,a,QUEUED
                12,complete,a
                12,start,a
                """, overloaded(Overrun.QUEUE).whoRuns(13));
    }

    @Test
    void skippedJobsNeverRun() {
        assertEquals("""
                0,start,a
                5,overrun,a,SKIPPED
                10,overrun,a,SKIPPED
                12,complete,a
                12,idle
                15,start,a
                """, overloaded(Overrun.SKIP).whoRuns(16));
    }

    @Test
    void mergedJobsBecomeOne() {
        assertEquals("""
                0,start,a
                5,overrun,a,QUEUED
                10,overrun,a,MERGED
                12,complete,a
                12,start,a
                15,overrun,a,QUEUED
                20,overrun,a,MERGED
                24,complete,a
                24,start,a
                """, overloaded(Overrun.MERGE).whoRuns(24));
    }

    @Test
    void anAbortedJobMakesRoomForTheNew() {
        assertEquals("""
                0,start,a
                5,overrun,a,ABORTED
                5,abort,a
                5,start,a
                """, overloaded(Overrun.ABORT).whoRuns(6));
    }

    /** The job spawned at 6 is due at 11, when nothing of the task's own period arrives. */
    @Test
    void aPeriodicTaskThatIsSpawnedTooMissesTheDeadlinesOfTheSpawnedJobs() {
        Design design = Design.generic().periodic("a", 1, 5, 0, compute(4)).once("b", 2, 3, compute(3), spawn("a"));
        assertEquals("""
                0,start,a
                3,preempt,a,b
                3,start,b
                5,overrun,a,QUEUED
                5,miss,a
                6,overrun,a,QUEUED
                6,complete,b
                6,resume,a
                7,complete,a
                7,start,a
                10,overrun,a,QUEUED
                10,miss,a
                11,complete,a
                11,start,a
                11,miss,a
                """, design.whoRuns(11));
    }

    /** The slice ends at 2 inside the critical section, which ends at 3, just as b comes. */
    @Test
    void aSliceEndThatACriticalSectionKeptOffComesBehindTheArrivalsOfItsInstant() {
        Design design = Design.generic()
                .slice(2)
                .once("a", 1, 0, critical(compute(3)), compute(1))
                .once("b", 1, 3, compute(1));
        assertEquals("""
                0,start,a
                3,preempt,a,b
                3,start,b
                4,complete,b
                4,resume,a
                5,complete,a
                5,idle
                """, design.whoRuns(5));
    }

    /** The tick of 3 at 10 ends at 13, though the job that it came into is given up at 11. */
    @Test
    void aTickGoesOnWhileTheJobBelowItIsGivenUp() {
        Design design = Design.generic()
                .clock(1_000_000_000)
                .tick(10)
                .cost("tick", 3)
                .task("b", 1, new Activation.Sporadic(11, 0, 0), compute(30))
                .overrun("b", Overrun.ABORT);
        assertEquals("""
                0,start,b
                10,overhead,tick
                11,overrun,b,ABORTED
                11,abort,b
                11,miss,b
                13,start,b
                """, design.whoRuns(13));
    }
}
