package dev.takt.designer.inspector;

import dev.takt.designer.overlay.LineWords;
import dev.takt.designer.surface.Icons;
import dev.takt.designer.surface.KindLook;
import dev.takt.designer.text.Texts;
import dev.takt.projects.kind.ItemKind;
import dev.takt.projects.kind.ListType;
import dev.takt.projects.kind.ProjectKind;
import dev.takt.projects.kind.Property;
import dev.takt.projects.kind.StepType;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Partition;
import dev.takt.projects.model.Project;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.Scene;
import javafx.scene.control.Label;
import javafx.scene.control.ScrollPane;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The inspector: name and verdict on top, then the properties in sections. Sections stay while only values change. */
public final class InspectorView extends ScrollPane {
    private final InspectorViewModel model;
    private final Editors editors;
    private final VBox content = new VBox();
    private final FactsPane facts = new FactsPane();
    private final TextField name = new TextField();
    private Optional<InspectorViewModel.Subject> shown = Optional.empty();
    private Optional<Node> before = Optional.empty();
    private final Label title = new Label();
    private List<Section<?>> sections = List.of();

    /** A part of the inspector for some properties. */
    private record Section<T>(ShapeEditor<T> editor) {}

    public InspectorView(InspectorViewModel model) {
        this.model = model;
        this.editors = new Editors(model.owner());
        setId("inspector");
        setFitToWidth(true);
        setHbarPolicy(ScrollBarPolicy.NEVER);
        getStyleClass().add("panel");
        setContent(content);
        name.getStyleClass().add("name-field");
        name.setId("item-name");
        title.getStyleClass().add("pane-heading");
        name.setAccessibleText(Texts.words("inspector.name"));
        name.setOnAction(_ -> {
            rename();
            goBack();
        });
        name.setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE && shown.isPresent()) {
                nameOf(shown.get()).ifPresent(name::setText);
                goBack();
                key.consume();
            }
        });
        name.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                rename();
            }
        });
        model.subjectProperty().addListener((_, _, subject) -> show(subject));
        model.factsProperty().addListener((_, _, now) -> {
            facts.show(now);
            sections.forEach(section -> section.editor().reckon());
        });
        show(model.subjectProperty().get());
    }

    /** Puts the cursor into the name; Enter and Escape give the focus back to where it was. */
    public void editName() {
        before = Optional.ofNullable(getScene()).map(Scene::getFocusOwner).filter(n -> n != name);
        name.requestFocus();
        name.selectAll();
    }

    private void goBack() {
        before.filter(n -> n.getScene() != null).ifPresent(Node::requestFocus);
        before = Optional.empty();
    }

    private static Optional<String> nameOf(InspectorViewModel.Subject subject) {
        return subject instanceof InspectorViewModel.Subject.Items<?> items
                ? Optional.of(items.items().getFirst().name())
                : Optional.empty();
    }

    private void rename() {
        if (shown.orElse(null) instanceof InspectorViewModel.Subject.Items<?> items
                && items.items().size() == 1) {
            model.rename(items.items().getFirst(), name.getText());
        }
    }

    private void show(InspectorViewModel.Subject subject) {
        boolean stays = shown.filter(before -> sameShape(before, subject)).isPresent();
        shown = Optional.of(subject);
        if (!stays) {
            rebuild(subject);
        }
        fill(subject);
    }

    private static boolean sameShape(InspectorViewModel.Subject a, InspectorViewModel.Subject b) {
        if (a instanceof InspectorViewModel.Subject.Items<?> left
                && b instanceof InspectorViewModel.Subject.Items<?> right) {
            return left.kind().equals(right.kind())
                    && left.items().stream()
                            .map(Item::id)
                            .toList()
                            .equals(right.items().stream().map(Item::id).toList());
        }
        if (a instanceof InspectorViewModel.Subject.Mixed left && b instanceof InspectorViewModel.Subject.Mixed right) {
            return left.kinds().equals(right.kinds())
                    && left.items().size() == right.items().size();
        }
        if (a instanceof InspectorViewModel.Subject.Part left && b instanceof InspectorViewModel.Subject.Part right) {
            return left.place() == right.place();
        }
        return a instanceof InspectorViewModel.Subject.Whole && b instanceof InspectorViewModel.Subject.Whole;
    }

    private void rebuild(InspectorViewModel.Subject subject) {
        List<Node> parts = new ArrayList<>();
        List<Section<?>> made = new ArrayList<>();
        switch (subject) {
            case InspectorViewModel.Subject.Whole whole -> {
                parts.add(heading(
                        Icons.of("fth-layout", "icon-accent"), whole.project().name(), false));
                ofProject(parts, made);
            }
            case InspectorViewModel.Subject.Items<?> items -> ofItems(items, parts, made);
            case InspectorViewModel.Subject.Lines lines -> ofLines(lines, parts);
            case InspectorViewModel.Subject.Part part -> {
                parts.add(heading(
                        Icons.of("fth-layers", "icon-accent"), part.partition().name(), false));
                ofPartition(parts, made);
            }
            case InspectorViewModel.Subject.Mixed mixed -> {
                parts.add(heading(
                        Icons.of("fth-layers", "icon-accent"),
                        Texts.words("inspector.several", mixed.items().size()),
                        false));
                ofMixed(mixed, parts, made);
            }
        }
        sections = made;
        Optional<String> focused = focusedPart();
        content.getChildren().setAll(parts);
        // else the focus would be the window's first button's, and the next key would press that
        focused.map(id -> content.lookup("#" + id)).ifPresent(Node::requestFocus);
    }

    /** The id of the part that has the focus. */
    private Optional<String> focusedPart() {
        @Nullable
        Node at = Optional.ofNullable(getScene()).map(Scene::getFocusOwner).orElse(null);
        Optional<String> id = Optional.ofNullable(at).map(Node::getId);
        while (at != null && at != content) {
            at = at.getParent();
        }
        return at == null ? Optional.empty() : id;
    }

    private void ofProject(List<Node> parts, List<Section<?>> made) {
        for (Property<Project, ?> property : InspectorViewModel.projectProperties()) {
            ShapeEditor<Project> editor = new ShapeEditor<>(editors, List.of(property), new ShapeEditor.Setter<>() {
                @Override
                public <V> void set(Project owner, Property<Project, V> changed, UnaryOperator<V> how) {
                    model.setOfProject(changed, how.apply(changed.get(model.project())));
                }
            });
            made.add(new Section<>(editor));
            parts.add(section(editor.node()));
        }
    }

    private void ofPartition(List<Node> parts, List<Section<?>> made) {
        ShapeEditor<Partition> editor =
                new ShapeEditor<>(editors, ProjectKind.PARTITION.properties(), new ShapeEditor.Setter<>() {
                    @Override
                    public <V> void set(Partition owner, Property<Partition, V> changed, UnaryOperator<V> how) {
                        if (shown.orElse(null) instanceof InspectorViewModel.Subject.Part now) {
                            model.set(now, changed, how);
                        }
                    }
                });
        made.add(new Section<>(editor));
        parts.add(section(editor.node()));
    }

    private void ofLines(InspectorViewModel.Subject.Lines lines, List<Node> parts) {
        parts.add(heading(
                Icons.of("fth-link", "icon-accent"),
                lines.lines().size() == 1
                        ? LineWords.ends(
                                lines.project(), lines.lines().getFirst().edge())
                        : Texts.words("inspector.lines", lines.lines().size()),
                false));
        lines.lines().forEach(line -> parts.add(new LinePane(model, lines.project(), line)));
    }

    private <T extends Item> void ofItems(
            InspectorViewModel.Subject.Items<T> items, List<Node> parts, List<Section<?>> made) {
        boolean one = items.items().size() == 1;
        ItemKind<T> kind = items.kind();
        parts.add(heading(
                KindLook.icon(kind),
                one
                        ? items.items().getFirst().name()
                        : Texts.words("inspector.several.of", items.items().size(), kind.label()),
                one));
        for (List<Property<T, ?>> group : groups(kind.shape().properties())) {
            ShapeEditor<T> editor = new ShapeEditor<>(editors, group, new ShapeEditor.Setter<>() {
                @Override
                public <V> void set(T owner, Property<T, V> changed, UnaryOperator<V> how) {
                    if (shown.orElse(null) instanceof InspectorViewModel.Subject.Items<?> now
                            && now.kind().equals(kind)) {
                        model.set(cast(now, kind), changed, how);
                    }
                }
            });
            made.add(new Section<>(editor));
            parts.add(section(editor.node()));
        }
    }

    /** Large properties by themselves, the small ones together, above the body. */
    private <T> List<List<Property<T, ?>>> groups(List<Property<T, ?>> properties) {
        List<Property<T, ?>> small = new ArrayList<>();
        List<List<Property<T, ?>>> groups = new ArrayList<>();
        for (Property<T, ?> property : properties) {
            boolean large = !editors.of(property.type(), _ -> {}).isSmall();
            if (large) {
                groups.add(List.of(property));
            } else {
                small.add(property);
            }
        }
        if (!small.isEmpty()) {
            groups.add(groups.isEmpty() || !isBody(groups.getLast()) ? groups.size() : groups.size() - 1, small);
        }
        return groups;
    }

    private void ofMixed(InspectorViewModel.Subject.Mixed mixed, List<Node> parts, List<Section<?>> made) {
        if (mixed.properties().isEmpty()) {
            Label none = new Label(Texts.words("inspector.nothing-common"));
            none.setWrapText(true);
            none.getStyleClass().add("muted");
            parts.add(section(none));
        }
        for (List<Property<Item, ?>> group : groups(mixed.properties())) {
            ShapeEditor<Item> editor = new ShapeEditor<>(editors, group, new ShapeEditor.Setter<>() {
                @Override
                public <V> void set(Item owner, Property<Item, V> changed, UnaryOperator<V> how) {
                    if (shown.orElse(null) instanceof InspectorViewModel.Subject.Mixed now) {
                        model.set(now, changed, how);
                    }
                }
            });
            made.add(new Section<>(editor));
            parts.add(section(editor.node()));
        }
    }

    private static boolean isBody(List<? extends Property<?, ?>> group) {
        return group.getFirst().type() instanceof ListType<?> list && list.element() instanceof StepType;
    }

    private static <T extends Item> InspectorViewModel.Subject.Items<T> cast(
            InspectorViewModel.Subject.Items<?> items, ItemKind<T> kind) {
        return new InspectorViewModel.Subject.Items<>(
                kind, items.items().stream().map(kind.type()::cast).toList());
    }

    private static Node section(Node editor) {
        VBox section = new VBox(editor);
        section.getStyleClass().add("section");
        return section;
    }

    private Node heading(Node icon, String title, boolean named) {
        VBox box = new VBox(6);
        box.setPadding(new Insets(10, 12, 10, 12));
        box.getStyleClass().add("section");
        HBox line = new HBox(6, icon);
        line.setAlignment(Pos.CENTER_LEFT);
        if (named) {
            name.setText(title);
            HBox.setHgrow(name, Priority.ALWAYS);
            line.getChildren().add(name);
        } else {
            this.title.setText(title);
            line.getChildren().add(this.title);
        }
        box.getChildren().add(line);
        if (named) {
            box.getChildren().add(facts);
            facts.show(model.factsProperty().get());
        }
        return box;
    }

    private void fill(InspectorViewModel.Subject subject) {
        for (Section<?> section : sections) {
            fill(section, subject);
        }
        switch (subject) {
            case InspectorViewModel.Subject.Whole whole ->
                title.setText(whole.project().name());
            case InspectorViewModel.Subject.Part part ->
                title.setText(part.partition().name());
            case InspectorViewModel.Subject.Items<?> items -> {
                if (items.items().size() == 1 && !name.isFocused()) {
                    name.setText(items.items().getFirst().name());
                }
            }
            case InspectorViewModel.Subject.Lines _, InspectorViewModel.Subject.Mixed _ -> {
                // Their headings say how many they are, or what is newly shown anyway.
            }
        }
    }

    /** A section was made for the kind of its subject, which only the order of these calls knows. */
    @SuppressWarnings("unchecked")
    private static <T> void fill(Section<T> section, InspectorViewModel.Subject subject) {
        switch (subject) {
            case InspectorViewModel.Subject.Whole whole -> section.editor().show((T) whole.project());
            case InspectorViewModel.Subject.Items<?> items -> section.editor().showAll((List<T>) items.items());
            case InspectorViewModel.Subject.Part part -> section.editor().show((T) part.partition());
            case InspectorViewModel.Subject.Lines _ -> throw new IllegalStateException("lines have no sections");
            case InspectorViewModel.Subject.Mixed mixed -> section.editor().showAll((List<T>) mixed.items());
        }
    }
}
