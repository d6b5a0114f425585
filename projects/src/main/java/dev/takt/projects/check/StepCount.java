package dev.takt.projects.check;

import dev.takt.projects.model.Step;
import java.util.List;
import java.util.function.Predicate;
import java.util.stream.LongStream;

/** How often a pass through a body does certain steps, at least or at most. Counts stop at a billion. */
final class StepCount {
    private static final long MANY = 1_000_000_000;

    private StepCount() {}

    static long least(List<Step> body, Predicate<Step> wanted) {
        return sum(body, wanted, true);
    }

    static long most(List<Step> body, Predicate<Step> wanted) {
        return sum(body, wanted, false);
    }

    private static long sum(List<Step> body, Predicate<Step> wanted, boolean least) {
        long sum = 0;
        for (Step step : body) {
            sum = Math.min(MANY, sum + count(Walk.plain(step), wanted, least));
        }
        return sum;
    }

    private static long count(Step step, Predicate<Step> wanted, boolean least) {
        LongStream inner = step.inner().stream().mapToLong(b -> sum(b, wanted, least));
        long inside = (least ? inner.min() : inner.max()).orElse(0);
        long times = step instanceof Step.Repeat repeat ? Math.max(0, repeat.count()) : 1;
        return (wanted.test(step) ? 1 : 0) + Math.min(MANY, inside * times);
    }
}
