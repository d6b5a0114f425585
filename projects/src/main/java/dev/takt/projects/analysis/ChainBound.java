package dev.takt.projects.analysis;

import dev.takt.projects.text.Message;
import java.util.List;

/** What analysis knows about the time from end to end of a chain. */
public sealed interface ChainBound {
    /** It never takes longer than {@code ns}, to which the terms sum in the order of the chain. */
    record Known(long ns, Theorem theorem, List<ChainTerm> terms) implements ChainBound {
        public Known {
            terms = List.copyOf(terms);
        }
    }

    /** Nothing known bounds it. */
    record NotApplicable(Message reason) implements ChainBound {}
}
