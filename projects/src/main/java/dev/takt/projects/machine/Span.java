package dev.takt.projects.machine;

/**
 * Longest stretches of a piece of body between pauses: {@code through} without any (-1 if every path pauses), up to the first, after the last, between any two or
 * ends; and how often it pauses at most. Branches take the larger of each, which is an upper bound.
 */
record Span(long through, long head, long tail, long longest, long pauses) {
    static final Span EMPTY = run(0);

    static Span run(long ns) {
        return new Span(ns, ns, ns, ns, 0);
    }

    /** {@code before} of the core, then a pause if {@code certain}, else perhaps. */
    static Span pause(long before, boolean certain) {
        return new Span(certain ? -1 : before, before, certain ? 0 : before, before, 1);
    }

    Span then(Span next) {
        return new Span(
                through >= 0 && next.through >= 0 ? Amounts.sum(through, next.through) : -1,
                Math.max(head, through >= 0 ? Amounts.sum(through, next.head) : 0),
                Math.max(next.tail, next.through >= 0 ? Amounts.sum(next.through, tail) : 0),
                Math.max(Math.max(longest, next.longest), Amounts.sum(tail, next.head)),
                Amounts.sum(pauses, next.pauses));
    }

    Span or(Span other) {
        return new Span(
                Math.max(through, other.through),
                Math.max(head, other.head),
                Math.max(tail, other.tail),
                Math.max(longest, other.longest),
                Math.max(pauses, other.pauses));
    }

    Span times(long count) {
        if (count <= 0) {
            return EMPTY;
        }
        if (count == 1) {
            return this;
        }
        long passed = through >= 0 ? Amounts.product(count - 1, through) : 0;
        long between = through >= 0 ? Amounts.product(count - 2, through) : 0;
        return new Span(
                through >= 0 ? Amounts.product(count, through) : -1,
                Amounts.sum(passed, head),
                Amounts.sum(passed, tail),
                Math.max(
                        Math.max(longest, through >= 0 ? Amounts.product(count, through) : 0),
                        Amounts.sum(Amounts.sum(tail, between), head)),
                Amounts.product(count, pauses));
    }
}
