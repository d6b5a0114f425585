package dev.takt.projects.machine;

import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.target.Cost;
import java.util.Comparator;
import java.util.List;
import java.util.OptionalLong;

/** Adds up the time of the core that steps take, at worst or at best. */
final class DemandWalk {
    private final Machine machine;
    private final ContextKind kind;
    private final Costs costs;
    private final boolean worst;

    DemandWalk(Machine machine, Context context, boolean worst) {
        this.machine = machine;
        this.kind = context.kind();
        this.costs = machine.coreOf(context).costs();
        this.worst = worst;
    }

    Demand of(List<Step> steps) {
        Demand sum = Demand.NONE;
        for (Step step : steps) {
            sum = sum.plus(of(step));
        }
        return sum;
    }

    Demand of(Step step) {
        return switch (step) {
            case Step.Compute c -> Demand.execution(worst ? c.worstNs() : c.bestNs());
            case Step.Lock l ->
                of(l.body()).plus(Demand.overhead(costs.of(Cost.LOCK) + costs.of(Cost.UNLOCK) + notes(2)));
            case Step.CriticalSection s -> of(s.body());
            case Step.Notify _ -> called();
            case Step.Send s -> called().plus(waited(s.timeoutNs())).plus(awaited(s));
            case Step.Receive r -> called().plus(waited(r.timeoutNs()));
            case Step.Wait w -> called().plus(waited(w.timeoutNs()));
            case Step.Spawn _ -> Demand.overhead(costs.of(Cost.SPAWN) + notes(1));
            case Step.Delay _ -> Demand.overhead(costs.of(Cost.SLEEP) + notes(2));
            case Step.Transfer t ->
                t.mode() == TransferMode.BLOCKING ? Demand.execution(transferNs(t)) : Demand.overhead(notes(2));
            case Step.Feed _ -> Demand.overhead(notes(1));
            case Step.Repeat r -> of(r.body()).times(r.count());
            case Step.Branch b -> branch(b);
            case Step.Noted n -> of(n.step());
            case Step.Yield _, Step.Alloc _, Step.Free _, Step.UnknownStep _ -> Demand.NONE;
        };
    }

    private Demand awaited(Step.Send send) {
        return machine.awaitsRoom(kind, send)
                ? Demand.overhead(costs.awaitRoomNs(send.timeoutNs().isPresent()))
                : Demand.NONE;
    }

    private Demand called() {
        return Demand.overhead(costs.of(Cost.SEND) + notes(1));
    }

    /** To begin a wait and to end it; nothing if the step need not wait. */
    private Demand waited(OptionalLong timeoutNs) {
        boolean looks = timeoutNs.orElse(-1) == 0;
        return Demand.overhead(worst && !looks ? notes(2) + (timeoutNs.isPresent() ? costs.of(Cost.SLEEP) : 0) : 0);
    }

    private long notes(int count) {
        return count * costs.of(Cost.NOTE);
    }

    private long transferNs(Step.Transfer t) {
        return machine.bus(t).map(b -> b.transferNs(t.bytes())).orElse(0L);
    }

    private Demand branch(Step.Branch b) {
        Comparator<Demand> byTotal = Comparator.comparingLong(Demand::totalNs);
        return Ways.of(b).stream()
                .map(this::of)
                .max(worst ? byTotal : byTotal.reversed())
                .orElse(Demand.NONE);
    }
}
