package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.TransferMode;
import dev.takt.projects.target.Cost;
import java.util.List;

/**
 * Finds how a body ends, from when each step has its effect: a call costs its row of the table first and takes effect in a step of no length, an unlock and the end of the job take effect with the step before them. What
 * arrives at that instant goes before a step of no length.
 */
final class EndingWalk {
    private final Machine machine;
    private final Costs costs;
    private final DemandWalk demand;

    EndingWalk(Machine machine, Context context) {
        this.machine = machine;
        this.costs = machine.coreOf(context).costs();
        this.demand = new DemandWalk(machine, context, true);
    }

    /** With what is around the body of a context; a job that does nothing at all is a step of no length. */
    boolean endsInAMoment(Context context) {
        Ending taken = machine.takesTrigger(context) ? Ending.MOMENT.then(note()) : Ending.NOTHING;
        Ending asks = machine.sleepsByItself(context) ? call(Cost.SLEEP) : Ending.NOTHING;
        Ending job = taken.then(note()).then(of(context.body())).then(note()).then(asks);
        return job.momentNs() >= job.mostNs() || job.mostNs() == 0;
    }

    private Ending of(List<Step> steps) {
        return steps.stream().map(this::of).reduce(Ending.NOTHING, Ending::then);
    }

    private Ending of(Step step) {
        return switch (step) {
            case Step.Compute c -> Ending.step(c.worstNs());
            case Step.Lock l -> lock(l);
            case Step.CriticalSection s -> Ending.MOMENT.then(of(s.body()));
            case Step.Send _, Step.Notify _, Step.Spawn _ -> before(step);
            case Step.Receive _, Step.Wait _ -> before(step).then(note());
            case Step.Delay _ -> before(step).then(note());
            case Step.Transfer t -> transfer(t);
            case Step.Feed _ -> Ending.MOMENT.then(note());
            case Step.Yield _, Step.Alloc _, Step.Free _ -> Ending.MOMENT;
            case Step.Repeat r -> of(r.body()).times(r.count());
            case Step.Branch b ->
                Ways.of(b).stream().map(this::of).reduce(Ending::or).orElse(Ending.NOTHING);
            case Step.Noted n -> of(n.step());
            case Step.UnknownStep _ -> Ending.NOTHING;
        };
    }

    /** A call with all its cost before its effect. What is behind belongs there too, but more before the end only makes it count where it need not. */
    private Ending before(Step step) {
        return Ending.call(demand.of(step).totalNs()).then(Ending.MOMENT);
    }

    private Ending lock(Step.Lock lock) {
        Ending inside = of(lock.body());
        return exists(lock.resource())
                ? call(Cost.LOCK)
                        .then(Ending.MOMENT)
                        .then(note())
                        .then(inside)
                        .then(note())
                        .then(call(Cost.UNLOCK))
                : inside;
    }

    private boolean exists(ItemId resource) {
        return machine.resource(resource).isPresent();
    }

    private Ending transfer(Step.Transfer t) {
        return t.mode() == TransferMode.BLOCKING
                ? Ending.step(demand.of(t).totalNs())
                : note().then(Ending.MOMENT).then(note());
    }

    private Ending note() {
        return call(Cost.NOTE);
    }

    private Ending call(Cost cost) {
        return Ending.call(costs.of(cost));
    }
}
