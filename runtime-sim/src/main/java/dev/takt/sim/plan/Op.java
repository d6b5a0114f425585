package dev.takt.sim.plan;

/**
 * Instruction codes of a {@link Program}. An instruction takes its time first and has its effect at its end. The closing ones (from {@link #UNLOCK} to {@link #END})
 * belong to the step before them and take effect with it.
 */
public final class Op {
    /** x to y ns of work; a: {@link #DRAWN}, {@link #WORST} or {@link #BEST}. */
    public static final int COMPUTE = 0;
    /** x ns of the runtime's own; a: the row of the cost table; b: 1 where only a job that has waited has them. */
    public static final int OVERHEAD = 1;
    /** a: the resource. */
    public static final int LOCK = 2;

    public static final int ENTER_CRITICAL = 3;
    /** a: the channel; x: timeout or -1; y: ns that it takes to begin to wait. */
    public static final int SEND = 4;
    /** As {@link #SEND}, but never waits. */
    public static final int NOTIFY = 5;
    /** a: the channel; x: timeout or -1; y: ns that it takes to begin to wait. */
    public static final int RECEIVE = 6;
    /** a: the context. */
    public static final int SPAWN = 7;
    /** a: the bus; b: {@link #BLOCKING}, {@link #DMA} or {@link #ASYNC}; x: ns; y: interrupts of the driver. */
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

    /** How long work takes: anything between its bounds, every nanosecond as likely. */
    public static final int DRAWN = 0;
    /** How long work takes: its upper bound. */
    public static final int WORST = 1;
    /** How long work takes: its lower bound. */
    public static final int BEST = 2;

    /** How bytes get through: the core moves them and waits. */
    public static final int BLOCKING = 0;
    /** How bytes get through: without the core. */
    public static final int DMA = 1;
    /** How bytes get through: the driver's interrupts move them. */
    public static final int ASYNC = 2;

    /** A chance that is a certainty. */
    public static final long CERTAIN_PPM = 1_000_000;

    private Op() {}

    public static boolean closes(int op) {
        return op >= UNLOCK;
    }
}
