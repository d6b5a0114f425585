package dev.takt.designer.inspector;

import dev.takt.designer.document.Change;
import dev.takt.designer.document.Document;
import dev.takt.designer.document.Selection;
import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.edit.Composite;
import dev.takt.projects.edit.Edit;
import dev.takt.projects.kind.CommonProperties;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.End;
import dev.takt.projects.kind.ItemKind;
import dev.takt.projects.kind.ItemKinds;
import dev.takt.projects.kind.Line;
import dev.takt.projects.kind.Lines;
import dev.takt.projects.kind.ProjectKind;
import dev.takt.projects.kind.Property;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Partition;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.target.Chip;
import dev.takt.projects.target.RuntimeProfile;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.BiFunction;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.UnaryOperator;
import javafx.beans.property.ReadOnlyObjectProperty;
import javafx.beans.property.ReadOnlyObjectWrapper;

/** What the inspector shows and what its fields do: the design if nothing is selected, one item, a partition of flash, what several items have in common, or lines. */
public final class InspectorViewModel {
    /** What is inspected. */
    public sealed interface Subject {
        /** The design itself. */
        record Whole(Project project) implements Subject {}

        /** One item or several of one kind. */
        record Items<T extends Item>(ItemKind<T> kind, List<T> items) implements Subject {
            public Items {
                items = List.copyOf(items);
            }
        }

        /** Lines of the board, while no item is selected. */
        record Lines(Project project, List<Line> lines) implements Subject {
            public Lines {
                lines = List.copyOf(lines);
            }
        }

        /** A partition of flash, by its place in the plan; it stays the same under another name. */
        record Part(Project project, int place) implements Subject {
            Partition partition() {
                return project.flash().partitions().get(place);
            }
        }

        /** Items of several kinds, with the properties that they have in common; none with an item of a kind that this version does not know. */
        record Mixed(List<Item> items, List<Property<Item, ?>> properties) implements Subject {
            public Mixed {
                items = List.copyOf(items);
                properties = List.copyOf(properties);
            }

            /** The kinds of the items, each once. */
            List<Optional<ItemKind<?>>> kinds() {
                return items.stream()
                        .<Optional<ItemKind<?>>>map(ItemKinds::of)
                        .distinct()
                        .toList();
            }
        }
    }

    private static final List<String> SHOWN_OF_PROJECT = List.of("name", "settings", "flash");

    private final Document document;
    private final ReadOnlyObjectWrapper<Subject> subject = new ReadOnlyObjectWrapper<>();
    private final ReadOnlyObjectWrapper<Facts> facts = new ReadOnlyObjectWrapper<>(Facts.NONE);
    private final Consumer<Change> listener = _ -> refresh();
    private Function<ItemId, Facts> source = _ -> Facts.NONE;
    private Function<Project, Optional<Chip>> chips = _ -> Optional.empty();
    private Function<Project, Optional<RuntimeProfile>> runtimes = _ -> Optional.empty();
    private BiFunction<ItemId, List<Step>, Optional<BodyTime>> times = (_, _) -> Optional.empty();
    private boolean held;

    public InspectorViewModel(Document document) {
        this.document = document;
        document.addListener(listener);
        subject.set(now());
    }

    public ReadOnlyObjectProperty<Subject> subjectProperty() {
        return subject.getReadOnlyProperty();
    }

    public ReadOnlyObjectProperty<Facts> factsProperty() {
        return facts.getReadOnlyProperty();
    }

    /** Where facts about an item come from, from now on. */
    public void setFacts(Function<ItemId, Facts> facts) {
        source = facts;
        refresh();
    }

    /** Where the chip of a design comes from; what it has is offered in the fields. */
    public void setChips(Function<Project, Optional<Chip>> chips) {
        this.chips = chips;
        refresh();
    }

    /** Where the runtime of a design comes from; what it cannot use is not shown. */
    public void setRuntimes(Function<Project, Optional<RuntimeProfile>> runtimes) {
        this.runtimes = runtimes;
        refresh();
    }

    private Optional<RuntimeUses> uses() {
        return runtimes.apply(project()).map(runtime -> new RuntimeUses(project(), runtime));
    }

    /** How long a body would take in an item, as far as the design can be reckoned with; shown with the next facts. */
    public void setTimes(BiFunction<ItemId, List<Step>, Optional<BodyTime>> times) {
        this.times = times;
    }

    Project project() {
        return document.project();
    }

