package dev.takt.designer.inspector;

import dev.takt.designer.surface.Icons;
import dev.takt.designer.text.Texts;
import dev.takt.projects.kind.ListType;
import dev.takt.projects.kind.RecordType;
import dev.takt.projects.kind.ReferenceType;
import dev.takt.projects.kind.ValueType;
import dev.takt.projects.model.Item;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.UnaryOperator;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Values in order: each with its control, buttons to move and remove it, and one to add another. */
final class ListEditor<E> implements Editor<List<E>> {
    private final Editors editors;
    private final ListType<E> type;
    private final Consumer<List<E>> commit;
    private final List<Editor<E>> elements = new ArrayList<>();
    private final VBox rows = new VBox(6);
    private final Button add = new Button(Texts.words("inspector.add"), Icons.of("fth-plus", "icon-accent"));
    private final VBox box = new VBox(6, rows, add);
    private List<E> shown = List.of();

    ListEditor(Editors editors, ListType<E> type, Consumer<List<E>> commit) {
        this.editors = editors;
        this.type = type;
        this.commit = commit;
        add.getStyleClass().add("link");
        add.setOnAction(_ -> fresh(type.element())
                .ifPresent(e -> change(list -> {
                    list.add(e);
                    return list;
                })));
    }

    /** What a new element starts as; none if there is nothing it could refer to. */
    @SuppressWarnings("unchecked")
    private Optional<E> fresh(ValueType<E> element) {
        return switch (element) {
            case RecordType<E> type ->
                Optional.of(editors.begun(
                        References.filled(editors.project(), type.shape()),
                        type.shape().properties()));
            case ReferenceType reference ->
                reference.candidates(editors.project()).stream()
                        .map(Item::id)
                        .filter(id -> !shown.contains((Object) id))
                        .findFirst()
                        .map(id -> (E) id);
            default -> Optional.empty();
        };
    }

    private void change(UnaryOperator<List<E>> how) {
        commit.accept(List.copyOf(how.apply(new ArrayList<>(shown))));
    }

    private Node row(int index) {
        Editor<E> editor = editors.of(
                type.element(),
                how -> change(list -> {
                    list.set(index, how.apply(list.get(index)));
                    return list;
                }));
        elements.add(editor);
        HBox.setHgrow(editor.node(), Priority.ALWAYS);
        Button up = button(
                "fth-chevron-up",
                "inspector.move-up",
                () -> change(list -> {
                    list.add(Math.max(0, index - 1), list.remove(index));
                    return list;
                }));
        up.setDisable(index == 0);
        Button remove = button(
                "fth-x",
                "inspector.remove",
                () -> change(list -> {
                    list.remove(index);
                    return list;
                }));
        return new HBox(2, editor.node(), up, remove);
    }

    private static Button button(String icon, String text, Runnable action) {
        Button button = new Button("", Icons.of(icon, "icon-small"));
        button.getStyleClass().addAll("plain", "icon", "small");
        button.setAccessibleText(Texts.words(text));
        button.setTooltip(new Tooltip(Texts.words(text)));
        button.setOnAction(_ -> action.run());
        return button;
    }

    @Override
    public Node node() {
        return box;
    }

    @Override
    public void show(List<E> value) {
        shown = value;
        if (elements.size() != value.size() || rows.getChildren().size() != value.size()) {
            elements.clear();
            rows.getChildren().clear();
            for (int i = 0; i < value.size(); i++) {
                rows.getChildren().add(row(i));
            }
        }
        for (int i = 0; i < value.size(); i++) {
            elements.get(i).show(value.get(i));
        }
        add.setDisable(false);
    }

    @Override
    public void showMixed() {
        shown = List.of();
        elements.clear();
        Label mixed = new Label(Texts.words("inspector.mixed"));
        mixed.getStyleClass().add("subtle");
        rows.getChildren().setAll(mixed);
        add.setDisable(true);
    }

    @Override
    public boolean isSmall() {
        return false;
    }
}
