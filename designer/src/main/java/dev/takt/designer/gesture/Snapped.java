package dev.takt.designer.gesture;

import java.util.List;

/** Where a drag ends once what it is close to has drawn it in, and the lines that say why. */
public record Snapped(Spot to, List<Guide> guides) {
    public Snapped {
        guides = List.copyOf(guides);
    }

    /** Where the pointer is, drawn in by nothing. */
    public static Snapped free(Spot to) {
        return new Snapped(to, List.of());
    }
}
