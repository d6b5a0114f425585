package dev.takt.designer.draw;

/** A rectangle with round corners. */
public record RoundBox(Box box, double radius) implements Shape {}
