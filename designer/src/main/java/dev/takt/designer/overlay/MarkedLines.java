package dev.takt.designer.overlay;

import dev.takt.projects.kind.Edge;
import java.util.Optional;
import java.util.Set;

/** The lines of the board that are selected, with their ends to take hold of, and the one under the pointer. */
public record MarkedLines(Set<Edge> selected, Optional<Edge> hovered) {
    public static final MarkedLines NONE = new MarkedLines(Set.of(), Optional.empty());

    public MarkedLines {
        selected = Set.copyOf(selected);
    }

    public MarkedLines withSelected(Set<Edge> selected) {
        return new MarkedLines(selected, hovered);
    }

    public MarkedLines withHovered(Optional<Edge> hovered) {
        return new MarkedLines(selected, hovered);
    }
}
