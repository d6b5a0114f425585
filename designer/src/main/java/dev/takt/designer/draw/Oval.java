package dev.takt.designer.draw;

/** A circle. */
public record Oval(double x, double y, double radius) implements Shape {}
