package dev.takt.sim.policy;

/**
 * A walk over all that decides how a run goes on. What it meets it may look at, or move to another time round: an instant or a job number is set to what the walk returns for it. What no longer matters
 * is not shown to it, or two states that go on alike would not look alike.
 */
public interface StateWalk {
    /** An instant; the end of time stays. */
    long instant(long ns);

    /** An instant that matters only while it is to come. */
    long until(long ns);

    /** True if an instant is to come, as far as what is left to be played goes. */
    boolean isToCome(long ns);

    /** An instant that goes along with the others and decides nothing by itself. */
    long along(long ns);

    /** The number of a job of a context, negative if there is none. */
    long job(int context, long number);

    /** What is the same each time round. */
    void number(long value);

    default void flag(boolean value) {
        number(value ? 1 : 0);
    }
}
