package dev.takt.sim.design;

import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.lock;

import dev.takt.projects.model.Protocol;

/** Threads and mutexes with inheritance that tell kernels apart. {@code unit}: how many ns what is counted here as 1 lasts. */
public final class MutexShapes {
    private MutexShapes() {}

    /** High (4) waits for mid (2), which waits for low (1); other (3) comes between unless high's priority goes all the way. */
    public static Design chainOfTwo(Design on, long unit) {
        return on.once("low", 1, 0, lock("a", compute(5 * unit)))
                .once("mid", 2, unit, lock("b", lock("a", compute(unit))))
                .once("other", 3, 3 * unit, compute(10 * unit))
                .once("high", 4, 2 * unit, lock("b", compute(unit)))
                .resource("a", Protocol.INHERITANCE)
                .resource("b", Protocol.INHERITANCE);
    }

    /** Low (1) gives b back at 3 while high (3) waits for a, which low holds as well; mid (2) is ready. */
    public static Design oneInsideTheOther(Design on, long unit) {
        return on.once("low", 1, 0, lock("a", compute(unit), lock("b", compute(2 * unit)), compute(2 * unit)))
                .once("mid", 2, 2 * unit, compute(5 * unit))
                .once("high", 3, 2 * unit, lock("a", compute(unit)))
                .resource("a", Protocol.INHERITANCE)
                .resource("b", Protocol.INHERITANCE);
    }
}
