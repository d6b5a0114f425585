package dev.takt.projects.analysis;

import dev.takt.projects.model.ChainMeasure;
import dev.takt.projects.model.ItemId;
import java.util.OptionalLong;

/** The bound of one chain by its measure, against the limit that the design sets. */
public record ChainAnalysis(ItemId item, ChainMeasure measure, OptionalLong limitNs, ChainBound bound) {

    /** Compares bound and limit. */
    public Verdict verdict() {
        return switch (bound) {
            case ChainBound.Known known ->
                limitNs.isEmpty() || known.ns() <= limitNs.getAsLong() ? Verdict.MEETS : Verdict.CAN_MISS;
            case ChainBound.NotApplicable _ -> Verdict.UNKNOWN;
        };
    }
}
