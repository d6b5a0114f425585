package dev.takt.sim.design;

import static dev.takt.sim.design.Do.await;
import static dev.takt.sim.design.Do.compute;
import static dev.takt.sim.design.Do.lock;
import static dev.takt.sim.design.Do.raise;

import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;

/** Threads and mutexes with inheritance that tell kernels apart. {@code unit}: how many ns what is counted here as 1 lasts. */
public final class MutexShapes {
    /** What every kernel does with {@link #givenWhileAnotherComes} before {@code fast} asks for the mutex at 5, for a unit of 1 ms. */
    public static final String UNTIL_ANOTHER_COMES = """
            0,start,fast
            0,suspend,fast,go
            0,start,low
            1,preempt,low,high
            1,start,high
            1,block,high,m
            1,resume,low
            4,complete,low
            4,start,irq
            5,complete,irq
            5,resume,fast
            """;

    private MutexShapes() {}

    /** Low (1) gives m back at 4, for which high (2) waits; before high can run, fast (3) is woken and wants m as well, and does this with it. */
    public static Design givenWhileAnotherComes(Design on, long unit, Step... inside) {
        return on.once("low", 1, 0, lock("m", compute(4 * unit)))
                .once("high", 2, unit, lock("m", compute(unit)))
                .interruptOnce("irq", 1, 4 * unit, raise("go"), compute(unit))
                .once("fast", 3, 0, await("go"), lock("m", inside))
                .channel("go", ChannelKind.SIGNAL, 1, FullPolicy.BLOCK)
                .resource("m", Protocol.INHERITANCE);
    }

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
