package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * A place in a body where its context may stop running by itself.
 *
 * @param on the item that it waits for; empty for a delay or a yield
 * @param count most pauses of this kind in a job
 * @param ns longest time of one; empty if that is not known
 */
public record Pause(Reason reason, Optional<ItemId> on, long count, OptionalLong ns) {

    /** Why a context stops running. */
    public enum Reason {
        /** A delay. */
        DELAY,
        /** A yield: it lasts as long as the others of the level run. */
        YIELD,
        /** A transfer that runs without the core. */
        TRANSFER,
        /** A peripheral that another context may be using. */
        BUS,
        /** A channel that may be empty, or a signal not raised yet. */
        RECEIVE,
        /** A channel that may be full. */
        SEND,
        /** A pool that may be empty. */
        ALLOC,
        /** A lock that may be held, of a runtime whose waiters suspend and lift nobody. */
        LOCK
    }
}
