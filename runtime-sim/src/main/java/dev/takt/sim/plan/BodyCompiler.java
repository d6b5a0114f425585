package dev.takt.sim.plan;

import dev.takt.projects.machine.Bus;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.ContextKind;
import dev.takt.projects.machine.Costs;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.target.Cost;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/**
 * Turns the body of a context into instructions. Calls cost their row of the table before their effect, as {@link Costs} says. A repetition of nothing is left
 * out.
 */
final class BodyCompiler {
    private final Program.Writer out;
    private final ThingNumbers things;
    private final Machine machine;
    private final Map<ItemId, Integer> contexts = new HashMap<>();
    private final Costs costs;
    private ContextKind kind = ContextKind.TASK;
    private int depth;
    private int counters;

    BodyCompiler(Program.Writer out, ThingNumbers things, Machine machine, Costs costs) {
        this.out = out;
        this.things = things;
        this.machine = machine;
        this.costs = costs;
        machine.contexts().forEach(c -> contexts.putIfAbsent(c.item(), c.index()));
    }

    /** Loop counters that the last body needs. */
    int counters() {
        return counters;
    }

    void body(Context context) {
        kind = context.kind();
        depth = 0;
        counters = 0;
        boolean takes = machine.takesTrigger(context);
        if (takes) {
            // a job that something brings begins with it, so its begin is noted behind
            out.add(Op.RECEIVE, things.of(((Activation.On) context.activation()).source()), 0, -1, 0);
        }
        overhead(Cost.NOTE);
        if (takes) {
            overhead(Cost.NOTE);
        }
        steps(context.body());
        overhead(Cost.NOTE);
        if (machine.sleepsByItself(context)) {
            overhead(Cost.SLEEP);
        }
        out.add(Op.END, -1, 0, 0, 0);
    }

    private void steps(List<Step> steps) {
        steps.forEach(this::step);
    }

    private void step(Step step) {
        switch (step) {
            case Step.Compute c -> compute(c);
            case Step.Lock l -> lock(l);
            case Step.CriticalSection s -> {
                out.add(Op.ENTER_CRITICAL, -1, 0, 0, 0);
                steps(s.body());
                out.add(Op.LEAVE_CRITICAL, -1, 0, 0, 0);
            }
            case Step.Send s -> send(s);
            case Step.Receive r -> take(r.channel(), r.timeoutNs());
            case Step.Notify n -> notify(n);
            case Step.Wait w -> take(w.signal(), w.timeoutNs());
            case Step.Spawn s -> spawn(s);
            case Step.Transfer t -> transfer(t);
            case Step.Delay d -> {
                overhead(Cost.SLEEP);
                overhead(Cost.NOTE);
                out.add(Op.DELAY, -1, 0, d.durationNs(), 0);
                overhead(Cost.NOTE);
            }
            case Step.Yield _ -> out.add(Op.YIELD, -1, 0, 0, 0);
            case Step.Repeat r -> repeat(r);
            case Step.Branch b -> branch(b);
            case Step.Alloc a -> simple(Op.ALLOC, a.pool());
            case Step.Free f -> simple(Op.FREE, f.pool());
            case Step.Feed f -> {
                simple(Op.FEED, f.watchdog());
                overhead(Cost.NOTE);
            }
            case Step.Noted n -> step(n.step());
            case Step.UnknownStep _ -> {}
        }
    }

    private void compute(Step.Compute c) {
        int how =
                switch (c.distribution()) {
                    case UNIFORM -> Op.DRAWN;
                    case WORST -> Op.WORST;
                    case BEST -> Op.BEST;
                };
        out.add(Op.COMPUTE, how, 0, c.bestNs(), c.worstNs());
    }

    private void lock(Step.Lock lock) {
        int thing = things.of(lock.resource());
        if (thing < 0) {
            steps(lock.body());
            return;
        }
        overhead(Cost.LOCK);
        out.add(Op.LOCK, thing, 0, 0, 0);
        overhead(Cost.NOTE);
        steps(lock.body());
        overhead(Cost.NOTE);
        overhead(Cost.UNLOCK);
        out.add(Op.UNLOCK, thing, 0, 0, 0);
    }

