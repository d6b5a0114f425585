package dev.takt.projects.analysis;

import dev.takt.projects.model.ItemId;
import java.util.OptionalLong;

/** The bound of one context, against its deadline if it has one. */
public record ContextAnalysis(ItemId item, OptionalLong deadlineNs, Bound bound) {

    /** Compares bound and deadline. */
    public Verdict verdict() {
        return switch (bound) {
            case Bound.Known known ->
                deadlineNs.isEmpty() || known.ns() <= deadlineNs.getAsLong() ? Verdict.MEETS : Verdict.CAN_MISS;
            case Bound.Unbounded _ -> deadlineNs.isEmpty() ? Verdict.UNKNOWN : Verdict.CAN_MISS;
            case Bound.NotApplicable _ -> Verdict.UNKNOWN;
        };
    }
}
