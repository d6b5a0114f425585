package dev.takt.designer.gesture;

/**
 * A line that shows what a dragged card is in line with: {@code at} across, from {@code from} to {@code to} along; {@code upright} lines stand at an x. A {@code gap} is as wide as another gap that is shown.
 */
public record Guide(boolean upright, double at, double from, double to, boolean gap) {
    /** What a card is in line with. */
    public Guide(boolean upright, double at, double from, double to) {
        this(upright, at, from, to, false);
    }
}
