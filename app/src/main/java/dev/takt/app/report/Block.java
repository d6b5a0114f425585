package dev.takt.app.report;

import java.util.List;

/** A part of a section of a {@link DesignDocument}, in plain values: whoever shows it decides how it looks. */
public sealed interface Block {
    /** A paragraph. */
    record Words(String text) implements Block {}

    /** Names and their values. */
    record Facts(List<Fact> facts) implements Block {
        public Facts {
            facts = List.copyOf(facts);
        }
    }

    /** A name and its value. */
    record Fact(String name, String value) {}

    /** A table; a column whose title begins with {@code >} is set flush right. */
    record Grid(List<String> titles, List<List<Cell>> rows) implements Block {
        public Grid {
            titles = List.copyOf(titles);
            rows = rows.stream().map(List::copyOf).toList();
        }
    }

    /** A picture and what it shows. */
    record Drawing(Picture picture, String caption) implements Block {}
}
