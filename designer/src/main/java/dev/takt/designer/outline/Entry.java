package dev.takt.designer.outline;

import dev.takt.designer.document.Selection;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.problem.Severity;
import java.util.List;
import java.util.Optional;

/** A line of the outline: {@code key} stays the same while the design changes; {@code tail} stands at the right edge. */
public record Entry(
        String key,
        String icon,
        String tone,
        String name,
        String tail,
        Optional<ItemId> item,
        Optional<Edge> line,
        Optional<Severity> mark,
        List<Entry> children) {
    public Entry {
        children = List.copyOf(children);
    }

    /** True if it stands for something that is selected. */
    boolean isIn(Selection selection) {
        return item.filter(selection::contains).isPresent()
                || line.filter(selection::contains).isPresent();
    }
}
