package dev.takt.projects.synthesis;

import java.util.OptionalLong;
import java.util.function.LongPredicate;

/** Searches along one figure, from good to bad, by halving; what it answers was tried itself. */
final class Furthest {
    private Furthest() {}

    /** The last of {@code good}, {@code good + 1} … {@code bad} that holds, if {@code good} does. Where some further one holds again behind one that does not, either may be found. */
    static OptionalLong upTo(long good, long bad, LongPredicate holds) {
        if (!holds.test(good)) {
            return OptionalLong.empty();
        }
        if (holds.test(bad)) {
            return OptionalLong.of(bad);
        }
        long in = good;
        long out = bad;
        while (Math.abs(out - in) > 1) {
            long middle = in + (out - in) / 2;
            if (holds.test(middle)) {
                in = middle;
            } else {
                out = middle;
            }
        }
        return OptionalLong.of(in);
    }
}
