package dev.takt.sim.engine;

import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.sim.plan.PlanThing;
import dev.takt.sim.policy.StateWalk;
import dev.takt.sim.trace.EventKind;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Channels: an element goes to the most urgent receiver that waits, else into the channel; a sender that waited gets the place that becomes free. Where waits are polled, both are woken instead, and look when they run:
 * until then what is there is there for anybody, and a time that is over does not count if they find something.
 */
final class Channels {
    private final World world;
    private final @Nullable ChannelState[] states;

    Channels(World world) {
        this.world = world;
        states = new ChannelState[world.plan.things().size()];
        for (PlanThing thing : world.plan.things()) {
            if (thing instanceof PlanThing.Channel channel) {
                states[thing.index()] =
                        new ChannelState(channel, world.plan.contexts().size());
            }
        }
    }

    /** True if who sends now has to wait for room. */
    boolean sendWaits(Runner r, int thing, long timeoutNs, boolean mayWait) {
        ChannelState c = state(thing);
        return timeoutNs != 0 && r.look != Runner.LAST_LOOK && c.isFull() && asksForRoom(r, c, mayWait);
    }

    private static boolean asksForRoom(Runner r, ChannelState c, boolean mayWait) {
        return c.plan.full() == FullPolicy.BLOCK && c.blocks() && mayWait && !r.plan.interrupt();
    }

    /** True if the step is done, false if the sender waits. */
    boolean send(Runner r, int thing, long timeoutNs, boolean mayWait) {
        ChannelState c = state(thing);
        boolean replaced = false;
        if (c.isFull()) {
            boolean waits = asksForRoom(r, c, mayWait);
            if (waits && timeoutNs != 0 && r.look != Runner.LAST_LOOK) {
                c.senders.add(r);
                world.waits.block(r, thing, -1);
                world.waits.limit(r, timeoutNs);
                return false;
            }
            world.waits.looked(r);
            if (waits) {
                world.recorder.of(EventKind.TIMEOUT, r, thing, -1);
                return true;
            }
            boolean overwrites = c.replaces() || c.plan.full() == FullPolicy.OVERWRITE_OLDEST;
            world.recorder.of(EventKind.DROP, r, thing, overwrites ? 1 : 0);
            if (!overwrites) {
                return true;
            }
            c.dropOldest();
            replaced = true;
        }
        world.waits.looked(r);
        put(r, c, replaced);
        return true;
    }

    /** True if who receives now has to wait. */
    boolean receiveWaits(Runner r, int thing, long timeoutNs) {
        return timeoutNs != 0 && r.look != Runner.LAST_LOOK && !state(thing).has(r.index);
    }

    /** True if the step is done, false if the receiver waits. */
    boolean receive(Runner r, int thing, long timeoutNs) {
        ChannelState c = state(thing);
        if (c.has(r.index)) {
            c.take(r.index);
            world.waits.looked(r);
            world.recorder.of(EventKind.RECEIVE, r, thing, c.depth());
            admitSenders(c);
            return true;
        }
        if (timeoutNs == 0 || r.look == Runner.LAST_LOOK) {
            world.waits.looked(r);
            world.recorder.of(EventKind.TIMEOUT, r, thing, -1);
            return true;
        }
        c.receivers.add(r);
        world.waits.suspend(r, thing);
        world.waits.limit(r, timeoutNs);
        return false;
    }

    /** True for a channel whose waiters look again when they run. */
    boolean isPolled(int thing) {
        ChannelState c = states[thing];
        return c != null && c.plan.polled();
    }

    void stopWaiting(Runner r) {
        if (r.waitThing >= 0) {
            ChannelState c = states[r.waitThing];
            if (c != null) {
                c.receivers.remove(r);
                c.senders.remove(r);
            }
        }
    }

    /** Empties the channels that only contexts of a core use, or all (core -1). */
    void reset(int core) {
        for (ChannelState c : states) {
            if (c != null && (core < 0 || c.plan.core() == core)) {
                boolean held = c.depth() > 0;
                c.clear();
                if (held) {
                    world.recorder.core(EventKind.RECEIVE, Math.max(0, core), c.plan.index(), 0);
                }
            }
        }
    }

    /** {@code replaced}: in the place of an element that nobody has taken. */
    private void put(Runner from, ChannelState c, boolean replaced) {
        int thing = c.plan.index();
        c.put();
        world.recorder.of(EventKind.SEND, from, thing, c.depth());
        if (c.plan.polled()) {
            wakeReceivers(c);
        } else {
            handOver(c);
        }
        for (int i = 0; i < c.plan.listeners().size(); i++) {
            Runner listener = world.runners[c.plan.listeners().get(i)];
            if (replaced || c.plan.kind() == ChannelKind.WATCH) {
                world.releases.arriveInPlace(listener);
            } else {
                world.releases.arrive(listener);
            }
        }
    }

