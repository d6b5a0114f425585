package dev.takt.projects.kind;

import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Layout;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Tagged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;

/** Draws designs from the descriptors: every kind, every property, references to anything, names of any characters. */
public final class RandomProjects {
    private static final String[] LINES = {
        "",
        "1",
        "250 us",
        "1.5 s",
        "3 ms",
        "64 KiB",
        "0x9000",
        "168 MHz",
        "400 kHz",
        "12.5 %",
        "0xAA",
        "GPIO2",
        "Zürich \"µs\"\n<b>",
        "fn",
        "💡",
        "7"
    };

    private final RandomGenerator random;
    private final List<ItemId> ids = new ArrayList<>();

    private RandomProjects(RandomGenerator random, int items) {
        this.random = random;
        for (int i = 0; i < items; i++) {
            ids.add(ItemId.of("item-" + i));
        }
        ids.add(ItemId.of("nobody"));
    }

    /** A design of this many items. */
    public static Project draw(RandomGenerator random, int items) {
        return new RandomProjects(random, items).project(items);
    }

    private Project project(int count) {
        List<Item> items = new ArrayList<>();
        Layout layout = Layout.EMPTY;
        for (int i = 0; i < count; i++) {
            items.add(item(ItemKinds.ALL.get(random.nextInt(ItemKinds.ALL.size())), ids.get(i)));
            if (random.nextBoolean()) {
                layout = layout.with(new Placement(ids.get(i), random.nextInt(-999, 999), random.nextInt(-999, 999)));
            }
        }
        Project heads = filled(ProjectKind.SHAPE, ProjectKind.SHAPE.blank(), 2);
        return heads.withItems(items).withLayout(layout);
    }

    private <T extends Item> Item item(ItemKind<T> kind, ItemId id) {
        return filled(kind.shape(), kind.blank(id, LINES[random.nextInt(LINES.length)]), 3);
    }

    private <T> T filled(Shape<T> shape, T blank, int depth) {
        T value = blank;
        for (Property<T, ?> property : shape.properties()) {
            if (random.nextInt(3) > 0) {
                value = with(value, property, depth);
            }
        }
        return value;
    }

    private <T, V> T with(T owner, Property<T, V> property, int depth) {
        return value(property.type(), depth).map(v -> property.with(owner, v)).orElse(owner);
    }

    /** A value of a type; empty where a drawn line means nothing to it, or deep inside. */
    @SuppressWarnings("unchecked")
    private <V> Optional<V> value(ValueType<V> type, int depth) {
        return (Optional<V>)
                switch (type) {
                    case LineType<?> line ->
                        line.parse(LINES[random.nextInt(LINES.length)]).ok();
                    case ChoiceType<?> choice -> Optional.of(option(choice));
                    case FlagType _ -> Optional.of(random.nextBoolean());
                    case ReferenceType _ -> Optional.of(id());
                    case OptionalReferenceType _ ->
                        Optional.of(random.nextBoolean() ? Optional.of(id()) : Optional.empty());
                    case StepType step -> depth <= 0 ? Optional.empty() : this.<Step>form(step.forms(), depth);
                    case VariantType<?> variant -> form(variant, depth);
                    case RecordType<?> kind -> Optional.of(record(kind, depth));
                    case ListType<?> list -> Optional.of(list(list, depth));
                    case ItemType _, LayoutType _ -> Optional.empty();
                };
    }

    private static <E extends Tagged> E at(ChoiceType<E> choice, int index) {
        return choice.options().get(index);
    }

    private Object option(ChoiceType<?> choice) {
        return at(choice, random.nextInt(choice.options().size()));
    }

    private <B> Optional<B> form(VariantType<B> type, int depth) {
        Variant<B, ?> form = type.variants().get(random.nextInt(type.variants().size()));
        return Optional.of(formed(form, depth));
    }

    private <B, T extends B> B formed(Variant<B, T> form, int depth) {
        return filled(form.shape(), form.shape().blank(), depth - 1);
    }

    private <T> T record(RecordType<T> type, int depth) {
        return filled(type.shape(), type.shape().blank(), depth);
    }

    private <E> List<E> list(ListType<E> type, int depth) {
        List<E> values = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            value(type.element(), depth).ifPresent(values::add);
        }
        return List.copyOf(values);
    }

    private ItemId id() {
        return ids.get(random.nextInt(ids.size()));
    }
}
