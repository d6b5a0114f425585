package dev.takt.designer.outline;

import dev.takt.designer.document.Selection;
import dev.takt.designer.surface.Icons;
import dev.takt.designer.surface.SeverityLook;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import javafx.collections.ListChangeListener;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.SelectionMode;
import javafx.scene.control.TreeCell;
import javafx.scene.control.TreeItem;
import javafx.scene.control.TreeView;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import org.jspecify.annotations.Nullable;

/** The outline: a tree whose selection is the document's. What was closed stays closed while the design changes. */
public final class OutlineView extends TreeView<Entry> {
    private final OutlineViewModel model;
    private final Set<String> closed = new HashSet<>(List.of("notes", OutlineViewModel.LINES));
    private boolean following;

    public OutlineView(OutlineViewModel model) {
        this.model = model;
        setId("outline");
        getSelectionModel().setSelectionMode(SelectionMode.MULTIPLE);
        setCellFactory(_ -> new Cell());
        show(model.rootProperty().get());
        model.rootProperty().addListener((_, _, root) -> show(root));
        model.selectionProperty().addListener((_, _, selection) -> follow(selection));
        getSelectionModel().getSelectedItems().addListener((ListChangeListener<TreeItem<Entry>>) _ -> tell());
    }

    private void tell() {
        if (following) {
            return;
        }
        List<Entry> chosen = getSelectionModel().getSelectedItems().stream()
                .filter(Objects::nonNull)
                .map(TreeItem::getValue)
                .toList();
        Selection picked = new Selection(
                chosen.stream().flatMap(e -> e.item().stream()).toList(),
                chosen.stream().flatMap(e -> e.line().stream()).toList());
        if (!picked.isEmpty() && !same(picked, model.selectionProperty().get())) {
            following = true;
            model.select(picked);
            following = false;
        }
    }

    /** True if both have the same in them, in whatever order. */
    private static boolean same(Selection a, Selection b) {
        return Set.copyOf(a.items()).equals(Set.copyOf(b.items()))
                && Set.copyOf(a.lines()).equals(Set.copyOf(b.lines()));
    }

    private void show(Entry root) {
        following = true;
        setRoot(item(root));
        following = false;
        follow(model.selectionProperty().get());
    }

    private TreeItem<Entry> item(Entry entry) {
        TreeItem<Entry> item = new TreeItem<>(entry);
        item.setExpanded(!closed.contains(entry.key()));
        item.expandedProperty().addListener((_, _, open) -> {
            if (open) {
                closed.remove(entry.key());
            } else {
                closed.add(entry.key());
            }
        });
        entry.children().forEach(child -> item.getChildren().add(item(child)));
        return item;
    }

    private void follow(Selection selection) {
        if (following) {
            return;
        }
        following = true;
        getSelectionModel().clearSelection();
        select(getRoot(), selection);
        following = false;
    }

    private void select(TreeItem<Entry> item, Selection selection) {
        if (item.getValue().isIn(selection)) {
            for (TreeItem<Entry> up = item.getParent(); up != null; up = up.getParent()) {
                up.setExpanded(true);
            }
            getSelectionModel().select(item);
        }
        item.getChildren().forEach(child -> select(child, selection));
    }

    /** Icon, name, problem mark, and the tail at the right edge. */
    private static final class Cell extends TreeCell<Entry> {
        private final Label name = new Label();
        private final Label tail = new Label();
        private final Region space = new Region();
        private final HBox line = new HBox(6);

        private Cell() {
            tail.getStyleClass().addAll("mono", "muted");
            HBox.setHgrow(space, Priority.ALWAYS);
            name.setMinWidth(20);
            line.setAlignment(Pos.CENTER_LEFT);
            line.setMaxWidth(Double.MAX_VALUE);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable Entry entry, boolean empty) {
            super.updateItem(entry, empty);
            if (empty || entry == null) {
                setGraphic(null);
                setAccessibleText("");
                return;
            }
            name.setText(entry.name());
            tail.setText(entry.tail());
            line.getChildren().setAll(Icons.of(entry.icon(), "icon-small", entry.tone()), name, space);
            entry.mark().ifPresent(mark -> line.getChildren()
                    .add(Icons.of(SeverityLook.sign(mark), "icon-small", SeverityLook.iconStyle(mark))));
            line.getChildren().add(tail);
            setAccessibleText(entry.line().isPresent() ? entry.tail() + " " + entry.name() : entry.name());
            setGraphic(line);
        }
    }
}