    /** One an element, or all where each has its own. */
    private void wakeReceivers(ChannelState c) {
        Runner next = c.receivers.mostUrgent();
        while (next != null) {
            c.receivers.remove(next);
            world.waits.wakeToLook(next, Runner.WOKEN);
            next = c.shared ? c.receivers.mostUrgent() : null;
        }
    }

    private void handOver(ChannelState c) {
        int thing = c.plan.index();
        Runner next = c.receivers.mostUrgent();
        while (next != null && c.has(next.index)) {
            c.receivers.remove(next);
            c.take(next.index);
            world.recorder.of(EventKind.RECEIVE, next, thing, c.depth());
            world.waits.wakeDone(next);
            next = c.receivers.mostUrgent();
        }
    }

    private void admitSenders(ChannelState c) {
        Runner next = c.senders.mostUrgent();
        if (next != null && !c.isFull() && c.plan.polled()) {
            c.senders.remove(next);
            world.waits.wakeToLook(next, Runner.WOKEN);
            return;
        }
        while (next != null && !c.isFull()) {
            c.senders.remove(next);
            world.waits.wakeDone(next);
            put(next, c, false);
            next = c.senders.mostUrgent();
        }
    }

    void copy(Channels from) {
        for (int i = 0; i < states.length; i++) {
            ChannelState to = states[i];
            ChannelState was = from.states[i];
            if (to != null && was != null) {
                to.copy(was, world);
            }
        }
    }

    void walk(StateWalk walk) {
        for (ChannelState c : states) {
            if (c != null) {
                c.walk(walk);
            }
        }
    }

    private ChannelState state(int thing) {
        ChannelState c = states[thing];
        if (c == null) {
            throw new IllegalStateException("thing " + thing + " is no channel");
        }
        return c;
    }

    /** One channel: how many elements are in it, and for kinds with many readers what each has seen. */
    private static final class ChannelState {
        final PlanThing.Channel plan;
        final WaitList receivers = new WaitList();
        final WaitList senders = new WaitList();
        private final boolean shared;
        private final int[] readers;
        private final long[] seen;
        private long put;
        private long taken;

        ChannelState(PlanThing.Channel plan, int contexts) {
            this.plan = plan;
            shared = plan.kind() == ChannelKind.PUBSUB || plan.kind() == ChannelKind.WATCH;
            readers = plan.readers().stream().mapToInt(Integer::intValue).toArray();
            seen = new long[shared ? contexts : 0];
        }

        /** A new value takes the place of one that nobody has read. */
        boolean replaces() {
            return switch (plan.kind()) {
                case SIGNAL, WATCH, FLAGS -> true;
                case QUEUE, PUBSUB, SEMAPHORE -> false;
            };
        }

        boolean blocks() {
            return plan.kind() == ChannelKind.QUEUE || plan.kind() == ChannelKind.PUBSUB;
        }

        boolean isFull() {
            return switch (plan.kind()) {
                case SIGNAL, FLAGS -> put > taken;
                case WATCH -> false;
                case QUEUE, PUBSUB, SEMAPHORE -> depth() >= plan.capacity();
            };
        }

        long depth() {
            if (plan.kind() == ChannelKind.WATCH) {
                return put > 0 ? 1 : 0;
            }
            return put - (shared ? slowest() : taken);
        }

        boolean has(int reader) {
            return put > (shared ? seen[reader] : taken);
        }

        void put() {
            put++;
        }

        void take(int reader) {
            if (!shared) {
                taken++;
            } else {
                seen[reader] = plan.kind() == ChannelKind.WATCH ? put : seen[reader] + 1;
            }
        }

        void dropOldest() {
            if (!shared) {
                taken++;
                return;
            }
            long oldest = slowest();
            for (int reader : readers) {
                seen[reader] = Math.max(seen[reader], oldest + 1);
            }
        }

        /** As nothing had ever been in it. */
        void clear() {
            put = 0;
            taken = 0;
            Arrays.fill(seen, 0);
        }

        void copy(ChannelState from, World world) {
            receivers.copy(from.receivers, world);
            senders.copy(from.senders, world);
            System.arraycopy(from.seen, 0, seen, 0, seen.length);
            put = from.put;
            taken = from.taken;
        }

        /** Counters grow for ever; what matters is how far they are apart, of a watch only whether. */
        void walk(StateWalk walk) {
            receivers.walk(walk);
            senders.walk(walk);
            walk.number(shared ? 0 : put - taken);
            walk.flag(put > 0);
            for (int reader : readers) {
                long unseen = shared ? put - seen[reader] : 0;
                walk.number(plan.kind() == ChannelKind.WATCH ? Math.min(1, unseen) : unseen);
            }
        }

        private long slowest() {
            long slowest = put;
            for (int reader : readers) {
                slowest = Math.min(slowest, seen[reader]);
            }
            return slowest;
        }
    }
}
