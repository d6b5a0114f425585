package dev.takt.app.help;

import java.util.List;

/** A piece of a documentation page, texts still with their marks for bold, code and links. */
sealed interface HelpBlock {
    /** A heading; 1 is the page's. */
    record Heading(int level, String text) implements HelpBlock {}

    /** Running text. */
    record Paragraph(String text) implements HelpBlock {}

    /** A line of a list. */
    record Point(String text) implements HelpBlock {}

    /** Text to be shown as it is. */
    record Code(String text) implements HelpBlock {}

    /** Rows of cells; the first is the head. */
    record Grid(List<List<String>> rows) implements HelpBlock {
        public Grid {
            rows = rows.stream().map(List::copyOf).toList();
        }
    }
}
