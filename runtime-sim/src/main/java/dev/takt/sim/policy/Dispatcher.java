package dev.takt.sim.policy;

/** The ready contexts of one level, in the order in which they get the core. One thread; no allocation after construction. */
public sealed interface Dispatcher
        permits FirstComeDispatcher,
                ByOrderDispatcher,
                RotatingDispatcher,
                ExecutorQueue,
                LoopDispatcher,
                EarliestDeadlineDispatcher {
    int NONE = -1;

    /** A context has become ready; {@code since}: its place among those of the level. */
    void add(int context, long since);

    /** A context has used up its turn. */
    void addLast(int context, long since);

    /** A context is no longer ready here. */
    void remove(int context);

    /** Gives the core to the next context and returns it; {@link #NONE} if no context is ready. */
    int next();

    /** True if no context is ready here. */
    boolean isEmpty();

    /** Takes over the state of another of the same kind and size. */
    void copy(Dispatcher other);

    /** Shows who is ready here, in order. */
    void walk(StateWalk walk);

    /** As {@link #add}: the runtime's timer has woken it at this instant. */
    default void addByTimer(int context, long since, long nowNs) {
        add(context, since);
    }

    /** A context is about to wait for time, where the order of that matters. */
    default void arm(int context, long nowNs, long untilNs) {}

    /** All begins anew at an instant, with nobody in here. */
    default void start(long ns) {}

    /** The deadline that a context is about to wait with, where deadlines order. */
    default void setDue(int context, long deadlineNs) {}

    /** True if whoever is next in here is no longer of the pass under way: the interrupt that goes through them returns before. */
    default boolean isPassOver() {
        return true;
    }

    /** Nothing of the level was left to do: what begins next begins a new pass. */
    default void sleep() {}

    /** True if the context that has the core stays in here beside the ones that wait. */
    default boolean keepsRunning() {
        return false;
    }
}
