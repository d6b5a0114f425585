package dev.takt.sim.reference;

import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Costs;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.Queue;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.Direction;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.target.Cost;
import dev.takt.projects.target.Dispatch;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;

/** One thing a job does, in the order in which it does them: a body unrolled, with both sides of each branch. */
sealed interface Act {
    /** {@code drawn}: anything from the least to the most, else the most. */
    record Compute(long least, long most, boolean drawn) implements Act {}

    record Lock(ItemId resource) implements Act {}

    record Unlock(ItemId resource) implements Act {}

    record Mask() implements Act {}

    record Unmask() implements Act {}

    /** Into a channel; {@code waits}: as long as it is full, if the channel says so. */
    record Put(ItemId channel, boolean waits, OptionalLong timeoutNs, long beginsNs) implements Act {}

    /** {@code beginsNs}: what it takes to begin to wait. */
    record Take(ItemId channel, OptionalLong timeoutNs, long beginsNs) implements Act {}

    /** What noting the end of a wait takes; who has not waited passes it. */
    record Waited(long ns) implements Act {}

    record Spawn(ItemId task) implements Act {}

    record Alloc(ItemId pool) implements Act {}

    record Free(ItemId pool) implements Act {}

    record Sleep(long ns) implements Act {}

    record GiveWay() implements Act {}

    /** Over a bus; {@code keepsCore}: its context works until the last byte, else it suspends, and the driver interrupts so often until then. */
    record Transfer(ItemId bus, Direction direction, long ns, boolean keepsCore, long interrupts) implements Act {}

    record Feed(ItemId watchdog) implements Act {}

    /** What the runtime takes for a call, before its effect. */
    record Call(Cost cost, long ns) implements Act {}

    /** Goes on at {@code otherwise} but for a chance in a million. */
    record Fork(int chancePpm, int otherwise) implements Act {}

    /** Goes on elsewhere. */
    record Jump(int to) implements Act {}

    record Finish() implements Act {}

    /** What takes effect together with the end of the act before it: nobody comes in between. */
    default boolean closes() {
        return this instanceof Unlock || this instanceof Unmask || this instanceof Finish;
    }

    private static Act later(Act act, int by) {
        return switch (act) {
            case Fork(int chance, int otherwise) -> new Fork(chance, otherwise + by);
            case Jump(int to) -> new Jump(to + by);
            default -> act;
        };
    }

    /** What a job of a context does, from its start to its end. */
    static List<Act> of(Context context, Machine machine) {
        List<Act> body = new ArrayList<>();
        boolean handler = context.kind() != ContextKind.TASK;
        new Unrolling(machine, machine.coreOf(context).costs(), handler, body).add(context.body());
        List<Act> acts = new ArrayList<>();
        Unrolling around = new Unrolling(machine, machine.coreOf(context).costs(), handler, acts);
        if (context.activation() instanceof Activation.On(ItemId source)
                && machine.queue(source).isPresent()
                && body.stream()
                        .noneMatch(a -> a instanceof Take t && t.channel().equals(source))) {
            // the element that released the job
            acts.add(new Take(source, OptionalLong.empty(), 0));
            around.call(Cost.NOTE);
        }
        around.call(Cost.NOTE);
        int before = acts.size();
        body.forEach(act -> acts.add(later(act, before)));
        around.call(Cost.NOTE);
        boolean timed =
                context.activation() instanceof Activation.Periodic || context.activation() instanceof Activation.After;
        if (timed && context.kind() == ContextKind.TASK && machine.runtime().dispatch() != Dispatch.SUPERLOOP) {
            around.call(Cost.SLEEP);
        }
        acts.add(new Finish());
        return List.copyOf(acts);
    }

    /** Writes the acts of steps one behind the other. */
    record Unrolling(Machine machine, Costs costs, boolean handler, List<Act> acts) {
        void add(List<Step> body) {
            for (Step step : body) {
                add(step);
            }
        }

