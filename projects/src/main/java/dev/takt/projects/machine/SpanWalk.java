package dev.takt.projects.machine;

import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.target.Cost;
import java.util.List;

/** Cuts a body at its pauses and finds the longest pieces. */
final class SpanWalk {
    private final PauseRules rules;
    private final DemandWalk demand;
    private final Costs costs;

    SpanWalk(Machine machine, Context context) {
        this.rules = new PauseRules(machine, context, true);
        this.demand = new DemandWalk(machine, context, true);
        this.costs = machine.coreOf(context).costs();
    }

    Span of(List<Step> steps) {
        return of(steps, true);
    }

    /** With what is around the body of a context. */
    Span job(Context context, Machine machine) {
        Span taken = machine.takesTrigger(context) ? noted() : Span.EMPTY;
        Span asks = machine.sleepsByItself(context) ? Span.run(costs.of(Cost.SLEEP)) : Span.EMPTY;
        return noted().then(taken).then(of(context.body())).then(noted()).then(asks);
    }

    private Span noted() {
        return Span.run(costs.of(Cost.NOTE));
    }

    private Span of(List<Step> steps, boolean always) {
        Span span = Span.EMPTY;
        for (Step step : steps) {
            span = span.then(of(step, always));
        }
        return span;
    }

    private Span of(Step step, boolean always) {
        return switch (step) {
            case Step.Lock l ->
                leaf(step, costs.of(Cost.LOCK), always)
                        .then(noted())
                        .then(of(l.body(), always))
                        .then(noted())
                        .then(Span.run(costs.of(Cost.UNLOCK)));
            case Step.Delay _ ->
                Span.run(costs.of(Cost.SLEEP))
                        .then(noted())
                        .then(leaf(step, 0, always))
                        .then(noted());
            case Step.Transfer t
            when t.mode() != TransferMode.BLOCKING ->
                noted().then(leaf(step, 0, always)).then(noted());
            case Step.CriticalSection s -> of(s.body(), always);
            case Step.Repeat r -> of(r.body(), false).times(r.count());
            case Step.Branch b ->
                Ways.of(b).stream().map(way -> of(way, false)).reduce(Span::or).orElse(Span.EMPTY);
            case Step.Noted n -> of(n.step(), always);
            case Step.Compute _, Step.Send _, Step.Receive _, Step.Notify _, Step.Wait _, Step.Spawn _ ->
                leaf(step, demand.of(step).totalNs(), always);
            case Step.Transfer _, Step.Yield _, Step.Alloc _, Step.Free _, Step.Feed _ ->
                leaf(step, demand.of(step).totalNs(), always);
            case Step.UnknownStep _ -> Span.EMPTY;
        };
    }

    /** A step without inner steps: its time, then its pauses, of which a delay is certain. */
    private Span leaf(Step step, long ns, boolean always) {
        Span span = Span.run(ns);
        for (Pause pause : rules.of(step, always)) {
            boolean certain = pause.reason() == Pause.Reason.DELAY || pause.reason() == Pause.Reason.TRANSFER;
            span = span.then(Span.pause(0, certain));
        }
        return span;
    }
}
