package dev.takt.app.help;

import java.util.List;

/** A piece of a documentation page. */
sealed interface HelpBlock {
    /** A heading; 1 is the page's. */
    record Heading(int level, String text) implements HelpBlock {}

    /** Running text. */
    record Paragraph(List<HelpSpan> spans) implements HelpBlock {
        public Paragraph {
            spans = List.copyOf(spans);
        }
    }

    /** A line of a list. */
    record Point(List<HelpSpan> spans) implements HelpBlock {
        public Point {
            spans = List.copyOf(spans);
        }
    }

    /** Text to be shown as it is. */
    record Code(String text) implements HelpBlock {}

    /** Rows of cells; the first is the head. */
    record Grid(List<List<List<HelpSpan>>> rows) implements HelpBlock {
        public Grid {
            rows = rows.stream().map(r -> r.stream().map(List::copyOf).toList()).toList();
        }
    }
}