    Editors.Owner owner() {
        return new Editors.Owner() {
            @Override
            public Project project() {
                return document.project();
            }

            @Override
            public Optional<BodyTime> time(List<Step> body) {
                return document.selection().lead().flatMap(item -> times.apply(item, body));
            }

            @Override
            public boolean uses(Object part, String field) {
                return InspectorViewModel.this
                        .uses()
                        .map(u -> u.uses(part, field))
                        .orElse(true);
            }

            @Override
            public boolean offers(Object part, Object value) {
                return InspectorViewModel.this
                        .uses()
                        .map(u -> u.offers(part, value))
                        .orElse(true);
            }

            @Override
            public void hold(boolean now) {
                held = now;
                document.endStep();
            }

            @Override
            public Offered of(Object part, String field) {
                return offered(part, field);
            }
        };
    }

    private Offered offered(Object owner, String field) {
        return document.selection()
                .lead()
                .flatMap(project()::item)
                .flatMap(item ->
                        chips.apply(project()).map(chip -> new ChipOffers(project(), chip).of(item, owner, field)))
                .orElse(Offered.NOTHING);
    }

    private void refresh() {
        facts.set(document.selection().single().map(source).orElse(Facts.NONE));
        subject.set(now());
    }

    private Subject now() {
        List<Item> items = document.selection().items().stream()
                .flatMap(id -> document.project().item(id).stream())
                .toList();
        if (items.isEmpty() && !document.selection().lines().isEmpty()) {
            List<Edge> selected = document.selection().lines();
            return new Subject.Lines(
                    document.project(),
                    Lines.of(document.project()).stream()
                            .filter(l -> selected.contains(l.edge()))
                            .toList());
        }
        if (items.isEmpty()) {
            OptionalInt place = document.selection().partition();
            return place.isPresent()
                    ? new Subject.Part(document.project(), place.getAsInt())
                    : new Subject.Whole(document.project());
        }
        Optional<ItemKind<?>> kind = ItemKinds.of(items.getLast());
        boolean same =
                kind.isPresent() && items.stream().allMatch(i -> ItemKinds.of(i).equals(kind));
        return same ? ofKind(kind.get(), items) : new Subject.Mixed(items, CommonProperties.of(items));
    }

    private static <T extends Item> Subject ofKind(ItemKind<T> kind, List<Item> items) {
        return new Subject.Items<>(kind, items.stream().map(kind.type()::cast).toList());
    }

    /** The properties of the design that are edited here; chip and runtime are chosen in the tool bar. */
    static List<Property<Project, ?>> projectProperties() {
        return ProjectKind.SHAPE.properties().stream()
                .filter(p -> SHOWN_OF_PROJECT.contains(p.name()))
                .toList();
    }

    <V> void setOfProject(Property<Project, V> property, V value) {
        document.apply(ChangeProject.set(property, value));
        document.endStep();
    }

    /** Gives a property of the inspected partition a value; it stays the inspected one under another name. */
    <V> void set(Subject.Part subject, Property<Partition, V> property, UnaryOperator<V> how) {
        V value = how.apply(property.get(subject.partition()));
        document.apply(ChangeProject.ofPartition(subject.place(), property, value));
        document.endStep();
    }

    /** Changes a property of all inspected items, each from its own value, as one step. */
    <T extends Item, V> void set(Subject.Items<T> subject, Property<T, V> property, UnaryOperator<V> how) {
        set(subject.items(), subject.kind().type(), property, how);
    }

    /** The same for a property that items of several kinds have in common. */
    <V> void set(Subject.Mixed subject, Property<Item, V> property, UnaryOperator<V> how) {
        set(subject.items(), Item.class, property, how);
    }

    private <T extends Item, V> void set(List<T> items, Class<T> type, Property<T, V> property, UnaryOperator<V> how) {
        List<Edit> edits = items.stream()
                .<Edit>map(i -> ChangeItem.set(i.id(), type, property, how.apply(property.get(i))))
                .toList();
        document.apply(
                edits.size() == 1
                        ? edits.getFirst()
                        : new Composite(edits.getFirst().label(), edits));
        if (!held) {
            document.endStep();
        }
    }

    /** Hangs an end of a line elsewhere. */
    void hang(Edge line, End end, ItemId to) {
        document.hang(line, end, to);
    }

    void select(ItemId item) {
        document.select(Selection.of(item));
    }

    void rename(Item item, String name) {
        if (!name.isBlank() && !name.equals(item.name())) {
            document.apply(ChangeItem.rename(item.id(), name.strip()));
        }
    }

    /** Listens no more. */
    public void close() {
        document.removeListener(listener);
    }
}