    private void notify(Step.Notify notify) {
        int thing = things.of(notify.signal());
        if (thing >= 0) {
            overhead(Cost.NOTE);
            overhead(Cost.SEND);
            out.add(Op.NOTIFY, thing, 0, -1, 0);
        }
    }

    private void send(Step.Send send) {
        int thing = things.of(send.channel());
        if (thing >= 0) {
            overhead(Cost.NOTE);
            overhead(Cost.SEND);
            OptionalLong timeout = send.timeoutNs();
            if (machine.awaitsRoom(kind, send)) {
                overhead(Cost.AWAIT_ROOM, costs.awaitRoomNs(timeout.isPresent()));
            }
            out.add(Op.SEND, thing, 0, timeout.orElse(-1), waitNs(timeout));
            noteOfWait();
        }
    }

    private void take(ItemId channel, OptionalLong timeout) {
        int thing = things.of(channel);
        if (thing >= 0) {
            overhead(Cost.SEND);
            out.add(Op.RECEIVE, thing, 0, timeout.orElse(-1), waitNs(timeout));
            noteOfWait();
            overhead(Cost.NOTE);
        }
    }

    /** What it takes to begin to wait: to note it, and to ask for being woken when the time is over. */
    private long waitNs(OptionalLong timeout) {
        return costs.of(Cost.NOTE) + (timeout.orElse(0) > 0 ? costs.of(Cost.SLEEP) : 0);
    }

    /** Who has waited notes the end of that. */
    private void noteOfWait() {
        long ns = costs.of(Cost.NOTE);
        if (ns > 0) {
            out.add(Op.OVERHEAD, Cost.NOTE.ordinal(), 1, ns, 0);
        }
    }

    private void simple(int op, ItemId item) {
        int thing = things.of(item);
        if (thing >= 0) {
            out.add(op, thing, 0, 0, 0);
        }
    }

    private void spawn(Step.Spawn spawn) {
        Integer target = contexts.get(spawn.task());
        if (target != null) {
            overhead(Cost.NOTE);
            overhead(Cost.SPAWN);
            out.add(Op.SPAWN, target, 0, 0, 0);
        }
    }

    private void transfer(Step.Transfer t) {
        machine.bus(t).ifPresent(bus -> transfer(t, bus));
    }

    private void transfer(Step.Transfer t, Bus bus) {
        int mode =
                switch (t.mode()) {
                    case BLOCKING -> Op.BLOCKING;
                    case DMA -> Op.DMA;
                    case ASYNC -> Op.ASYNC;
                };
        long interrupts = bus.interrupts(t.bytes(), t.mode());
        boolean waits = t.mode() != TransferMode.BLOCKING;
        if (waits) {
            overhead(Cost.NOTE);
        }
        out.add(Op.TRANSFER, things.of(bus), mode, bus.transferNs(t.bytes()), interrupts);
        if (waits) {
            overhead(Cost.NOTE);
        }
    }

    private void repeat(Step.Repeat repeat) {
        int slot = depth++;
        counters = Math.max(counters, depth);
        int loop = out.add(Op.LOOP, slot, 0, repeat.count(), 0);
        steps(repeat.body());
        if (out.here() == loop + 1) {
            out.forget(loop);
        } else {
            out.add(Op.NEXT, slot, loop + 1, 0, 0);
            out.target(loop);
        }
        depth--;
    }

    private void branch(Step.Branch branch) {
        int fork = out.add(Op.BRANCH, -1, 0, branch.chancePpm(), 0);
        steps(branch.then());
        int jump = out.add(Op.JUMP, -1, 0, 0, 0);
        out.target(fork);
        steps(branch.otherwise());
        out.target(jump);
        if (out.here() == fork + 2) {
            out.forget(fork);
        }
    }

    private void overhead(Cost cost) {
        overhead(cost, costs.of(cost));
    }

    private void overhead(Cost cost, long ns) {
        if (ns > 0) {
            out.add(Op.OVERHEAD, cost.ordinal(), 0, ns, 0);
        }
    }
}
