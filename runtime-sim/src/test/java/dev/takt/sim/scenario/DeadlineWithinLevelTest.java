package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.lock;
import static dev.takt.sim.design.Do.raise;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.analysis.Analysis;
import dev.takt.projects.analysis.ContextAnalysis;
import dev.takt.projects.analysis.Verdict;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Progress;
import dev.takt.sim.design.Design;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Earliest deadline first within a priority of Zephyr 4.4 and within an executor of Embassy; expected traces worked out by hand from the sources. Times in ms. */
class DeadlineWithinLevelTest {
    private static final long MS = 1_000_000;

    private static Design zephyr() {
        return Design.on("stm32f411re", "zephyr", MS).slice(0).edf();
    }

    private static Design embassy() {
        return Design.on("esp32s3", "embassy", MS).edf();
    }

    /** kernel/include/priority_q.h, z_sched_prio_cmp: priorities first, then deadlines; soon takes the core from late, high from both though it is due last. */
    @Test
    void theEarlierDeadlineTakesTheCoreWithinAPriority() {
        Design design = zephyr().once("late", 1, 0, compute(6 * MS))
                .deadline("late", 20 * MS)
                .once("soon", 1, 2 * MS, compute(3 * MS))
                .deadline("soon", 10 * MS)
                .once("last", 1, 0, compute(MS))
                .deadline("last", 50 * MS)
                .once("high", 2, 3 * MS, compute(MS))
                .deadline("high", 100 * MS);
        assertEquals("""
                0,start,late
                2,preempt,late,soon
                2,start,soon
                3,preempt,soon,high
                3,start,high
                4,complete,high
                4,resume,soon
                6,complete,soon
                6,resume,late
                10,complete,late
                10,start,last
                11,complete,last
                11,idle
                """, design.whoRuns(20));
    }

    /** kernel/timeslicing.c, z_time_slice: a thread whose slice has ended goes to the end of those of its priority and deadline (z_sched_prio_cmp), so equal ones take turns, and one that is due later waits. */
    @Test
    void threadsWithEqualDeadlinesTakeTurnsWhereThereAreSlices() {
        Design design = zephyr().tick(MS)
                .slice(2 * MS)
                .once("a", 1, 0, compute(5 * MS))
                .deadline("a", 20 * MS)
                .once("b", 1, 0, compute(3 * MS))
                .deadline("b", 20 * MS)
                .once("late", 1, 0, compute(5 * MS))
                .deadline("late", 40 * MS);
        assertEquals(FixedPriorityTest.TWO_IN_TURNS + """
                8,start,late
                13,complete,late
                13,idle
                """, design.whoRuns(20));
    }

    /** kernel/sched.c, should_preempt: nobody takes the core from a cooperative thread, but the one due first is next, not the one that has waited longest. */
    @Test
    void cooperativeThreadsOfAPriorityRunToTheirEndInOrderOfDeadlines() {
        Design design = zephyr().once("first", 15, 0, compute(3 * MS))
                .deadline("first", 50 * MS)
                .once("late", 15, MS, compute(MS))
                .deadline("late", 20 * MS)
                .once("soon", 15, 2 * MS, compute(MS))
                .deadline("soon", 5 * MS);
        assertEquals("""
                0,start,first
                3,complete,first
                3,start,soon
                4,complete,soon
                4,start,late
                5,complete,late
                5,idle
                """, design.whoRuns(10));
    }

    /** kernel/mutex.c, z_impl_k_mutex_lock: only a higher priority is passed on, so between comes before the holder whom urgent waits for. */
    @Test
    void aMutexPassesOnNoDeadline() {
        Design design = zephyr().once("holder", 1, 0, lock("m", compute(4 * MS)))
                .deadline("holder", 50 * MS)
                .once("urgent", 1, MS, lock("m", compute(MS)))
                .deadline("urgent", 12 * MS)
                .once("between", 1, 2 * MS, compute(5 * MS))
                .deadline("between", 30 * MS)
                .resource("m", Protocol.INHERITANCE);
        assertEquals("""
                0,start,holder
                1,preempt,holder,urgent
                1,start,urgent
                1,block,urgent,m
                1,resume,holder
                2,preempt,holder,between
                2,start,between
                7,complete,between
                7,resume,holder
                9,complete,holder
                9,resume,urgent
                10,complete,urgent
                10,idle
                """, design.whoRuns(20));
    }

