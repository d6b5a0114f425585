package dev.takt.designer.draw;

/** What an area is filled with: one colour, or a pattern of marks. */
public sealed interface Ink permits Rgb, Pattern {}
