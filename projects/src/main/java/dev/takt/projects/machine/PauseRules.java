package dev.takt.projects.machine;

import dev.takt.projects.machine.Pause.Reason;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ChannelKind;
import dev.takt.projects.model.FullPolicy;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/**
 * Which steps may pause. A context that a channel releases, one job an element, does not wait in the first receive from it that every job reaches; this object remembers
 * whether that one has passed, so it serves a single walk from the start of a body.
 */
final class PauseRules {
    private final Machine machine;
    private final Context context;
    private boolean elementTaken;

    /** {@code fromStart} false: a walk over a part of a body, where no element is known to wait. */
    PauseRules(Machine machine, Context context, boolean fromStart) {
        this.machine = machine;
        this.context = context;
        this.elementTaken = !fromStart;
    }

    /** The pauses of a step itself, not of steps inside it; {@code always} if every job reaches it exactly once. */
    List<Pause> of(Step step, boolean always) {
        return switch (step) {
            case Step.Delay d
            when d.durationNs() > 0 ->
                List.of(pause(
                        Reason.DELAY, Optional.empty(), OptionalLong.of(d.durationNs() + machine.latestWakeNs())));
            case Step.Yield _ -> List.of(pause(Reason.YIELD, Optional.empty(), OptionalLong.of(0)));
            case Step.Transfer t -> transfer(t);
            case Step.Receive r -> receive(r.channel(), r.timeoutNs(), always);
            case Step.Wait w -> receive(w.signal(), w.timeoutNs(), always);
            case Step.Send s -> send(s);
            case Step.Alloc a -> List.of(pause(Reason.ALLOC, Optional.of(a.pool()), OptionalLong.empty()));
            case Step.Lock l -> lock(l);
            case Step.Delay _, Step.Compute _, Step.CriticalSection _, Step.Notify _, Step.Spawn _, Step.Repeat _ ->
                List.of();
            case Step.Branch _, Step.Free _, Step.Feed _, Step.UnknownStep _, Step.Noted _ -> List.of();
        };
    }

    private List<Pause> transfer(Step.Transfer t) {
        Optional<Bus> bus = machine.bus(t);
        long ns = bus.map(b -> b.transferNs(t.bytes())).orElse(0L);
        List<Pause> pauses = new ArrayList<>();
        if (bus.isPresent() && new BusUse(machine, bus.get()).isContended()) {
            pauses.add(pause(Reason.BUS, Optional.of(t.peripheral()), OptionalLong.empty()));
        }
        if (t.mode() != TransferMode.BLOCKING && ns > 0) {
            pauses.add(pause(Reason.TRANSFER, Optional.of(t.peripheral()), OptionalLong.of(ns)));
        }
        return pauses;
    }

    private List<Pause> receive(ItemId channel, OptionalLong timeoutNs, boolean always) {
        if (timeoutNs.isPresent() && timeoutNs.getAsLong() == 0) {
            return List.of();
        }
        boolean released =
                context.activation() instanceof Activation.On on && on.source().equals(channel);
        if (released && always && !elementTaken) {
            elementTaken = true;
            return List.of();
        }
        return List.of(pause(Reason.RECEIVE, Optional.of(channel), limit(timeoutNs)));
    }

    private List<Pause> send(Step.Send s) {
        boolean waits = machine.queue(s.channel())
                .filter(q -> q.kind() == ChannelKind.QUEUE || q.kind() == ChannelKind.PUBSUB)
                .filter(q -> q.full() == FullPolicy.BLOCK && s.timeoutNs().orElse(-1) != 0)
                .isPresent();
        return waits ? List.of(pause(Reason.SEND, Optional.of(s.channel()), limit(s.timeoutNs()))) : List.of();
    }

    private List<Pause> lock(Step.Lock l) {
        boolean waits = machine.runtime().kernel().unguarded().isAsync()
                && machine.resource(l.resource())
                        .filter(r -> r.protocol() == Protocol.NONE && r.users().size() > 1)
                        .isPresent();
        return waits ? List.of(pause(Reason.LOCK, Optional.of(l.resource()), OptionalLong.empty())) : List.of();
    }

    /** A timeout ends on the tick. */
    private OptionalLong limit(OptionalLong timeoutNs) {
        return timeoutNs.isPresent() ? OptionalLong.of(timeoutNs.getAsLong() + machine.latestWakeNs()) : timeoutNs;
    }

    private static Pause pause(Reason reason, Optional<ItemId> on, OptionalLong ns) {
        return new Pause(reason, on, 1, ns);
    }
}
