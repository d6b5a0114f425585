package dev.takt.projects.machine;

/** Time a pass through some steps takes of its core: the steps' own, and what the runtime takes for its calls. */
public record Demand(long executionNs, long overheadNs) {
    static final Demand NONE = new Demand(0, 0);

    static Demand execution(long ns) {
        return new Demand(Amounts.time(ns), 0);
    }

    static Demand overhead(long ns) {
        return new Demand(0, Amounts.time(ns));
    }

    public long totalNs() {
        return Amounts.sum(executionNs, overheadNs);
    }

    Demand plus(Demand other) {
        return new Demand(Amounts.sum(executionNs, other.executionNs), Amounts.sum(overheadNs, other.overheadNs));
    }

    Demand times(long count) {
        return new Demand(Amounts.product(count, executionNs), Amounts.product(count, overheadNs));
    }
}
