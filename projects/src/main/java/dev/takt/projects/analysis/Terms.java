package dev.takt.projects.analysis;

import java.util.ArrayList;
import java.util.List;

/** Terms of a bound put together: one for each kind, context and resource, kinds in their order. */
final class Terms {
    private static final TermKind[] KINDS = TermKind.values();

    private Terms() {}

    static List<Term> merged(List<Term> terms) {
        List<List<Term>> byKind = new ArrayList<>();
        List<List<Integer>> repeatable = new ArrayList<>();
        for (TermKind _ : KINDS) {
            byKind.add(new ArrayList<>());
            repeatable.add(new ArrayList<>());
        }
        for (Term term : terms) {
            put(
                    term,
                    byKind.get(term.kind().ordinal()),
                    repeatable.get(term.kind().ordinal()));
        }
        List<Term> sorted = new ArrayList<>(terms.size());
        byKind.forEach(sorted::addAll);
        return sorted;
    }

    /** Who interferes is in the list once; the few others are looked for. */
    private static void put(Term term, List<Term> ofKind, List<Integer> repeatable) {
        boolean interferes = term.kind() == TermKind.PREEMPTION || term.kind() == TermKind.OVERHEAD;
        if (interferes && term.by().isPresent()) {
            ofKind.add(term);
            return;
        }
        for (int at : repeatable) {
            Term other = ofKind.get(at);
            if (other.by().equals(term.by()) && other.on().equals(term.on())) {
                ofKind.set(at, new Term(other.kind(), other.by(), other.on(), Sums.sum(other.ns(), term.ns())));
                return;
            }
        }
        repeatable.add(ofKind.size());
        ofKind.add(term);
    }
}
