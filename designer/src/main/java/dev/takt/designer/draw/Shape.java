package dev.takt.designer.draw;

/** What a pen fills or strokes. */
public sealed interface Shape permits Box, RoundBox, Oval, Polygon, Outline {}
