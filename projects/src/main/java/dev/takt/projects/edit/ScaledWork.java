package dev.takt.projects.edit;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Step;
import java.math.BigInteger;
import java.util.List;

/** Bodies whose computations take longer or shorter by one factor, numerator over denominator; waits and transfers stay. */
public final class ScaledWork {
    /** No computation becomes longer than this, about 31 years. */
    private static final BigInteger LONGEST_NS = BigInteger.valueOf(1_000_000_000_000_000_000L);

    private ScaledWork() {}

    /** The body with every computation scaled, each rounded up. */
    public static List<Step> of(List<Step> body, long numerator, long denominator) {
        return body.stream().map(step -> scaled(step, numerator, denominator)).toList();
    }

    /** The body with only what it computes while it holds a resource scaled. */
    public static List<Step> within(List<Step> body, ItemId resource, long numerator, long denominator) {
        return body.stream()
                .map(step -> within(step, resource, numerator, denominator))
                .toList();
    }

    private static Step within(Step step, ItemId resource, long numerator, long denominator) {
        return switch (step) {
            case Step.Lock lock
            when lock.resource().equals(resource) -> new Step.Lock(resource, of(lock.body(), numerator, denominator));
            case Step.Noted noted ->
                new Step.Noted(within(noted.step(), resource, numerator, denominator), noted.extras());
            case Step other -> Bodies.mapInner(other, inner -> within(inner, resource, numerator, denominator));
        };
    }

    private static Step scaled(Step step, long numerator, long denominator) {
        return switch (Bodies.mapInner(step, inner -> of(inner, numerator, denominator))) {
            case Step.Compute c ->
                new Step.Compute(
                        c.label(),
                        scaled(c.bestNs(), numerator, denominator),
                        scaled(c.worstNs(), numerator, denominator),
                        c.distribution());
            case Step.Noted noted -> new Step.Noted(scaled(noted.step(), numerator, denominator), noted.extras());
            case Step other -> other;
        };
    }

    private static long scaled(long ns, long numerator, long denominator) {
        BigInteger[] parts = BigInteger.valueOf(ns)
                .multiply(BigInteger.valueOf(numerator))
                .divideAndRemainder(BigInteger.valueOf(denominator));
        BigInteger up = parts[1].signum() > 0 ? parts[0].add(BigInteger.ONE) : parts[0];
        return up.min(LONGEST_NS).longValueExact();
    }
}
