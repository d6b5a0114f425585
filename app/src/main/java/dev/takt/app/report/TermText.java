package dev.takt.app.report;

import dev.takt.projects.analysis.ChainTerm;
import dev.takt.projects.analysis.Term;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.units.DurationText;
import java.util.function.Function;

/** A term of a bound in words, of a task, a handler or a chain. */
final class TermText {
    private TermText() {}

    /** {@code 1.2 ms blocking by logger on state}. */
    static String of(Term term, Function<ItemId, String> names) {
        StringBuilder words = new StringBuilder(DurationText.format(term.ns()))
                .append(' ')
                .append(term.kind().tag());
        term.by().ifPresent(by -> words.append(" by ").append(names.apply(by)));
        term.on().ifPresent(on -> words.append(" on ").append(names.apply(on)));
        return words.toString();
    }

    /** {@code 1.2 ms response of logger}. */
    static String of(ChainTerm term, Function<ItemId, String> names) {
        return DurationText.format(term.ns()) + ' ' + term.kind().tag() + " of " + names.apply(term.member());
    }
}
