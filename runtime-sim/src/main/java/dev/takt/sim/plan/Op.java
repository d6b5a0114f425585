package dev.takt.sim.plan;

/**
 * Instruction codes of a {@link Program}. An instruction takes its time first and has its effect at its end. The closing ones (from {@link #UNLOCK} to {@link #END})
 * belong to the step before them and take effect with it.
 */
public final class Op {
    /** x to y ns of work, a: 0 drawn, 1 always y, 2 always x. */
    public static final int COMPUTE = 0;
    /** x ns of the runtime's own; a: the row of the cost table. */
    public static final int OVERHEAD = 1;
    /** a: the resource. */
    public static final int LOCK = 2;

    public static final int ENTER_CRITICAL = 3;
    /** a: the channel; x: timeout or -1. */
    public static final int SEND = 4;
    /** As {@link #SEND}, but never waits. */
    public static final int NOTIFY = 5;
    /** a: the channel; x: timeout or -1. */
    public static final int RECEIVE = 6;
    /** a: the context. */
    public static final int SPAWN = 7;
    /** a: the bus; b: 0 blocking, 1 DMA, 2 async; x: ns; y: interrupts of the driver. */
    public static final int TRANSFER = 8;
    /** x: ns. */
    public static final int DELAY = 9;

    public static final int YIELD = 10;
    /** a: the pool. */
    public static final int ALLOC = 11;
    /** a: the pool. */
    public static final int FREE = 12;
    /** a: the watchdog. */
    public static final int FEED = 13;
    /** a: the counter; x: how often; b: where it goes on after the loop. Takes no step. */
    public static final int LOOP = 14;
    /** x: chance in a million to go on here; b: where it goes on else. Takes no step. */
    public static final int BRANCH = 15;
    /** a: the resource. */
    public static final int UNLOCK = 16;

    public static final int LEAVE_CRITICAL = 17;
    /** a: the counter; b: first instruction of the loop's body. */
    public static final int NEXT = 18;
    /** b: where to. */
    public static final int JUMP = 19;

    public static final int END = 20;

    private Op() {}

    public static boolean closes(int op) {
        return op >= UNLOCK;
    }
}
