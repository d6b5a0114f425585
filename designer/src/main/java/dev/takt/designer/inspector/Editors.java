package dev.takt.designer.inspector;

import dev.takt.designer.text.Texts;
import dev.takt.projects.kind.ChoiceType;
import dev.takt.projects.kind.FlagType;
import dev.takt.projects.kind.ItemType;
import dev.takt.projects.kind.LayoutType;
import dev.takt.projects.kind.LineType;
import dev.takt.projects.kind.ListType;
import dev.takt.projects.kind.OptionalReferenceType;
import dev.takt.projects.kind.Property;
import dev.takt.projects.kind.RecordType;
import dev.takt.projects.kind.ReferenceType;
import dev.takt.projects.kind.StepType;
import dev.takt.projects.kind.ValueType;
import dev.takt.projects.kind.VariantType;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Tagged;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Makes the control for a type of value: one case for each type there is. */
final class Editors {
    /** What is offered for a field, by its name, of the inspected item or of a part of it. */
    interface Offers {
        Offered of(Object owner, String field);
    }

    /** What editors ask of the inspected design, and tell it. */
    interface Owner extends Offers {
        Project project();

        /** True if a property means something under the runtime of the design. */
        boolean uses(Object part, String field);

        /** True if the runtime of the design offers a value for a property of this. */
        boolean offers(Object part, Object value);

        /** How long a body would take in the inspected item; nothing while that is not known. */
        Optional<BodyTime> time(List<Step> body);

        /** Begins or ends a time in which all changes of a property are one undo step. */
        void hold(boolean held);
    }

    private final Owner owner;

    Editors(Owner owner) {
        this.owner = owner;
    }

    Optional<BodyTime> time(List<Step> body) {
        return owner.time(body);
    }

    void hold(boolean held) {
        owner.hold(held);
    }

    Project project() {
        return owner.project();
    }

    /** True if a property is to be shown: the runtime can use it, or it is set. */
    <T, V> boolean shows(T owner, Property<T, V> property) {
        return !property.get(owner).equals(property.defaultValue()) || this.owner.uses(owner, property.name());
    }

    /** For a property of an owner that comes and goes; a line of text is offered what may stand there, a choice has what the runtime offers and what is chosen. */
    @SuppressWarnings("unchecked")
    <T, V> Editor<V> of(Property<T, V> property, Supplier<@Nullable T> shown, Commit<V> commit) {
        Consumer<V> whole = commit::to;
        if (property.type() instanceof ChoiceType<?> choice) {
            return (Editor<V>) offered(choice, (Property<T, ?>) property, shown, (Consumer<Tagged>) whole);
        }
        if (property.type() instanceof LineType<V> line) {
            return new LineEditor<>(
                    line,
                    () -> {
                        T now = shown.get();
                        return now == null ? Offered.NOTHING : owner.of(now, property.name());
                    },
                    whole);
        }
        return of(property.type(), commit);
    }

    @SuppressWarnings("unchecked")
    private <E extends Tagged, T> Editor<E> offered(
            ChoiceType<E> type, Property<T, ?> property, Supplier<@Nullable T> shown, Consumer<Tagged> commit) {
        Supplier<List<E>> options = () -> {
            T now = shown.get();
            return now == null
                    ? type.options()
                    : type.options().stream()
                            .filter(e -> owner.offers(now, e) || e.equals(property.get(now)))
                            .toList();
        };
        return new ComboEditor<>(options, e -> type.label(e).text(), (Consumer<E>) (Consumer<?>) commit);
    }

    /** A new part of an item, with the first that is offered in each line that has to be chosen. */
    <T> T begun(T blank, List<Property<T, ?>> properties) {
        T value = blank;
        for (Property<T, ?> property : properties) {
            value = begun(value, property);
        }
        return value;
    }

    private <T, V> T begun(T value, Property<T, V> property) {
        Offered offered = owner.of(value, property.name());
        boolean open = property.get(value).equals(property.defaultValue());
        if (open && offered.needed() && !offered.offers().isEmpty() && property.type() instanceof LineType<V> line) {
            return line.parse(offered.offers().getFirst().value())
                    .ok()
                    .map(v -> property.with(value, v))
                    .orElse(value);
        }
        return value;
    }

    /** The type decides which values come and go; the compiler cannot follow that through a sealed interface, so the casts are here and nowhere else. */
    @SuppressWarnings("unchecked")
    <V> Editor<V> of(ValueType<V> type, Commit<V> commit) {
        Consumer<V> whole = commit::to;
        Editor<?> editor =
                switch (type) {
                    case LineType<V> line -> new LineEditor<>(line, () -> Offered.NOTHING, whole);
                    case ChoiceType<?> choice -> choice(choice, (Consumer<Tagged>) whole);
                    case FlagType _ -> new FlagEditor((Consumer<Boolean>) whole);
                    case ReferenceType reference -> reference(reference, (Consumer<ItemId>) whole);
                    case OptionalReferenceType optional -> optional(optional, (Consumer<Optional<ItemId>>) whole);
                    case VariantType<V> variants -> new VariantEditor<>(this, variants, commit);
                    case RecordType<V> shape ->
                        new ShapeEditor<>(this, shape.shape().properties(), commit);
                    case ListType<?> list
                    when list.element() instanceof StepType -> new BodyPane(this, (Consumer<List<Step>>) whole);
                    case ListType<?> list -> list(list, (Consumer<List<?>>) whole);
                    case StepType _, ItemType _, LayoutType _ -> new FixedEditor<>(type);
                };
        return (Editor<V>) editor;
    }

    @SuppressWarnings("unchecked")
    private static <E extends Tagged> Editor<E> choice(ChoiceType<E> type, Consumer<Tagged> commit) {
        return new ComboEditor<>(type::options, e -> type.label(e).text(), (Consumer<E>) (Consumer<?>) commit);
    }

    @SuppressWarnings("unchecked")
    private <E> Editor<List<E>> list(ListType<E> type, Consumer<List<?>> commit) {
        return new ListEditor<>(this, type, (Consumer<List<E>>) (Consumer<?>) commit);
    }

    private Editor<ItemId> reference(ReferenceType type, Consumer<ItemId> commit) {
        return new ComboEditor<>(() -> ids(type), this::name, commit);
    }

    private Editor<Optional<ItemId>> optional(OptionalReferenceType type, Consumer<Optional<ItemId>> commit) {
        return new ComboEditor<>(
                () -> {
                    List<Optional<ItemId>> options = new ArrayList<>(List.of(Optional.empty()));
                    ids(type.reference()).forEach(id -> options.add(Optional.of(id)));
                    return options;
                },
                id -> id.map(this::name).orElse(Texts.words("inspector.none")),
                commit);
    }

    private List<ItemId> ids(ReferenceType type) {
        return type.candidates(project()).stream().map(Item::id).toList();
    }

    /** What the user calls an item; of a missing one the id, so that the mistake can be seen. */
    String name(ItemId id) {
        if (id.equals(ReferenceType.UNSET)) {
            return Texts.words("inspector.unset");
        }
        return project().item(id).map(Item::name).orElse(Texts.words("inspector.missing", id));
    }
}
