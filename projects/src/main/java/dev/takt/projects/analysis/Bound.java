package dev.takt.projects.analysis;

import dev.takt.projects.text.Message;
import java.util.List;

/** What analysis knows about the response time of a context. */
public sealed interface Bound {
    /**
     * No response is longer than {@code ns} from arrival, {@code fromReleaseNs} from release; the terms sum to {@code ns}. {@code theorem} bounds the response, {@code also} what goes into it: blocking,
     * suspension.
     */
    record Known(long ns, long fromReleaseNs, Theorem theorem, List<Theorem> also, List<Term> terms) implements Bound {
        public Known {
            also = List.copyOf(also);
            terms = List.copyOf(terms);
        }
    }

    /** The demand exceeds the core: responses grow without limit. */
    record Unbounded(Theorem theorem, Message reason) implements Bound {}

    /** No theorem applies: simulated only. */
    record NotApplicable(Message reason) implements Bound {}
}
