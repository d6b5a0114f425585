package dev.takt.app.report;

import java.util.OptionalLong;

/** A core of two designs: its worst demand by analysis in thousandths, and how busy the runs were in a million; absent where a side has no such core or it is not known. */
public record ComparedCore(
        int core, OptionalLong demandA, OptionalLong demandB, OptionalLong busyA, OptionalLong busyB) {
    public Trend demand() {
        return Trend.of(demandA, demandB);
    }

    public Trend busy() {
        return Trend.of(busyA, busyB);
    }
}