        private void add(Step step) {
            switch (step) {
                case Step.Compute c ->
                    acts.add(new Compute(c.bestNs(), c.worstNs(), c.distribution() == Distribution.UNIFORM));
                case Step.Lock l -> {
                    call(Cost.LOCK, new Lock(l.resource()));
                    call(Cost.NOTE);
                    add(l.body());
                    call(Cost.NOTE);
                    call(Cost.UNLOCK, new Unlock(l.resource()));
                }
                case Step.CriticalSection s -> {
                    acts.add(new Mask());
                    add(s.body());
                    acts.add(new Unmask());
                }
                case Step.Send s -> put(new Put(s.channel(), true, s.timeoutNs(), begins(s.timeoutNs())));
                case Step.Notify n -> put(new Put(n.signal(), false, OptionalLong.empty(), 0));
                case Step.Receive r -> take(new Take(r.channel(), r.timeoutNs(), begins(r.timeoutNs())));
                case Step.Wait w -> take(new Take(w.signal(), w.timeoutNs(), begins(w.timeoutNs())));
                case Step.Spawn s -> {
                    call(Cost.NOTE);
                    call(Cost.SPAWN, new Spawn(s.task()));
                }
                case Step.Delay d -> {
                    call(Cost.SLEEP);
                    call(Cost.NOTE);
                    acts.add(new Sleep(d.durationNs()));
                    call(Cost.NOTE);
                }
                case Step.Yield _ -> acts.add(new GiveWay());
                case Step.Repeat r -> {
                    for (int i = 0; i < r.count(); i++) {
                        add(r.body());
                    }
                }
                case Step.Branch b -> branch(b);
                case Step.Alloc a -> acts.add(new Alloc(a.pool()));
                case Step.Free f -> acts.add(new Free(f.pool()));
                case Step.Transfer t -> {
                    long ns = machine.bus(t.peripheral()).orElseThrow().transferNs(t.bytes());
                    long interrupts =
                            switch (t.mode()) {
                                case BLOCKING -> 0;
                                case DMA -> 1;
                                // no chip of the tried designs has a FIFO
                                case ASYNC -> t.bytes();
                            };
                    boolean keepsCore = t.mode() == TransferMode.BLOCKING;
                    if (!keepsCore) {
                        call(Cost.NOTE);
                    }
                    acts.add(new Transfer(t.peripheral(), t.direction(), ns, keepsCore, ns == 0 ? 0 : interrupts));
                    if (!keepsCore) {
                        call(Cost.NOTE);
                    }
                }
                case Step.Feed f -> {
                    acts.add(new Feed(f.watchdog()));
                    call(Cost.NOTE);
                }
                case Step.UnknownStep _, Step.Noted _ -> throw new IllegalArgumentException("not resolved: " + step);
            }
        }

        private void branch(Step.Branch branch) {
            int fork = acts.size();
            acts.add(new Jump(0));
            add(branch.then());
            int jump = acts.size();
            acts.add(new Jump(0));
            add(branch.otherwise());
            if (acts.size() == fork + 2) {
                // nothing on either side is nothing to choose
                acts.subList(fork, acts.size()).clear();
                return;
            }
            acts.set(fork, new Fork(branch.chancePpm(), jump + 1));
            acts.set(jump, new Jump(acts.size()));
        }

        private void put(Put put) {
            call(Cost.NOTE);
            call(Cost.SEND);
            long awaitNs = isAwaited(put) ? costs.of(Cost.AWAIT_ROOM) : 0;
            if (awaitNs > 0) {
                acts.add(new Call(Cost.AWAIT_ROOM, put.timeoutNs().isPresent() ? 2 * awaitNs : awaitNs));
            }
            acts.add(put);
            waited();
        }

        /** A task that finds no room waits for some, unless it gives up at once. */
        private boolean isAwaited(Put put) {
            Queue queue = machine.queue(put.channel()).orElseThrow();
            return put.waits()
                    && !handler
                    && queue.full() == FullPolicy.BLOCK
                    && (queue.kind() == ChannelKind.QUEUE || queue.kind() == ChannelKind.PUBSUB)
                    && put.timeoutNs().orElse(1) > 0;
        }

        private void take(Take take) {
            call(Cost.SEND, take);
            waited();
            call(Cost.NOTE);
        }

        private void waited() {
            if (costs.of(Cost.NOTE) > 0) {
                acts.add(new Waited(costs.of(Cost.NOTE)));
            }
        }

        /** Who waits notes that, and asks the timer to be woken if there is an end to it. */
        private long begins(OptionalLong timeoutNs) {
            long asks = timeoutNs.isPresent() && timeoutNs.getAsLong() > 0 ? costs.of(Cost.SLEEP) : 0;
            return costs.of(Cost.NOTE) + asks;
        }

        private void call(Cost cost, Act act) {
            call(cost);
            acts.add(act);
        }

        private void call(Cost cost) {
            if (costs.of(cost) > 0) {
                acts.add(new Call(cost, costs.of(cost)));
            }
        }
    }
}
