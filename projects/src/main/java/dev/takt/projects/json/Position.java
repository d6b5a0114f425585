package dev.takt.projects.json;

/** A place in a text; line and column count from 1, 0 where the value was not read from one. */
public record Position(int line, int column) {
    public static final Position NONE = new Position(0, 0);
}
