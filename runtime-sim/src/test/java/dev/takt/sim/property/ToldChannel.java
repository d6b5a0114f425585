package dev.takt.sim.property;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * A channel as its primitive defines it, told by a trace what happens to it. Elements are numbered as they come in. A queue and a semaphore give each element to one who takes it, first in first out; a signal
 * and flags keep one, the newest; a watch keeps the newest for every reader, who sees each value once at most; publish and subscribe keeps an element until every reader has had it.
 */
final class ToldChannel {
    /** What concerns a channel. */
    static final Set<EventKind> EVENTS = EnumSet.of(
            EventKind.SEND, EventKind.RECEIVE, EventKind.DROP, EventKind.SUSPEND, EventKind.BLOCK, EventKind.TIMEOUT);

    private final ChannelKind kind;
    private final int capacity;
    private final FullPolicy full;
    private final Map<Integer, Long> next = new HashMap<>();
    private final List<Integer> takers = new ArrayList<>();
    private final List<Integer> givers = new ArrayList<>();
    private long in;
    private long out;

    ToldChannel(ChannelKind kind, int capacity, FullPolicy full) {
        this.kind = kind;
        this.capacity = kind == ChannelKind.SIGNAL || kind == ChannelKind.FLAGS ? 1 : capacity;
        this.full = full;
    }

    ChannelKind kind() {
        return kind;
    }

    /** Of those that keep elements for each reader. */
    void isReadBy(int context) {
        next.put(context, 0L);
    }

    /** Who is given up waits no longer. */
    void leave(int context) {
        takers.remove((Integer) context);
        givers.remove((Integer) context);
    }

    void told(Trace trace, int event, String where) {
        int context = trace.context(event);
        long value = trace.value(event);
        switch (trace.kind(event)) {
            case SEND -> {
                if (givers.contains(context)) {
                    first(givers, context, trace, where);
                }
                assertFalse(isFull(), where + ": into a full channel");
                in++;
                assertEquals(depth(), value, where);
            }
            case RECEIVE -> {
                if (takers.contains(context)) {
                    first(takers, context, trace, where);
                }
                assertTrue(isThereFor(context), where + ": nothing to take");
                take(context);
                assertEquals(depth(), value, where);
            }
            case DROP -> {
                assertTrue(isFull() || keepsNewest() && in > out, where + ": lost, though there is room");
                boolean oldest = keepsNewest() || full == FullPolicy.OVERWRITE_OLDEST;
                assertEquals(oldest ? 1 : 0, value, where);
                boolean waits = full == FullPolicy.BLOCK && (kind == ChannelKind.QUEUE || kind == ChannelKind.PUBSUB);
                boolean handler = trace.names().contexts().get(context).interrupt();
                assertTrue(!waits || handler, where + ": lost, though the sender can wait");
                if (oldest) {
                    dropOldest();
                }
            }
            case SUSPEND -> {
                assertFalse(isThereFor(context), where + ": waits, though there is something to take");
                takers.add(context);
            }
            case BLOCK -> {
                assertTrue(isFull(), where + ": waits, though there is room");
                assertEquals(FullPolicy.BLOCK, full, where);
                givers.add(context);
            }
            case TIMEOUT -> leave(context);
            default -> throw new AssertionError(where + ": " + trace.kind(event) + " is not about channels");
        }
    }

    /** The most urgent, of equals the one that waits longest. */
    private static void first(List<Integer> waiting, int context, Trace trace, String where) {
        int best = waiting.getFirst();
        for (int other : waiting) {
            best = level(other, trace) > level(best, trace) ? other : best;
        }
        assertEquals(best, context, where + ": not the first of " + waiting);
        waiting.remove((Integer) context);
    }

    private static int level(int context, Trace trace) {
        return trace.names().contexts().get(context).level();
    }

    private boolean isForAll() {
        return kind == ChannelKind.WATCH || kind == ChannelKind.PUBSUB;
    }

    private boolean keepsNewest() {
        return kind == ChannelKind.SIGNAL || kind == ChannelKind.FLAGS;
    }

    private boolean isThereFor(int context) {
        return isForAll() ? next.get(context) < in : out < in;
    }

    private void take(int context) {
        switch (kind) {
            case QUEUE, SEMAPHORE, SIGNAL, FLAGS -> out++;
            case WATCH -> next.put(context, in);
            case PUBSUB -> next.merge(context, 1L, Long::sum);
        }
    }

    private void dropOldest() {
        if (kind == ChannelKind.PUBSUB) {
            long oldest = slowest();
            next.replaceAll((_, n) -> n == oldest ? n + 1 : n);
        } else {
            out++;
        }
    }

    private long slowest() {
        return next.values().stream().mapToLong(Long::longValue).min().orElse(in);
    }

    private long depth() {
        return switch (kind) {
            case QUEUE, SEMAPHORE, SIGNAL, FLAGS -> in - out;
            case WATCH -> in > 0 ? 1 : 0;
            case PUBSUB -> in - slowest();
        };
    }

    private boolean isFull() {
        return kind != ChannelKind.WATCH && depth() >= capacity;
    }
}
