package dev.takt.sim.trace;

/** Whether an event that comes from outside speaks of cores, contexts and things that there are, as readers of a trace may count on. */
final class EventCheck {
    /** More rows than a cost table has. */
    private static final int COSTS = 1 << 8;

    private final int cores;
    private final int contexts;
    private final int things;

    EventCheck(TraceNames names) {
        cores = names.cores().size();
        contexts = names.contexts().size();
        things = names.things().size();
    }

    boolean isSound(EventKind kind, int core, int context, long job, int other, long value) {
        return isAny(core, cores)
                && isAny(context, contexts)
                && job >= Trace.NONE
                && switch (kind) {
                    case ARRIVAL, RELEASE, MISS -> isOne(context, contexts) && job >= 0 && value >= Trace.NONE;
                    case START, RESUME -> isOne(context, contexts) && isOne(core, cores) && job >= 0;
                    case COMPLETE -> isOne(context, contexts) && job >= 0;
                    case PREEMPT -> isOne(context, contexts) && job >= 0 && isAny(other, contexts);
                    case BLOCK, SPIN, DEADLOCK ->
                        isOne(context, contexts)
                                && isCore(kind, core)
                                && isAny(other, things)
                                && isAny(value, contexts);
                    case UNBLOCK, SUSPEND, TIMEOUT -> isOne(context, contexts) && isAny(other, things);
                    case LOCK, UNLOCK -> isOne(context, contexts) && isOne(other, things);
                    case SEND, RECEIVE -> isOne(other, things) && value >= 0;
                    case DROP -> isOne(other, things) && isAny(value, 2);
                    case ABORT -> isOne(context, contexts) && job >= 0 && isAny(value, 2);
                    case OVERRUN ->
                        isOne(context, contexts) && job >= 0 && isOne(value, OverrunOutcome.values().length);
                    case PRIORITY -> isOne(context, contexts) && value == (int) value;
                    case MIGRATE -> isOne(context, contexts) && isAny(value, cores);
                    case OVERHEAD -> isOne(core, cores) && isAny(other, COSTS) && value >= Trace.NONE;
                    case IDLE, INTERRUPT_ENTER, INTERRUPT_EXIT -> isOne(core, cores);
                    case BOOT -> isOne(core, cores) && value >= 0;
                    case WATCHDOG_FEED -> isOne(other, things);
                    case WATCHDOG_RESET -> isOne(core, cores) && isOne(other, things) && isAny(value, 2);
                    case LIVELOCK -> true;
                };
    }

    /** Who waits on a core is on one. */
    private boolean isCore(EventKind kind, int core) {
        return kind != EventKind.SPIN || isOne(core, cores);
    }

    private static boolean isOne(long number, int count) {
        return number >= 0 && number < count;
    }

    /** One of them, or none. */
    private static boolean isAny(long number, int count) {
        return number >= Trace.NONE && number < count;
    }
}
