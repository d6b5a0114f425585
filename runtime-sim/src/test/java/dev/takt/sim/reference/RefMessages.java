package dev.takt.sim.reference;

import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.target.Dispatch;
import dev.takt.sim.trace.EventKind;
import java.util.Objects;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.Stream;

/** Channels and pools: who puts in, who takes out, who waits. */
final class RefMessages {
    private final RefWorld world;

    RefMessages(RefWorld world) {
        this.world = world;
    }

    /** Who waits looks when it runs: its runtime has made a future of it. */
    private boolean futures() {
        Dispatch dispatch = world.machine.runtime().dispatch();
        return dispatch == Dispatch.RTIC || dispatch == Dispatch.EXECUTORS || dispatch == Dispatch.FIBERS;
    }

    boolean put(RefContext c, Act.Put put) {
        RefChannel channel = world.channel(put.channel());
        comes(c);
        boolean full = channel.isFull();
        if (full && !channel.overwrites() && channel.makesSendersWait() && put.waits()) {
            return await(c, channel, EventKind.BLOCK, put.timeoutNs(), put.beginsNs());
        }
        goesOn(c);
        c.next++;
        if (full) {
            world.event(EventKind.DROP, c, channel.queue.name());
            if (!channel.overwrites()) {
                return true;
            }
            channel.dropOldest();
        }
        in(c, channel, full);
        return true;
    }

    /** An element is in: whoever waits for it has it at once, the most urgent first; else who is released by it. */
    private void in(RefContext sender, RefChannel channel, boolean inPlace) {
        channel.put();
        world.event(EventKind.SEND, sender, filled(channel));
        if (futures()) {
            wakeReceivers(channel);
        } else {
            handOver(channel);
        }
        for (RefContext listener : world.listeners(channel.queue.item())) {
            if (inPlace || channel.queue.kind() == ChannelKind.WATCH) {
                world.jobs.arrivalInPlace(listener);
            } else {
                world.jobs.arrival(listener);
            }
        }
    }

    /** Each reader of what everybody reads, else one. */
    private void wakeReceivers(RefChannel channel) {
        boolean all = channel.queue.kind() == ChannelKind.WATCH || channel.queue.kind() == ChannelKind.PUBSUB;
        waiters(channel, Act.Take.class)
                .sorted(world.urgency.firstToServe())
                .limit(all ? Long.MAX_VALUE : 1)
                .toList()
                .forEach(w -> wakeToLook(w, RefContext.Look.WOKEN));
    }

    /** Its time goes on meanwhile. */
    private void wakeToLook(RefContext w, RefContext.Look look) {
        long until = w.until;
        world.event(
                EventKind.UNBLOCK, w, Objects.requireNonNull(w.channel).queue.name());
        if (look == RefContext.Look.LAST) {
            world.scheduler.readyByTimer(w, world.now);
        } else {
            world.scheduler.ready(w, world.now);
        }
        w.until = look == RefContext.Look.LAST ? Long.MAX_VALUE : until;
        w.look = look;
    }

    /** Whether it had to wait for the one before counts no more. */
    private static void comes(RefContext c) {
        c.hasWaited &= c.preparing || c.look != RefContext.Look.FIRST;
    }

    private static void goesOn(RefContext c) {
        c.preparing = false;
        if (c.look != RefContext.Look.FIRST) {
            c.look = RefContext.Look.FIRST;
            c.until = Long.MAX_VALUE;
        }
        c.sleepsFrom = -1;
    }

    private void handOver(RefChannel channel) {
        for (var w = receiverFor(channel); w.isPresent(); w = receiverFor(channel)) {
            RefContext receiver = w.get();
            receiver.next++;
            receiver.channel = null;
            out(receiver, channel);
            world.event(EventKind.UNBLOCK, receiver, channel.queue.name());
            world.scheduler.ready(receiver, world.now);
        }
    }

    private static String filled(RefChannel channel) {
        return channel.queue.name() + " " + channel.depth();
    }

    boolean take(RefContext c, Act.Take take) {
        RefChannel channel = world.channel(take.channel());
        comes(c);
        if (!channel.hasFor(c)) {
            return await(c, channel, EventKind.SUSPEND, take.timeoutNs(), take.beginsNs());
        }
        goesOn(c);
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
            if (futures()) {
                wakeToLook(w, RefContext.Look.WOKEN);
                return;
            }
            w.next++;
            w.channel = null;
            world.event(EventKind.UNBLOCK, w, channel.queue.name());
            world.scheduler.ready(w, world.now);
            in(w, channel, false);
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
    private boolean await(RefContext c, RefChannel channel, EventKind kind, OptionalLong timeoutNs, long beginsNs) {
        boolean looks = timeoutNs.isPresent() && timeoutNs.getAsLong() == 0;
        if (looks || c.look == RefContext.Look.LAST) {
            goesOn(c);
            world.event(EventKind.TIMEOUT, c, channel.queue.name());
            c.next++;
            return true;
        }
        c.hasWaited = true;
        if (c.look == RefContext.Look.FIRST && !c.preparing && beginsNs > 0) {
            c.preparing = true;
            c.sleepsFrom = timeoutNs.isPresent() ? world.now : -1;
            return true;
        }
        c.preparing = false;
        c.state = RefContext.State.WAITING;
        c.channel = channel;
        c.waitsSince = world.nextWait();
        if (c.look == RefContext.Look.FIRST) {
            long from = c.sleepsFrom < 0 ? world.now : c.sleepsFrom;
            c.until = timeoutNs.isPresent()
                    ? Math.max(world.now, world.wakeAfter(from, timeoutNs.getAsLong()))
                    : Long.MAX_VALUE;
            c.sleepsFrom = -1;
            if (timeoutNs.isPresent()) {
                world.timers.arm(c, c.until);
            }
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
            boolean waits = c.state == RefContext.State.WAITING && channel != null;
            if (!waits && c.look == RefContext.Look.WOKEN && c.until == world.now) {
                any = true;
                world.timerWakes(c);
                c.look = RefContext.Look.LAST;
                c.until = Long.MAX_VALUE;
            } else if (waits && c.until == world.now && futures()) {
                any = true;
                world.timerWakes(c);
                wakeToLook(c, RefContext.Look.LAST);
            } else if (waits && c.until == world.now) {
                any = true;
                world.timerWakes(c);
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
