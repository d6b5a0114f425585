package dev.takt.projects.target;

import dev.takt.projects.model.Tagged;

/** What a resource without protocol really is on a runtime; it lifts nobody whatever it is. */
public enum Unguarded implements Tagged {
    /** A lock that is handed to the most urgent waiter. */
    HANDED_OVER("handed-over"),
    /** A semaphore whose woken waiter takes again and may lose. */
    TAKEN_AGAIN("taken-again"),
    /** An async mutex that remembers one waiter; a second one wakes the first. */
    ASYNC_ONE_WAITER("async-one-waiter");

    private final String tag;

    Unguarded(String tag) {
        this.tag = tag;
    }

    @Override
    public String tag() {
        return tag;
    }
}
