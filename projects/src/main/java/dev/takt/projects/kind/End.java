package dev.takt.projects.kind;

/** One of the two ends of a line on the board. */
public enum End {
    FROM,
    TO;

    public End other() {
        return switch (this) {
            case FROM -> TO;
            case TO -> FROM;
        };
    }
}
