package dev.takt.projects.analysis;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Terms of a bound put together: one for each kind, context and resource, kinds in their order. Of very many only the largest stand apart, or those of all bounds of a large design fill any memory. */
final class Terms {
    private static final TermKind[] KINDS = TermKind.values();
    private static final int MANY = 1_000;
    private static final int LARGEST = 100;

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
        boolean many = byKind.stream().mapToInt(List::size).sum() > MANY;
        for (List<Term> ofKind : byKind) {
            sorted.addAll(many && ofKind.size() > LARGEST ? largest(ofKind) : ofKind);
        }
        return sorted;
    }

    /** The largest in their order, then the sum of the others. */
    private static List<Term> largest(List<Term> ofKind) {
        long least = least(ofKind);
        List<Term> kept = new ArrayList<>();
        long rest = 0;
        for (Term term : ofKind) {
            if (term.ns() >= least && kept.size() < LARGEST) {
                kept.add(term);
            } else {
                rest = Sums.sum(rest, term.ns());
            }
        }
        kept.add(new Term(ofKind.getFirst().kind(), Optional.empty(), Optional.empty(), rest));
        return kept;
    }

    /** The smallest of the largest. */
    private static long least(List<Term> ofKind) {
        long[] largest = new long[LARGEST];
        for (Term term : ofKind) {
            if (term.ns() > largest[0]) {
                // in order, the least one gives way
                int found = Arrays.binarySearch(largest, term.ns());
                int place = (found < 0 ? -found - 1 : found) - 1;
                System.arraycopy(largest, 1, largest, 0, place);
                largest[place] = term.ns();
            }
        }
        return largest[0];
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
