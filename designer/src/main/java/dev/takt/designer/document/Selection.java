package dev.takt.designer.document;

import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.Line;
import dev.takt.projects.kind.Lines;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * The selected items, in the order they were picked; the last one leads: it is what single-item panes show. Lines of the board can be selected too, with items or without; who works on items does not see them.
 * A partition of flash is selected by its place in the plan, as two may have one name, and alone: it stands beside the board.
 */
public record Selection(List<ItemId> items, List<Edge> lines, OptionalInt partition) {
    public static final Selection NONE = new Selection(List.of());

    public Selection {
        items = List.copyOf(new LinkedHashSet<>(items));
        lines = List.copyOf(new LinkedHashSet<>(lines));
    }

    public Selection(List<ItemId> items) {
        this(items, List.of());
    }

    public Selection(List<ItemId> items, List<Edge> lines) {
        this(items, lines, OptionalInt.empty());
    }

    public static Selection of(ItemId... items) {
        return new Selection(List.of(items));
    }

    public static Selection of(Edge line) {
        return new Selection(List.of(), List.of(line));
    }

    public static Selection ofPartition(int place) {
        return new Selection(List.of(), List.of(), OptionalInt.of(place));
    }

    /** True if nothing is selected. */
    public boolean isEmpty() {
        return items.isEmpty() && lines.isEmpty() && partition.isEmpty();
    }

    public boolean contains(ItemId item) {
        return items.contains(item);
    }

    public boolean contains(Edge line) {
        return lines.contains(line);
    }

    /** The item picked last. */
    public Optional<ItemId> lead() {
        return items.isEmpty() ? Optional.empty() : Optional.of(items.getLast());
    }

    /** The only item, if there is exactly one. */
    public Optional<ItemId> single() {
        return items.size() == 1 ? Optional.of(items.getFirst()) : Optional.empty();
    }

    /** This selection with the item in it and leading. */
    public Selection plus(ItemId item) {
        List<ItemId> more = new ArrayList<>(items);
        more.remove(item);
        more.add(item);
        return new Selection(more, lines);
    }

    public Selection minus(ItemId item) {
        return new Selection(items.stream().filter(i -> !i.equals(item)).toList(), lines);
    }

    public Selection toggled(ItemId item) {
        return contains(item) ? minus(item) : plus(item);
    }

    /** This selection with the line in it, or without it if it was. */
    public Selection toggled(Edge line) {
        List<Edge> changed = new ArrayList<>(lines);
        if (!changed.remove(line)) {
            changed.add(line);
        }
        return new Selection(items, changed);
    }

    /** What is left of it in a project. */
    public Selection within(Project project) {
        List<ItemId> left =
                items.stream().filter(i -> project.item(i).isPresent()).toList();
        List<Edge> drawn = lines.isEmpty()
                ? List.of()
                : Lines.of(project).stream()
                        .map(Line::edge)
                        .filter(lines::contains)
                        .toList();
        List<Edge> leftLines = lines.stream().filter(drawn::contains).toList();
        OptionalInt leftPartition =
                partition.orElse(-1) < project.flash().partitions().size() ? partition : OptionalInt.empty();
        boolean all =
                left.size() == items.size() && leftLines.size() == lines.size() && leftPartition.equals(partition);
        return all ? this : new Selection(left, leftLines, leftPartition);
    }
}
