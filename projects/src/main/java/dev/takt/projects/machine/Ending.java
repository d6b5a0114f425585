package dev.takt.projects.machine;

/**
 * How the ways through a piece of body end, and the most that those of a kind take of the core: with work ({@code workNs}), with a step of no length ({@code momentNs}, such as a watchdog fed or the end of a delay); -1 if
 * none does. {@code nothing} if some way has no step at all.
 */
record Ending(long workNs, long momentNs, boolean nothing) {
    static final Ending NOTHING = new Ending(-1, -1, true);
    static final Ending MOMENT = new Ending(-1, 0, false);

    /** Work of this length, none of which is no step. */
    static Ending call(long ns) {
        return ns > 0 ? new Ending(ns, -1, false) : NOTHING;
    }

    /** A step that is one even if it takes no time. */
    static Ending step(long ns) {
        return ns > 0 ? new Ending(ns, -1, false) : MOMENT;
    }

    /** The most that any way takes. */
    long mostNs() {
        return Math.max(0, Math.max(workNs, momentNs));
    }

    Ending then(Ending next) {
        return new Ending(
                Math.max(after(next.workNs), next.nothing ? workNs : -1),
                Math.max(after(next.momentNs), next.nothing ? momentNs : -1),
                nothing && next.nothing);
    }

    Ending or(Ending other) {
        return new Ending(Math.max(workNs, other.workNs), Math.max(momentNs, other.momentNs), nothing || other.nothing);
    }

    Ending times(long count) {
        if (count <= 0) {
            return NOTHING;
        }
        long before = Amounts.product(count - 1, mostNs());
        return new Ending(
                workNs < 0 ? -1 : Amounts.sum(before, workNs),
                momentNs < 0 ? -1 : Amounts.sum(before, momentNs),
                nothing);
    }

    private long after(long nextNs) {
        return nextNs < 0 ? -1 : Amounts.sum(mostNs(), nextNs);
    }
}
