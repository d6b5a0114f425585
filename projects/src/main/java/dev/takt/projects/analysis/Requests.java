package dev.takt.projects.analysis;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import java.util.List;

/** How often a job locks a resource at most. */
final class Requests {
    private Requests() {}

    static long most(List<Step> body, ItemId resource) {
        long sum = 0;
        for (Step step : body) {
            sum = Sums.sum(sum, most(step, resource));
        }
        return sum;
    }

    private static long most(Step step, ItemId resource) {
        long inner = 0;
        for (List<Step> part : step.inner()) {
            long of = most(part, resource);
            inner = step instanceof Step.Branch ? Math.max(inner, of) : Sums.sum(inner, of);
        }
        return switch (step) {
            case Step.Repeat repeat ->
                inner == 0 || repeat.count() <= 0
                        ? 0
                        : inner > Long.MAX_VALUE / repeat.count() ? Long.MAX_VALUE : inner * repeat.count();
            case Step.Lock lock -> Sums.sum(inner, lock.resource().equals(resource) ? 1 : 0);
            case Step _ -> inner;
        };
    }
}
