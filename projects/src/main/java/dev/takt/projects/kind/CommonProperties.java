package dev.takt.projects.kind;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.model.Item;
import dev.takt.projects.text.Message;
import dev.takt.projects.units.Parsed;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The properties that values of several kinds or forms have in common: of one name and one sort of value. A value is accepted only if each of the kinds accepts it. */
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
        return common(kinds.stream()
                .<Form<Item>>map(k -> new Form<>(k.type(), k.shape()))
                .toList());
    }

    /** Of several forms of one value, in the order of the first; all properties of one form. */
    public static <B> List<Property<B, ?>> ofForms(Collection<Variant<B, ?>> forms) {
        return common(forms.stream()
                .<Form<B>>map(v -> new Form<>(v.type(), v.shape()))
                .toList());
    }

    /** A kind of value with its properties. */
    private record Form<B>(Class<? extends B> type, Shape<? extends B> shape) {}

    private static <B> List<Property<B, ?>> common(List<Form<B>> forms) {
        List<Property<B, ?>> common = new ArrayList<>();
        if (!forms.isEmpty()) {
            for (Property<?, ?> property : forms.getFirst().shape().properties()) {
                shared(property, forms).ifPresent(common::add);
            }
        }
        return List.copyOf(common);
    }

    private static <B, V> Optional<Property<B, ?>> shared(Property<?, V> property, List<Form<B>> forms) {
        List<Property<?, V>> all = new ArrayList<>();
        for (Form<B> form : forms) {
            Optional<Property<?, V>> own = form.shape().properties().stream()
                    .filter(p -> p.name().equals(property.name()))
                    .findFirst()
                    .flatMap(p -> alike(property, p));
            if (own.isEmpty()) {
                return Optional.empty();
            }
            all.add(own.get());
        }
        return Optional.of(merged(all, forms));
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

    private static <B, V> Property<B, V> merged(List<Property<?, V>> all, List<Form<B>> forms) {
        Property<?, V> first = all.getFirst();
        return new Property<>(
                first.name(),
                type(all),
                first.defaultValue(),
                first.required(),
                owner -> own(owner, all, forms).get(owner),
                (owner, value) -> own(owner, all, forms).with(owner, value));
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

    /** The property of the owner's own kind, which the compiler cannot follow through a list of kinds. */
    @SuppressWarnings("unchecked")
    private static <B, V> Property<B, V> own(B owner, List<Property<?, V>> all, List<Form<B>> forms) {
        for (int i = 0; i < forms.size(); i++) {
            if (forms.get(i).type().isInstance(owner)) {
                return (Property<B, V>) all.get(i);
            }
        }
        throw new IllegalArgumentException(owner + " is of none of the kinds");
    }
}
