package dev.takt.projects.check;

import dev.takt.projects.model.Step;
import java.util.List;

/** Bodies whose best cases above the worst have changed places with them. */
final class Swap {
    private Swap() {}

    static List<Step> inAll(List<Step> body) {
        return body.stream().map(Swap::in).toList();
    }

    private static Step in(Step step) {
        return switch (step) {
            case Step.Compute c
            when c.worstNs() < c.bestNs() -> new Step.Compute(c.label(), c.worstNs(), c.bestNs(), c.distribution());
            case Step.Lock s -> new Step.Lock(s.resource(), inAll(s.body()));
            case Step.CriticalSection s -> new Step.CriticalSection(inAll(s.body()));
            case Step.Repeat s -> new Step.Repeat(s.count(), inAll(s.body()));
            case Step.Branch s -> new Step.Branch(s.chancePpm(), inAll(s.then()), inAll(s.otherwise()));
            case Step.Noted s -> new Step.Noted(in(s.step()), s.extras());
            case Step.Compute _, Step.Send _, Step.Receive _, Step.Notify _, Step.Wait _, Step.Spawn _ -> step;
            case Step.Transfer _, Step.Delay _, Step.Yield _, Step.Alloc _, Step.Free _, Step.Feed _ -> step;
            case Step.UnknownStep _ -> step;
        };
    }
}
