package dev.takt.app.shell;

import java.util.Arrays;
import java.util.Optional;

/** A place for panes beside the page: two at the left, one at the right, two below. */
public enum Dock {
    LEFT("left", "left"),
    LEFT_BELOW("left-below", "left"),
    RIGHT("right", "right"),
    BELOW("below", "bottom"),
    BELOW_RIGHT("below-right", "bottom");

    private final String id;
    private final String side;

    Dock(String id, String side) {
        this.id = id;
        this.side = side;
    }

    /** The name in the settings and in texts. */
    String id() {
        return id;
    }

    /** What closes and opens together: {@code left}, {@code right} or {@code bottom}. */
    String side() {
        return side;
    }

    static Optional<Dock> of(String id) {
        return Arrays.stream(values()).filter(d -> d.id.equals(id)).findFirst();
    }

    /** The dock of a side to which a pane of this dock goes: from one of two to the other. */
    Dock towards(String wanted) {
        return Arrays.stream(values())
                .filter(d -> d.side.equals(wanted) && d != this)
                .findFirst()
                .orElse(this);
    }
}
