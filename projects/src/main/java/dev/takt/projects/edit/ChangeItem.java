package dev.takt.projects.edit;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.kind.Property;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import java.util.Optional;
import java.util.function.UnaryOperator;

/** Changes one item, in its place. */
public record ChangeItem(Message label, ItemId item, Optional<String> mergeKey, UnaryOperator<Item> change)
        implements Edit {
    /** Sets a property of an item that has it; edits of the same property merge while a field is being edited. */
    public static <T extends Item> ChangeItem set(ItemId item, Class<T> type, Property<T, ?> property, Object value) {
        return new ChangeItem(
                text("edit.set", property.label()),
                item,
                Optional.of("set " + item + " " + property.name()),
                i -> type.isInstance(i) ? with(type.cast(i), property, value) : i);
    }

    /** The caller has taken the value from the property's own type, which the compiler cannot follow through a list of properties. */
    @SuppressWarnings("unchecked")
    private static <T extends Item, V> T with(T item, Property<T, V> property, Object value) {
        return property.with(item, (V) value);
    }

    public static ChangeItem rename(ItemId item, String name) {
        return new ChangeItem(text("edit.rename", name), item, Optional.empty(), i -> i.withName(name));
    }

    @Override
    public Project apply(Project project) {
        Optional<Item> before = project.item(item);
        if (before.isEmpty()) {
            return project;
        }
        Item after = change.apply(before.get());
        return after.equals(before.get()) ? project : project.withItem(after);
    }
}
