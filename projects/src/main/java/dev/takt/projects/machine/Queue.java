package dev.takt.projects.machine;

import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;

/** A channel. */
public record Queue(
        int index, ItemId item, String name, ChannelKind kind, int capacity, FullPolicy full, long elementBytes) {
    /** True if who finds no room waits for some; a channel of one value keeps the newest, and a semaphore is only raised. */
    public boolean blocks() {
        return full == FullPolicy.BLOCK
                && switch (kind) {
                    case QUEUE, PUBSUB -> true;
                    case SIGNAL, WATCH, FLAGS, SEMAPHORE -> false;
                };
    }
}
