package dev.takt.projects.machine;

/**
 * The longest stretches of a piece of a body between two pauses, in ns of the core, over all its paths. Of branches each figure is the larger one, so together they are an upper bound.
 *
 * @param through longest path without a pause; -1 if every path pauses
 * @param head longest stretch up to the first pause
 * @param tail longest stretch behind the last pause
 * @param longest longest stretch without a pause anywhere
 * @param pauses most pauses on a path
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
