package dev.takt.projects.analysis;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Terms of a bound put together: one for each kind, context and resource, kinds in their order. */
final class Terms {
    private Terms() {}

    private record Key(TermKind kind, Object by, Object on) {}

    static List<Term> merged(List<Term> terms) {
        Map<Key, Term> merged = new LinkedHashMap<>();
        for (Term term : terms) {
            Key key = new Key(term.kind(), term.by(), term.on());
            merged.merge(key, term, (a, b) -> new Term(a.kind(), a.by(), a.on(), Sums.sum(a.ns(), b.ns())));
        }
        List<Term> sorted = new ArrayList<>(merged.values());
        sorted.sort((a, b) -> a.kind().compareTo(b.kind()));
        return sorted;
    }
}
