package dev.takt.designer.inspector;

import dev.takt.projects.kind.Property;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** The properties of a value: small ones two in a row where they fit, then the others, each with its name above. */
final class ShapeEditor<T> implements Editor<T> {
    private final Editors editors;
    private final List<Row<T, ?>> rows = new ArrayList<>();
    private final Map<Row<T, ?>, Node> fields = new IdentityHashMap<>();
    private final VBox box = new VBox(8);
    private @Nullable T shown;

    /** A property and its control. */
    private record Row<T, V>(Property<T, V> property, Editor<V> editor) {
        void show(T owner) {
            editor.show(property.get(owner));
        }

        void showAll(List<T> owners) {
            editor.showAll(owners.stream().map(property::get).toList());
        }
    }

    ShapeEditor(Editors editors, List<Property<T, ?>> properties, Commit<T> commit) {
        this(editors, properties, new Setter<>() {
            @Override
            public <V> void set(T owner, Property<T, V> property, UnaryOperator<V> how) {
                commit.change(one -> property.with(one, how.apply(property.get(one))));
            }
        });
    }

    /** What happens when a property gets another value. */
    interface Setter<T> {
        <V> void set(T owner, Property<T, V> property, UnaryOperator<V> how);
    }

    ShapeEditor(Editors editors, List<Property<T, ?>> properties, Setter<T> setter) {
        this.editors = editors;
        properties.forEach(p -> rows.add(row(editors, p, setter)));
        rows.forEach(row -> fields.put(row, labelled(row)));
        List<Node> small =
                rows.stream().filter(r -> r.editor().isSmall()).map(fields::get).toList();
        if (!small.isEmpty()) {
            box.getChildren().add(new PairPane(small));
        }
        rows.stream().filter(r -> !r.editor().isSmall()).map(fields::get).forEach(box.getChildren()::add);
    }

    private <V> Row<T, V> row(Editors editors, Property<T, V> property, Setter<T> setter) {
        return new Row<>(property, editors.of(property, () -> shown, how -> {
            if (shown != null) {
                setter.set(shown, property, how);
            }
        }));
    }

    private static Node labelled(Row<?, ?> row) {
        String name = row.property().label().text();
        boolean small = row.editor().isSmall();
        Label label = new Label(small ? name : name.toUpperCase(Locale.ROOT));
        label.getStyleClass().add(small ? "field-label" : "caption-label");
        Node control = row.editor().node();
        Node target = row.editor().target();
        target.setAccessibleText(name);
        target.setId("field-" + row.property().name());
        label.setLabelFor(target);
        return new VBox(small ? 3 : 6, label, control);
    }

    /** True if there is nothing to edit. */
    boolean isEmpty() {
        return rows.isEmpty();
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void show(T value) {
        shown = value;
        show(List.of(value));
        rows.forEach(r -> r.show(value));
    }

    /** Shows what several values have in common; a change is said once and left to the owner to make to each. */
    @Override
    public void showAll(List<T> values) {
        shown = values.getFirst();
        show(values);
        rows.forEach(r -> r.showAll(values));
    }

    /** Leaves out what means nothing for any of these under their runtime and is not set. */
    private void show(List<T> values) {
        fields.forEach((row, field) -> {
            boolean seen = values.stream().anyMatch(value -> editors.shows(value, row.property()));
            field.setVisible(seen);
            field.setManaged(seen);
        });
    }

    @Override
    public void showMixed() {
        shown = null;
        rows.forEach(r -> r.editor().showMixed());
    }

    @Override
    public void reckon() {
        rows.forEach(r -> r.editor().reckon());
    }

    @Override
    public boolean isSmall() {
        return false;
    }
}
