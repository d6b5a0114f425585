package dev.takt.projects.machine;

/**
 * How the paths through a piece of a body end. It matters whether the last step takes time: what arrives at the instant of a job's end goes before a step of no length.
 *
 * @param workNs most time of the core on a path that ends with work; -1 if no path does
 * @param momentNs most time of the core on a path that ends with a step of no length (feeding a watchdog, the end of a delay); -1 if no path does
 * @param nothing true if some path has no step at all
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
