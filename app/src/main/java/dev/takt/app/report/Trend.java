package dev.takt.app.report;

import java.util.OptionalLong;

/** Which way a figure goes from the first side to the second, where less is better. */
public enum Trend {
    SAME,
    BETTER,
    WORSE,
    /** Only one side has the figure. */
    OTHER;

    static Trend of(OptionalLong a, OptionalLong b) {
        if (a.equals(b)) {
            return SAME;
        }
        if (a.isEmpty() || b.isEmpty()) {
            return OTHER;
        }
        return b.getAsLong() < a.getAsLong() ? BETTER : WORSE;
    }
}
