package dev.takt.sim.reference;

import dev.takt.sim.trace.EventKind;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Channels and pools: who puts in, who takes out, who waits. */
final class RefMessages {
    private final RefWorld world;

    RefMessages(RefWorld world) {
        this.world = world;
    }

    boolean put(RefContext c, Act.Put put) {
        RefChannel channel = world.channel(put.channel());
        boolean full = channel.isFull();
        if (full && !channel.overwrites() && channel.makesSendersWait() && put.waits()) {
            return await(c, channel, EventKind.BLOCK, put.timeoutNs());
        }
        c.next++;
        if (full) {
            world.event(EventKind.DROP, c, channel.queue.name());
            if (!channel.overwrites()) {
                return true;
            }
            channel.dropOldest();
        }
        in(c, channel);
        return true;
    }

    /** An element is in: whoever waits for it has it at once, the most urgent first; else who is released by it. */
    private void in(RefContext sender, RefChannel channel) {
        channel.put();
        world.event(EventKind.SEND, sender, filled(channel));
        for (var w = receiverFor(channel); w.isPresent(); w = receiverFor(channel)) {
            RefContext receiver = w.get();
            receiver.next++;
            receiver.channel = null;
            out(receiver, channel);
            world.event(EventKind.UNBLOCK, receiver, channel.queue.name());
            world.scheduler.ready(receiver, world.now);
        }
        world.listeners(channel.queue.item()).forEach(world.jobs::arrival);
    }

    private static String filled(RefChannel channel) {
        return channel.queue.name() + " " + channel.depth();
    }

    boolean take(RefContext c, Act.Take take) {
        RefChannel channel = world.channel(take.channel());
        if (!channel.hasFor(c)) {
            return await(c, channel, EventKind.SUSPEND, take.timeoutNs());
        }
        c.next++;
        out(c, channel);
        return true;
    }

    /** An element is out: where that makes room, the most urgent waiting sender has its own in at once. */
    private void out(RefContext receiver, RefChannel channel) {
        channel.take(receiver);
        world.event(EventKind.RECEIVE, receiver, filled(channel));
        while (!channel.isFull() && senderFor(channel).isPresent()) {
            RefContext w = senderFor(channel).get();
            w.next++;
            w.channel = null;
            world.event(EventKind.UNBLOCK, w, channel.queue.name());
            world.scheduler.ready(w, world.now);
            in(w, channel);
        }
    }

    private Optional<RefContext> receiverFor(RefChannel channel) {
        return waiters(channel, Act.Take.class).filter(channel::hasFor).min(world.urgency.firstToServe());
    }

    private Optional<RefContext> senderFor(RefChannel channel) {
        return waiters(channel, Act.Put.class).min(world.urgency.firstToServe());
    }

    private Stream<RefContext> waiters(RefChannel channel, Class<? extends Act> act) {
        return world.contexts.stream().filter(w -> w.channel == channel && act.isInstance(w.act()));
    }

    /** Who is to wait for no time at all does not wait: true if it goes on. */
    private boolean await(RefContext c, RefChannel channel, EventKind kind, OptionalLong timeoutNs) {
        if (timeoutNs.isPresent() && timeoutNs.getAsLong() == 0) {
            world.event(EventKind.TIMEOUT, c, channel.queue.name());
            c.next++;
            return true;
        }
        c.state = RefContext.State.WAITING;
        c.channel = channel;
        c.waitsSince = world.nextWait();
        c.until = timeoutNs.isPresent() ? world.wakeAfter(timeoutNs.getAsLong()) : Long.MAX_VALUE;
        if (timeoutNs.isPresent()) {
            world.timers.arm(c, c.until);
        }
        world.scheduler.leave(c);
        world.event(kind, c, channel.queue.name());
        return false;
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
                world.scheduler.readyByTimer(c, world.now);
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
                world.scheduler.readyByTimer(c, world.now);
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
        world.event(EventKind.SEND, c, filled(pool));
        return true;
    }

    private static String filled(RefPool pool) {
        return pool.pool.name() + " " + pool.used;
    }

    /** The most urgent waiter has the block at once. */
    void free(RefContext c, RefPool pool) {
        if (pool.used == 0) {
            return;
        }
        pool.used--;
        world.event(EventKind.RECEIVE, c, filled(pool));
        world.contexts.stream()
                .filter(w -> w.pool == pool)
                .min(world.urgency.firstToServe())
                .ifPresent(w -> {
                    w.next++;
                    pool.used++;
                    world.event(EventKind.SEND, w, filled(pool));
                    world.event(EventKind.UNBLOCK, w, pool.pool.name());
                    world.scheduler.ready(w, world.now);
                });
    }
}