    /** The next job has a later deadline: a thread that goes on with it loses the core to a peer due before. */
    @Test
    void aThreadThatGoesOnDoesSoWithItsNextDeadline() {
        Design design = zephyr().task("often", 1, new Activation.Periodic(4 * MS, 0, 0), compute(5 * MS))
                .deadline("often", 6 * MS)
                .once("peer", 1, MS, compute(MS))
                .deadline("peer", 8 * MS);
        assertEquals("""
                0,start,often
                4,overrun,often,QUEUED
                5,complete,often
                5,start,peer
                6,complete,peer
                6,start,often
                """, design.whoRuns(6));
    }

    /** Liu and Layland 1973: 2 of 5 and 4 of 7 fit under deadlines (U = 0.97 <= 1), under fixed priorities the second responds in 8; within a priority of Zephyr the bound is the one of deadlines. */
    @Test
    void whatFitsUnderDeadlinesAloneHasABoundInTimeWithinAPriority() {
        Design design = zephyr().tick(MS)
                .periodic("short", 1, 5 * MS, 0, compute(2 * MS))
                .periodic("long", 1, 7 * MS, 0, compute(4 * MS));
        assertEquals(
                List.of(Verdict.MEETS, Verdict.MEETS),
                Analysis.of(design.machine(), Progress.NONE).contexts().stream()
                        .map(ContextAnalysis::verdict)
                        .toList());
    }

    /** embassy-executor 0.10.0, raw/run_queue.rs, dequeue_all: all that is woken is sorted in before each poll, so cuts comes before late, with which soon was woken. */
    @Test
    void anExecutorPollsTheEarliestDeadlineOfAllThatIsWoken() {
        Design design = embassy()
                .once("running", 0, 0, compute(2 * MS))
                .deadline("running", 50 * MS)
                .once("soon", 0, MS, compute(2 * MS))
                .deadline("soon", 20 * MS)
                .once("late", 0, MS, compute(MS))
                .deadline("late", 40 * MS)
                .once("cuts", 0, 3 * MS, compute(MS))
                .deadline("cuts", 10 * MS);
        assertEquals("""
                0,start,running
                2,complete,running
                2,start,soon
                4,complete,soon
                4,start,cuts
                5,complete,cuts
                5,start,late
                6,complete,late
                6,idle
                """, design.whoRuns(10));
    }

    /** cordyceps 0.3.5, SortedList::insert: an equal one goes behind, and of those taken together the newest wake is sorted in first. */
    @Test
    void equalDeadlinesArePolledNewestWakeFirstOfThoseTakenTogether() {
        Design design = embassy()
                .once("running", 0, 0, compute(2 * MS))
                .deadline("running", 50 * MS)
                .once("older", 0, MS, compute(2 * MS))
                .deadline("older", 20 * MS)
                .once("newer", 0, MS, compute(MS))
                .deadline("newer", 20 * MS)
                .once("later", 0, 2500_000, compute(MS))
                .deadline("later", 18_500_000);
        assertEquals("""
                0,start,running
                2,complete,running
                2,start,newer
                3,complete,newer
                3,start,older
                5,complete,older
                5,start,later
                6,complete,later
                6,idle
                """, design.whoRuns(10));
    }

    /** raw/deadline.rs, UNSET_TICKS: a task that has set none is behind all that have. */
    @Test
    void aTaskThatCannotKnowItsNextDeadlineIsPolledLast() {
        Design design = embassy()
                .once("running", 0, 0, compute(2 * MS))
                .deadline("running", 50 * MS)
                .task("woken", 0, new Activation.On(ItemId.of("go")), compute(MS))
                .once("timed", 0, MS, compute(MS))
                .deadline("timed", 90 * MS)
                .interrupt("irq", 1, new Activation.Periodic(1000 * MS, MS, 0), raise("go"))
                .channel("go", ChannelKind.SIGNAL, 1, FullPolicy.BLOCK);
        assertEquals("""
                0,start,running
                1,preempt,running,irq
                1,start,irq
                1,complete,irq
                1,resume,running
                2,complete,running
                2,start,timed
                3,complete,timed
                3,start,woken
                4,complete,woken
                4,idle
                """, design.whoRuns(10));
    }
}
