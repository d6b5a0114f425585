package dev.takt.app.report;

import java.util.List;
import java.util.stream.Stream;

/** A cell of a {@link Block.Grid}. */
public record Cell(Weight weight, String text) {
    /** How much a cell matters. */
    public enum Weight {
        PLAIN,
        WARN,
        ERR
    }

    static Cell plain(String text) {
        return new Cell(Weight.PLAIN, text);
    }

    static Cell err(String text) {
        return new Cell(Weight.ERR, text);
    }

    static Cell warn(String text) {
        return new Cell(Weight.WARN, text);
    }

    static Cell errIf(boolean bad, String text) {
        return bad ? err(text) : plain(text);
    }

    static List<Cell> row(String... texts) {
        return Stream.of(texts).map(Cell::plain).toList();
    }
}
