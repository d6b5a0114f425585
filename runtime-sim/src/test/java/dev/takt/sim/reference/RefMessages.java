package dev.takt.sim.reference;

import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.sim.trace.EventKind;
import java.util.Optional;
import java.util.OptionalLong;

/** Channels and pools: who puts in, who takes out, who waits. */
final class RefMessages {
    private final RefWorld world;

    RefMessages(RefWorld world) {
        this.world = world;
    }

    boolean put(RefContext c, Act.Put put) {
        RefChannel channel = world.channel(put.channel());
        boolean full = channel.depth >= channel.queue.capacity();
        boolean overwrites = isNewestOnly(channel) || channel.queue.full() == FullPolicy.OVERWRITE_OLDEST;
        if (full && !overwrites && channel.queue.full() == FullPolicy.BLOCK && waits(put, channel)) {
            await(c, channel, EventKind.BLOCK, put.timeoutNs());
            return false;
        }
        c.next++;
        if (full) {
            world.event(EventKind.DROP, c, channel.queue.name());
            if (!overwrites) {
                return true;
            }
            channel.depth--;
        }
        in(c, channel);
        return true;
    }

    /** Only a send into a queue: a permit too many is lost. */
    private static boolean waits(Act.Put put, RefChannel channel) {
        return put.waits() && channel.queue.kind() == ChannelKind.QUEUE;
    }

    private static boolean isNewestOnly(RefChannel channel) {
        return channel.queue.kind() == ChannelKind.SIGNAL;
    }

    /** An element is in: the most urgent waiter has it at once; else who is released by it. */
    private void in(RefContext sender, RefChannel channel) {
        channel.depth++;
        world.event(EventKind.SEND, sender, channel.queue.name());
        waiterFor(channel, Act.Take.class).ifPresent(w -> {
            w.next++;
            w.channel = null;
            out(w, channel);
            world.event(EventKind.UNBLOCK, w, channel.queue.name());
            world.scheduler.ready(w, world.now);
        });
        world.listeners(channel.queue.item()).forEach(world.jobs::arrival);
    }

    boolean take(RefContext c, Act.Take take) {
        RefChannel channel = world.channel(take.channel());
        if (channel.depth == 0) {
            await(c, channel, EventKind.SUSPEND, take.timeoutNs());
            return false;
        }
        c.next++;
        out(c, channel);
        return true;
    }

    /** An element is out: the most urgent waiting sender has its own in at once. */
    private void out(RefContext receiver, RefChannel channel) {
        channel.depth--;
        world.event(EventKind.RECEIVE, receiver, channel.queue.name());
        waiterFor(channel, Act.Put.class).ifPresent(w -> {
            w.next++;
            w.channel = null;
            world.event(EventKind.UNBLOCK, w, channel.queue.name());
            world.scheduler.ready(w, world.now);
            in(w, channel);
        });
    }

    private Optional<RefContext> waiterFor(RefChannel channel, Class<? extends Act> act) {
        return world.contexts.stream()
                .filter(w -> w.channel == channel && act.isInstance(w.act()))
                .min(world.urgency.firstToServe());
    }

    private void await(RefContext c, RefChannel channel, EventKind kind, OptionalLong timeoutNs) {
        c.state = RefContext.State.WAITING;
        c.channel = channel;
        c.waitsSince = world.nextWait();
        c.until = timeoutNs.isPresent() ? world.wakeAfter(timeoutNs.getAsLong()) : Long.MAX_VALUE;
        world.scheduler.leave(c);
        world.event(kind, c, channel.queue.name());
    }

    /** (2) Waits that end without what they waited for. */
    boolean timeOut() {
        boolean any = false;
        for (RefContext c : world.contexts) {
            RefChannel channel = c.channel;
            if (c.state == RefContext.State.WAITING && c.until == world.now && channel != null) {
                any = true;
                world.event(EventKind.TIMEOUT, c, channel.queue.name());
                world.event(EventKind.UNBLOCK, c, channel.queue.name());
                c.next++;
                world.scheduler.ready(c, world.now);
            }
        }
        return any;
    }

    /** (2) Delays that end. */
    boolean wake() {
        boolean any = false;
        for (RefContext c : world.contexts) {
            boolean delay = c.channel == null && c.transfer == null;
            if (c.state == RefContext.State.WAITING && c.until == world.now && delay) {
                any = true;
                world.timerWakes(c);
                world.event(EventKind.UNBLOCK, c, "");
                world.scheduler.ready(c, world.now);
            }
        }
        return any;
    }

    boolean alloc(RefContext c, RefPool pool) {
        if (pool.used == pool.pool.blocks()) {
            c.state = RefContext.State.WAITING;
            c.pool = pool;
            c.waitsSince = world.nextWait();
            world.scheduler.leave(c);
            world.event(EventKind.BLOCK, c, pool.pool.name());
            return false;
        }
        c.next++;
        pool.used++;
        world.event(EventKind.SEND, c, pool.pool.name());
        return true;
    }

    /** The most urgent waiter has the block at once. */
    void free(RefContext c, RefPool pool) {
        if (pool.used == 0) {
            return;
        }
        pool.used--;
        world.event(EventKind.RECEIVE, c, pool.pool.name());
        world.contexts.stream()
                .filter(w -> w.pool == pool)
                .min(world.urgency.firstToServe())
                .ifPresent(w -> {
                    w.next++;
                    pool.used++;
                    world.event(EventKind.SEND, w, pool.pool.name());
                    world.event(EventKind.UNBLOCK, w, pool.pool.name());
                    world.scheduler.ready(w, world.now);
                });
    }
}
