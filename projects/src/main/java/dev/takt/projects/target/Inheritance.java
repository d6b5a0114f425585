package dev.takt.projects.target;

import dev.takt.projects.model.Tagged;

/** How a runtime's mutex passes urgency on. */
public enum Inheritance implements Tagged {
    /** Along chains of waiters; what the remaining locks demand is kept. */
    TRANSITIVE("transitive"),
    /** To the holder alone, kept until it has given its last mutex; a woken waiter takes again and may lose. */
    UNTIL_LAST_GIVEN("until-last-given"),
    /** To the holder alone; reentrant, handed over; an unlock sets the priority that its holder had at the lock, whatever else it holds. */
    RESTORED_AT_UNLOCK("restored-at-unlock"),
    /** Along chains of waiters, to {@link #MOST_LIFTED} holders at most; reentrant, handed over; an unlock leaves its holder what waiters for its other mutexes demand. */
    RECALCULATED_AT_UNLOCK("recalculated-at-unlock");

    /** How many holders a waiter lifts at most where the kernel cuts the walk along a chain (Zephyr 4.5, kernel/mutex.c: MUTEX_CHAIN_WALK_MAX_HOPS). */
    public static final int MOST_LIFTED = 16;

    private final String tag;

    Inheritance(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }

    /** True if the holder may lock it again whatever the design says. */
    public boolean isReentrant() {
        return this == RESTORED_AT_UNLOCK || this == RECALCULATED_AT_UNLOCK;
    }

    /** True if the holder of a lock that itself waits for another passes nothing on. */
    public boolean isOneHop() {
        return this == UNTIL_LAST_GIVEN || this == RESTORED_AT_UNLOCK;
    }
}
