package dev.takt.projects.kind;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.model.Item;
import dev.takt.projects.text.Message;
import dev.takt.projects.units.Parsed;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The properties that items of several kinds have in common: of one name and one sort of value. A value is accepted only if each of the kinds accepts it. */
public final class CommonProperties {
    private CommonProperties() {}

    /** In the order of the first item's kind; none if one of the items is of a kind that this version does not know. */
    public static List<Property<Item, ?>> of(List<Item> items) {
        Set<ItemKind<?>> kinds = new LinkedHashSet<>();
        for (Item item : items) {
            Optional<ItemKind<?>> kind = ItemKinds.of(item);
            if (kind.isEmpty()) {
                return List.of();
            }
            kinds.add(kind.get());
        }
        List<Property<Item, ?>> common = new ArrayList<>();
        if (!kinds.isEmpty()) {
            for (Property<?, ?> property : kinds.iterator().next().shape().properties()) {
                shared(property, List.copyOf(kinds)).ifPresent(common::add);
            }
        }
        return List.copyOf(common);
    }

    private static <V> Optional<Property<Item, ?>> shared(Property<?, V> property, List<ItemKind<?>> kinds) {
        List<Property<?, V>> all = new ArrayList<>();
        for (ItemKind<?> kind : kinds) {
            Optional<Property<?, V>> own = kind.shape().properties().stream()
                    .filter(p -> p.name().equals(property.name()))
                    .findFirst()
                    .flatMap(p -> alike(property, p));
            if (own.isEmpty()) {
                return Optional.empty();
            }
            all.add(own.get());
        }
        return Optional.of(merged(all, kinds));
    }

    /** The other property with the type of the first one's values, if they are of one sort. */
    @SuppressWarnings("unchecked")
    private static <V> Optional<Property<?, V>> alike(Property<?, V> first, Property<?, ?> other) {
        boolean lines = first.type() instanceof LineType<?> a
                && other.type() instanceof LineType<?> b
                && a.form() == b.form()
                && a.number() == b.number()
                && first.defaultValue().getClass() == other.defaultValue().getClass();
        return lines || first.type().equals(other.type()) ? Optional.of((Property<?, V>) other) : Optional.empty();
    }

    private static <V> Property<Item, V> merged(List<Property<?, V>> all, List<ItemKind<?>> kinds) {
        Property<?, V> first = all.getFirst();
        return new Property<>(
                first.name(),
                type(all),
                first.defaultValue(),
                first.required(),
                item -> get(own(item, all, kinds), item),
                (item, value) -> with(own(item, all, kinds), item, value));
    }

    private static <V> ValueType<V> type(List<Property<?, V>> all) {
        ValueType<V> type = all.getFirst().type();
        for (Property<?, V> property : all) {
            if (type instanceof LineType<V> line && property.type() instanceof LineType<V> other && line != other) {
                type = both(line, other);
            }
        }
        return type;
    }

    /** What both accept; each complains in its own words. */
    private static <V> LineType<V> both(LineType<V> a, LineType<V> b) {
        Message accepts =
                a.accepts().equals(b.accepts()) ? a.accepts() : text("accepts.both", a.accepts(), b.accepts());
        return new LineType<>(
                a.form(),
                a.number(),
                line -> b.parse(line) instanceof Parsed.Wrong<V> wrong ? wrong : a.parse(line),
                a.formatter(),
                accepts,
                a.blank());
    }

    private static <V> Property<?, V> own(Item item, List<Property<?, V>> all, List<ItemKind<?>> kinds) {
        for (int i = 0; i < kinds.size(); i++) {
            if (kinds.get(i).type().isInstance(item)) {
                return all.get(i);
            }
        }
        throw new IllegalArgumentException(item.id() + " is of none of the kinds");
    }

    @SuppressWarnings("unchecked")
    private static <V> V get(Property<?, V> property, Item item) {
        return ((Property<Item, V>) property).get(item);
    }

    @SuppressWarnings("unchecked")
    private static <V> Item with(Property<?, V> property, Item item, V value) {
        return ((Property<Item, V>) property).with(item, value);
    }
}
