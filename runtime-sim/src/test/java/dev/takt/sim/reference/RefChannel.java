package dev.takt.sim.reference;

import dev.takt.projects.machine.Queue;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** A channel: how many elements are in it; where each reader sees every one, how many each has not seen yet. */
final class RefChannel {
    final Queue queue;
    /** Elements that whoever comes first takes. */
    private int elements;
    /** A watch has a value from its first on. */
    private boolean written;

    private final Map<RefContext, Integer> unseen;

    RefChannel(Queue queue, List<RefContext> readers) {
        this.queue = queue;
        unseen = readers.stream().collect(Collectors.toMap(c -> c, _ -> 0));
    }

    /** Every reader sees what is put in. */
    private boolean isBroadcast() {
        return queue.kind() == ChannelKind.PUBSUB || queue.kind() == ChannelKind.WATCH;
    }

    boolean isFull() {
        return switch (queue.kind()) {
            case WATCH -> false;
            case SIGNAL, FLAGS -> elements == 1;
            case QUEUE, SEMAPHORE, PUBSUB -> depth() >= queue.capacity();
        };
    }

    boolean overwrites() {
        return queue.kind() == ChannelKind.SIGNAL
                || queue.kind() == ChannelKind.FLAGS
                || queue.full() == FullPolicy.OVERWRITE_OLDEST;
    }

    /** A permit too many is lost. */
    boolean makesSendersWait() {
        boolean holdsElements = queue.kind() == ChannelKind.QUEUE || queue.kind() == ChannelKind.PUBSUB;
        return holdsElements && queue.full() == FullPolicy.BLOCK;
    }

    /** What the last reader has still to see is in it. */
    int depth() {
        return switch (queue.kind()) {
            case PUBSUB -> unseen.isEmpty() ? 0 : Collections.max(unseen.values());
            case WATCH -> written ? 1 : 0;
            case QUEUE, SIGNAL, SEMAPHORE, FLAGS -> elements;
        };
    }

    boolean hasFor(RefContext reader) {
        return isBroadcast() ? unseen.get(reader) > 0 : elements > 0;
    }

    void put() {
        written = true;
        if (isBroadcast()) {
            unseen.replaceAll((_, count) -> queue.kind() == ChannelKind.WATCH ? 1 : count + 1);
        } else {
            elements++;
        }
    }

    void take(RefContext reader) {
        if (isBroadcast()) {
            unseen.merge(reader, -1, Integer::sum);
        } else {
            elements--;
        }
    }

    /** Who has not seen the oldest never will. */
    void dropOldest() {
        int all = depth();
        if (isBroadcast()) {
            unseen.replaceAll((_, count) -> Math.min(count, all - 1));
        } else {
            elements--;
        }
    }

    void reset() {
        elements = 0;
        written = false;
        unseen.replaceAll((_, _) -> 0);
    }
}
