package dev.takt.sim.trace;

/** How the columns {@code other} and {@code value} of a kind of event are packed into one number of 32 bits. What does not fit a shape is written out in full. */
enum Shape {
    /** The value; -1 where there is neither. */
    VALUE,
    /** The value is an instant: how long after the event, or -1 if there is none. */
    LATER,
    /** The value is an instant: how long before the event. */
    EARLIER,
    /** The other. */
    OTHER,
    /** Both, 16 bits each. */
    BOTH,
    /** A row of the cost table and a length. */
    COST;

    private static final long TOO_MUCH = Long.MIN_VALUE;
    private static final int LENGTH_BITS = 24;
    private static final int COST_BITS = Integer.SIZE - 1 - LENGTH_BITS;
    private static final int LENGTH_MASK = (1 << LENGTH_BITS) - 1;

    static Shape of(EventKind kind) {
        return switch (kind) {
            case ARRIVAL -> LATER;
            case RELEASE, MISS -> EARLIER;
            case COMPLETE, ABORT, PRIORITY, MIGRATE, OVERRUN -> VALUE;
            case PREEMPT, UNBLOCK, SUSPEND, LOCK, UNLOCK, TIMEOUT, WATCHDOG_FEED -> OTHER;
            case BLOCK, SPIN, SEND, RECEIVE, DROP, WATCHDOG_RESET, DEADLOCK -> BOTH;
            case OVERHEAD -> COST;
            case START, RESUME, INTERRUPT_ENTER, INTERRUPT_EXIT, IDLE, BOOT, LIVELOCK -> VALUE;
        };
    }

    /** The two columns in 32 bits, or a number beyond them if they do not fit. */
    long pack(long timeNs, int other, long value) {
        return switch (this) {
            case VALUE -> other == -1 ? value : TOO_MUCH;
            case LATER -> other != -1 ? TOO_MUCH : value == -1 ? -1 : value >= timeNs ? value - timeNs : TOO_MUCH;
            case EARLIER -> other == -1 && value <= timeNs ? timeNs - value : TOO_MUCH;
            case OTHER -> value == -1 ? other : TOO_MUCH;
            case BOTH ->
                other == (short) other && value == (short) value ? other << 16 | (int) value & 0xFFFF : TOO_MUCH;
            case COST -> packCost(other, value);
        };
    }

    /** As {@link #COST} packs a row and a length. */
    static long packCost(int row, long lengthNs) {
        return (lengthNs >>> LENGTH_BITS | row >>> COST_BITS) == 0 ? row << LENGTH_BITS | (int) lengthNs : TOO_MUCH;
    }

    int other(int packed) {
        return switch (this) {
            case VALUE, LATER, EARLIER -> Trace.NONE;
            case OTHER -> packed;
            case BOTH -> packed >> 16;
            case COST -> packed >> LENGTH_BITS;
        };
    }

    long value(long timeNs, int packed) {
        return switch (this) {
            case OTHER -> Trace.NONE;
            case VALUE -> packed;
            case LATER -> packed < 0 ? -1 : timeNs + packed;
            case EARLIER -> timeNs - packed;
            case BOTH -> (short) packed;
            case COST -> packed & LENGTH_MASK;
        };
    }
}
