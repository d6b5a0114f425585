package dev.takt.sim.scenario;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.lock;
import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.Protocol;
import dev.takt.sim.design.Design;
import dev.takt.sim.metrics.Blame;
import dev.takt.sim.metrics.BlamePart;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/** Tasks that share cores but are not allowed on all of them: semantics, sections 2 and 3, worked out by hand. */
class AffinityTest {
    private static final Set<EventKind> PLACES =
            EnumSet.of(EventKind.START, EventKind.PREEMPT, EventKind.RESUME, EventKind.COMPLETE, EventKind.MIGRATE);

    private static Design on(int cores) {
        return Design.on("generic-" + cores, "generic", 1).shared();
    }

    /** What happens, and on which core. */
    private static String places(Design design) {
        Trace trace = design.run(100);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < trace.size(); i++) {
            if (PLACES.contains(trace.kind(i))) {
                String name = trace.names().contexts().get(trace.context(i)).name();
                text.append(trace.time(i) + " " + trace.kind(i).tag() + " " + name + " @" + trace.core(i) + "\n");
            }
        }
        return text.toString();
    }

    /** The causes of the first job of a task, as {@code from-to cause by}. */
    private static String blame(Design design, String task) {
        Trace trace = design.run(100);
        int context = trace.names().contexts().stream()
                .filter(c -> c.name().equals(task))
                .findFirst()
                .orElseThrow()
                .index();
        StringBuilder text = new StringBuilder();
        for (BlamePart part : Blame.of(trace, Slices.of(trace), context, 0)) {
            String by = part.by() < 0
                    ? ""
                    : " " + trace.names().contexts().get(part.by()).name();
            text.append(part.startNs() + "-" + part.endNs() + " " + part.cause().tag() + by + "\n");
        }
        return text.toString();
    }

    /** Both begin on core 0 if they can; free has no choice to make before pinned has, so it goes to the lowest idle core that is left. */
    @Test
    void anIdleCoreIsTakenOnlyIfItIsAllowed() {
        Design design = on(3).once("pinned", 2, 0, compute(5))
                .affinity("pinned", 2)
                .once("free", 1, 0, compute(5))
                .once("other", 1, 0, compute(5))
                .affinity("other", 1, 2);
        assertEquals("""
                0 start free @0
                0 start other @1
                0 start pinned @2
                5 complete free @0
                5 complete other @1
                5 complete pinned @2
                """, places(design));
    }

    /** At 2 core 1 is idle, but top may not go there: it takes core 0 from low, which goes to core 1 at the same instant. */
    @Test
    void whoIsDisplacedGoesToAnIdleCoreThatTheOtherMayNotUse() {
        Design design = on(2).once("low", 1, 0, compute(8))
                .once("top", 3, 2, compute(4))
                .affinity("top", 0);
        assertEquals("""
                0 start low @0
                2 preempt low @0
                2 migrate low @1
                2 start top @0
                2 resume low @1
                6 complete top @0
                8 complete low @1
                """, places(design));
    }

    /** top takes core 0 from mid, mid takes core 1 from low, and low has no other: it goes on at 6 where mid or top is through first. */
    @Test
    void oneWhoIsDisplacedDisplacesAnother() {
        Design design = on(2).once("mid", 2, 0, compute(9))
                .once("low", 1, 0, compute(8))
                .once("top", 3, 2, compute(4))
                .affinity("top", 0);
        assertEquals("""
                0 start mid @0
                0 start low @1
                2 preempt mid @0
                2 preempt low @1
                2 migrate mid @1
                2 start top @0
                2 resume mid @1
                6 complete top @0
                6 migrate low @0
                6 resume low @0
                9 complete mid @1
                12 complete low @0
                """, places(design));
    }

    /** The least urgent of all is not on a core that top may use: it takes the core of the less urgent of the two that are. */
    @Test
    void theLeastUrgentOnAnAllowedCoreGivesWay() {
        Design design = on(3).once("c", 4, 0, compute(9))
                .once("b", 3, 0, compute(9))
                .once("a", 1, 0, compute(9))
                .once("top", 5, 2, compute(3))
                .affinity("top", 0, 1)
                .affinity("b", 0, 1);
        assertEquals("""
                0 start c @0
                0 start b @1
                0 start a @2
                2 preempt b @1
                2 start top @1
                5 complete top @1
                5 resume b @1
                9 complete c @0
                9 complete a @2
                12 complete b @1
                """, places(design));
    }

    /** mid keeps core 0 although it could go to core 1, so low waits beside an idle core; what holds it up is mid. */
    @Test
    void nobodyMovesToMakeRoom() {
        Design design = on(2).once("mid", 2, 0, compute(6))
                .once("low", 1, 1, compute(3))
                .affinity("low", 0);
        assertEquals("""
                0 start mid @0
                6 complete mid @0
                6 start low @0
                9 complete low @0
                """, places(design));
        assertEquals("""
                1-6 preemption mid
                6-9 execution
                """, blame(design, "low"));
    }

    /** low may use cores 0 and 1, on which x and y run; of those y is last in base order. z on core 2 would be, but low is not allowed there. */
    @Test
    void blameFallsOnTheLastInOrderOfTheAllowedCores() {
        Design design = on(3).once("x", 5, 0, compute(9))
                .once("y", 4, 0, compute(6))
                .once("z", 3, 0, compute(9))
                .affinity("z", 2)
                .once("low", 1, 1, compute(2))
                .affinity("low", 0, 1);
        assertEquals("""
                1-6 preemption y
                6-8 execution
                """, blame(design, "low"));
    }

    /** Without preemption the idle core 1 is no use to late; early, less urgent, holds it up because it runs to its end. */
    @Test
    void withoutPreemptionOneWaitsForItsOnlyCore() {
        Design design = on(2).nonPreemptive()
                .once("early", 1, 0, compute(5))
                .once("late", 2, 1, compute(2))
                .affinity("late", 0);
        assertEquals("""
                1-5 blocking early
                5-7 execution
                """, blame(design, "late"));
    }

    /** Inheritance passes on whatever the cores: the holder, lifted by top, is not displaced by mid, which is more urgent than it on its only core. */
    @Test
    void inheritanceReachesAHolderThatIsAllowedOtherCores() {
        Design design = on(2).resource("r", Protocol.INHERITANCE)
                .once("low", 1, 0, lock("r", compute(6)))
                .affinity("low", 0)
                .once("top", 3, 1, lock("r", compute(2)))
                .affinity("top", 1)
                .once("mid", 2, 2, compute(3))
                .affinity("mid", 0);
        assertEquals("""
                0 start low @0
                1 start top @1
                6 complete low @0
                6 start mid @0
                6 resume top @1
                8 complete top @1
                9 complete mid @0
                """, places(design));
        assertEquals("""
                1-6 blocking low
                6-8 execution
                """, blame(design, "top"));
    }

    /** The earlier deadline displaces on the allowed core only, and the displaced one the latest of all elsewhere. */
    @Test
    void deadlinesDisplaceOnAllowedCores() {
        Design design = on(2).edf()
                .once("d60", 0, 0, compute(9))
                .deadline("d60", 60)
                .once("d80", 0, 0, compute(8))
                .deadline("d80", 80)
                .once("d20", 0, 2, compute(4))
                .deadline("d20", 20)
                .affinity("d20", 0);
        assertEquals("""
                0 start d60 @0
                0 start d80 @1
                2 preempt d60 @0
                2 preempt d80 @1
                2 migrate d60 @1
                2 start d20 @0
                2 resume d60 @1
                6 complete d20 @0
                6 migrate d80 @0
                6 resume d80 @0
                9 complete d60 @1
                12 complete d80 @0
                """, places(design));
    }

    /** a and c take turns on core 0; b of the same level, alone on core 1, has nobody to give a turn to. */
    @Test
    void turnsEndOnlyForThoseWhoMayHaveTheCore() {
        Design design = on(2).slice(2)
                .once("a", 1, 0, compute(4))
                .affinity("a", 0)
                .once("b", 1, 0, compute(6))
                .affinity("b", 1)
                .once("c", 1, 0, compute(4))
                .affinity("c", 0);
        assertEquals("""
                0 start a @0
                0 start b @1
                2 preempt a @0
                2 start c @0
                4 preempt c @0
                4 resume a @0
                6 complete a @0
                6 complete b @1
                6 resume c @0
                8 complete c @0
                """, places(design));
    }

    @Test
    void aTraceKeepsTheAllowedCores() {
        Trace trace = on(3).once("a", 1, 0, compute(1))
                .affinity("a", 2, 0)
                .once("b", 1, 0, compute(1))
                .run(10);
        byte[] bytes = TraceBytes.of(trace);
        assertEquals(trace.names(), TraceBytes.read(bytes).names());
        assertArrayEquals(bytes, TraceBytes.of(TraceBytes.read(bytes)));
        assertEquals(List.of(0, 2), trace.names().contexts().getFirst().cores());
    }
}
