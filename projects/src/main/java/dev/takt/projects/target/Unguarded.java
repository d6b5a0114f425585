package dev.takt.projects.target;

import dev.takt.projects.model.Tagged;

/** What a resource without protocol really is on a runtime; it lifts nobody whatever it is. */
public enum Unguarded implements Tagged {
    /** A lock that is handed to the most urgent waiter. */
    HANDED_OVER("handed-over"),
    /** A semaphore whose woken waiter takes again and may lose. */
    TAKEN_AGAIN("taken-again"),
    /** An async mutex that remembers one waiter; a second one wakes the first. */
    ASYNC_ONE_WAITER("async-one-waiter"),
    /** An async mutex that wakes its newest waiter, who takes again and may lose. */
    ASYNC_NEWEST_WAITER("async-newest-waiter");

    private final String tag;

    Unguarded(String tag) {
        this.tag = tag;
    }

    /** True if a waiter suspends like any other wait, and nothing lifts its holder. */
    public boolean isAsync() {
        return this == ASYNC_ONE_WAITER || this == ASYNC_NEWEST_WAITER;
    }

    @Override
    public String tag() {
        return tag;
    }
}
