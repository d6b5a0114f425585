package dev.takt.designer.draw;

/** Which part of a text its x is. */
public enum Align {
    LEFT,
    CENTRE,
    RIGHT
}
