package dev.takt.designer.gesture;

/** A line that shows what a dragged card is in line with: {@code at} across, from {@code from} to {@code to} along; {@code upright} lines stand at an x. */
public record Guide(boolean upright, double at, double from, double to) {}
