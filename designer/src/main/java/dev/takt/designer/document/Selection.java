package dev.takt.designer.document;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;

/** The selected items, in the order they were picked; the last one leads: it is what single-item panes show. */
public record Selection(List<ItemId> items) {
    public static final Selection NONE = new Selection(List.of());

    public Selection {
        items = List.copyOf(new LinkedHashSet<>(items));
    }

    public static Selection of(ItemId... items) {
        return new Selection(List.of(items));
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }

    public boolean contains(ItemId item) {
        return items.contains(item);
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
        return new Selection(more);
    }

    public Selection minus(ItemId item) {
        return new Selection(items.stream().filter(i -> !i.equals(item)).toList());
    }

    public Selection toggled(ItemId item) {
        return contains(item) ? minus(item) : plus(item);
    }

    /** What is left of it in a project. */
    public Selection within(Project project) {
        List<ItemId> left =
                items.stream().filter(i -> project.item(i).isPresent()).toList();
        return left.size() == items.size() ? this : new Selection(left);
    }
}
