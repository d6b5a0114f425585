package dev.takt.codegen.layout;

import dev.takt.projects.machine.Queue;
import java.util.List;

/** A channel: its Rust name and type, and the indices of the contexts that put in and take out. */
public record ChannelPlan(Queue queue, String rust, PayloadPlan type, List<Integer> senders, List<Integer> receivers) {
    public ChannelPlan {
        senders = List.copyOf(senders);
        receivers = List.copyOf(receivers);
    }

    /** True for a signal, a watch or event flags: a new value takes the place of the last. */
    public boolean keepsNewest() {
        return switch (queue.kind()) {
            case SIGNAL, WATCH, FLAGS -> true;
            case QUEUE, PUBSUB, SEMAPHORE -> false;
        };
    }
}
