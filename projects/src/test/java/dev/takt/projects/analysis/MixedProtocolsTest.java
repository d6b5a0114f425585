package dev.takt.projects.analysis;

import static dev.takt.projects.machine.Designs.US;
import static dev.takt.projects.machine.Designs.every;
import static dev.takt.projects.machine.Designs.id;
import static dev.takt.projects.machine.Designs.lock;
import static dev.takt.projects.machine.Designs.machine;
import static dev.takt.projects.machine.Designs.resource;
import static dev.takt.projects.machine.Designs.task;
import static dev.takt.projects.machine.Designs.work;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import dev.takt.projects.model.Item;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.text.Progress;
import org.junit.jupiter.api.Test;

/** Locks of different protocols, one in the other: what each theorem takes for granted of its own protocol another one can undo. */
class MixedProtocolsTest {
    private static Bound bound(String of, Item... items) {
        return Analysis.of(machine("stm32f411re", "generic", items), Progress.NONE)
                .of(id(of))
                .orElseThrow()
                .bound();
    }

    private static String reason(String of, Item... items) {
        return assertInstanceOf(Bound.NotApplicable.class, bound(of, items))
                .reason()
                .text();
    }

    /** high waits for mid, which waits for low inside: neither theorem has both sections in one sum. */
    @Test
    void aWaitForACeilingInsideAnInheritingSectionIsNotTakenForPartOfIt() {
        assertEquals(
                "No bound known: mid may wait while it holds outer.",
                reason(
                        "high",
                        resource("outer", Protocol.INHERITANCE),
                        resource("inner", Protocol.CEILING),
                        task("high", 3, every(100), lock("outer", work(3))),
                        task("mid", 2, every(200), lock("outer", work(2), lock("inner", work(1)))),
                        task("low", 1, every(400), lock("inner", work(4)))));
    }

    /** mid holds inner when high preempts it and waits for low: low, lifted above the ceiling of inner, finds it held. */
    @Test
    void whoIsLiftedMayFindAnImmediateCeilingHeld() {
        assertEquals(
                "No bound known: low may wait while it holds outer.",
                reason(
                        "high",
                        resource("outer", Protocol.INHERITANCE),
                        resource("inner", Protocol.IMMEDIATE_CEILING),
                        task("high", 3, every(100), lock("outer", work(3))),
                        task("mid", 2, every(200), lock("inner", work(4))),
                        task("low", 1, every(400), lock("outer", work(2), lock("inner", work(1))))));
    }

    /** Nobody who could lift low runs while inner is held: 3 + 3 in the section of low. */
    @Test
    void aCeilingAsHighAsThoseWhoLiftKeepsThemOff() {
        Bound bound = bound(
                "high",
                resource("outer", Protocol.INHERITANCE),
                resource("inner", Protocol.IMMEDIATE_CEILING),
                task("high", 3, every(100), lock("outer", work(2)), lock("inner", work(1))),
                task("low", 1, every(400), lock("outer", work(2), lock("inner", work(1)))));
        // and one longest section under the ceiling: 1
        assertEquals(3 + 3 + 1, assertInstanceOf(Bound.Known.class, bound).ns() / US);
    }

    /** low holds mutex, high holds guarded and waits for it: low is refused own, though nobody else uses it, for the ceiling of guarded is as high as its own priority is now. */
    @Test
    void ceilingsCloseCyclesOfLocksThatNobodyElseTakes() {
        assertEquals(
                "No bound known: guarded, mutex are taken in a cycle, so whoever takes one may wait for ever.",
                reason(
                        "high",
                        resource("guarded", Protocol.CEILING),
                        resource("mutex", Protocol.INHERITANCE),
                        resource("own", Protocol.CEILING),
                        task("high", 3, every(100), lock("guarded", work(2), lock("mutex", work(1)))),
                        task(
                                "low",
                                1,
                                every(400),
                                lock("mutex", work(2), lock("own", work(1))),
                                lock("guarded", work(1)))));
    }

    /** mid waits for low with one held: high then takes two, and waits for one, which mid does not give back before it has two. */
    @Test
    void sectionsThatNothingPreemptsCloseCyclesIfTheirHolderWaits() {
        Item[] items = {
            resource("one", Protocol.NON_PREEMPTIVE),
            resource("two", Protocol.NON_PREEMPTIVE),
            resource("slow", Protocol.CEILING),
            task("high", 3, every(100), lock("two", work(1), lock("one", work(1)))),
            task("mid", 2, every(200), lock("one", work(1), lock("slow", work(1)), lock("two", work(1)))),
            task("low", 1, every(400), lock("slow", work(4)))
        };
        assertEquals(
                "No bound known: one, two are taken in a cycle, so whoever takes one may wait for ever.",
                reason("high", items));
        items[4] = task("mid", 2, every(200), lock("slow", work(1)), lock("one", work(1), lock("two", work(1))));
        // 2 of its own, and one section of 2
        assertEquals(
                4, assertInstanceOf(Bound.Known.class, bound("high", items)).ns() / US);
    }

    /**
     * low holds free as high arrives, and an earlier job of mid keeps it from giving that back: once it has, the job of high that has waited and the next one meet the next job of mid. 20, and 10 + 30 for each job of
     * high in that window.
     */
    @Test
    void workThatWaitsForALockThatLiftsNobodyIsCountedWithTheSection() {
        Item[] items = {
            resource("free", Protocol.NONE),
            task("high", 3, every(50), lock("free", work(10))),
            task("mid", 2, every(600), work(20)),
            task("low", 1, every(700), lock("free", work(30)))
        };
        // 20 + 2 x (10 + 30) = 100, in which high is released twice
        assertEquals(
                100, assertInstanceOf(Bound.Known.class, bound("mid", items)).ns() / US);
    }

    /** While high waits for low, third runs as well, however often it has come: nothing bounds how late the work of high is. */
    @Test
    void whoWaitsWhileOthersRunHasNoPlaceAmongTheWorkAboveOthers() {
        assertEquals(
                "No bound known for high, which is at least as urgent.",
                reason(
                        "mid",
                        resource("free", Protocol.NONE),
                        task("high", 4, every(50), lock("free", work(10))),
                        task("mid", 3, every(600), work(20)),
                        task("third", 2, every(600), work(20)),
                        task("low", 1, every(700), lock("free", work(30)))));
    }
}
