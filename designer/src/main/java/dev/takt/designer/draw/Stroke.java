package dev.takt.designer.draw;

import java.util.List;

/** A line's colour, width, dashes (empty: solid; on, off, …) and whether its ends and joins are round. */
public record Stroke(Rgb ink, double width, List<Double> dashes, boolean round) {
    public Stroke {
        dashes = List.copyOf(dashes);
    }

    public static Stroke of(Rgb ink, double width) {
        return new Stroke(ink, width, List.of(), false);
    }

    public static Stroke dashed(Rgb ink, double width, double on, double off) {
        return new Stroke(ink, width, List.of(on, off), false);
    }

    /** Round dots of the line's width, {@code every} apart. */
    public static Stroke dotted(Rgb ink, double width, double every) {
        return new Stroke(ink, width, List.of(0.01, every), true);
    }

    public Stroke withWidth(double other) {
        return new Stroke(ink, other, dashes, round);
    }

    public Stroke rounded() {
        return new Stroke(ink, width, dashes, true);
    }
}
