package dev.takt.projects.machine;

import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import java.util.ArrayList;
import java.util.List;

/** Who releases whom: a handler at its end the contexts on it; a send or notify the contexts on that channel; a spawn its task. */
final class Triggers {
    private Triggers() {}

    /** The contexts whose jobs release jobs of this one, in their order; none if time or the outside does. */
    static List<Trigger> of(Context target, List<Context> contexts) {
        if (!(target.activation() instanceof Activation.On || target.activation() instanceof Activation.Spawned)) {
            return List.of();
        }
        List<Trigger> triggers = new ArrayList<>();
        for (Context source : contexts) {
            long perJob = perJob(source, target);
            if (perJob > 0) {
                triggers.add(new Trigger(source.index(), perJob, earliest(source, target)));
            }
        }
        return triggers;
    }

    /** The computations that every job does before the step that may release. */
    private static long earliest(Context source, Context target) {
        boolean atItsEnd =
                target.activation() instanceof Activation.On on && on.source().equals(source.item());
        long sum = 0;
        for (Step step : source.body()) {
            if (!atItsEnd && perJob(source.withBody(List.of(step)), target) > 0) {
                break;
            }
            sum = Amounts.sum(sum, step instanceof Step.Compute c ? c.bestNs() : 0);
        }
        return sum;
    }

    private static long perJob(Context source, Context target) {
        return switch (target.activation()) {
            case Activation.On on
            when on.source().equals(source.item()) -> source.kind() == ContextKind.INTERRUPT ? 1 : 0;
            case Activation.On on -> count(source.body(), on.source(), target.item());
            case Activation.Spawned _ -> count(source.body(), target.item(), target.item());
            case Activation.Periodic _, Activation.After _, Activation.Sporadic _, Activation.Burst _ -> 0;
            case Activation.Startup _, Activation.Background _, Activation.Recorded _ -> 0;
        };
    }

    /** The most often that a pass through the steps raises the channel or spawns the task. */
    private static long count(List<Step> steps, ItemId channel, ItemId task) {
        long count = 0;
        for (Step step : steps) {
            count = Amounts.sum(
                    count,
                    switch (step) {
                        case Step.Send s -> s.channel().equals(channel) ? 1 : 0;
                        case Step.Notify n -> n.signal().equals(channel) ? 1 : 0;
                        case Step.Spawn s -> s.task().equals(task) ? 1 : 0;
                        case Step.Repeat r -> Amounts.product(r.count(), count(r.body(), channel, task));
                        case Step.Branch b ->
                            Math.max(count(b.then(), channel, task), count(b.otherwise(), channel, task));
                        case Step.Lock l -> count(l.body(), channel, task);
                        case Step.CriticalSection s -> count(s.body(), channel, task);
                        case Step.Noted n -> count(List.of(n.step()), channel, task);
                        case Step.Compute _, Step.Receive _, Step.Wait _, Step.Transfer _, Step.Delay _, Step.Yield _ ->
                            0;
                        case Step.Alloc _, Step.Free _, Step.Feed _, Step.UnknownStep _ -> 0;
                    });
        }
        return count;
    }
}
