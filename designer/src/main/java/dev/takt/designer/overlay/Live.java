package dev.takt.designer.overlay;

import dev.takt.designer.draw.RunState;
import dev.takt.projects.model.ItemId;
import java.util.Optional;

/**
 * What an item does at the instant of the playhead. For a task or handler its state and the thing it waits for; for a resource its holder and how many wait;
 * for a channel its depth.
 */
public record Live(RunState state, Optional<ItemId> thing, Optional<ItemId> holder, long count) {

    /** Nothing. */
    public static final Live IDLE = new Live(RunState.IDLE, Optional.empty(), Optional.empty(), 0);
}
