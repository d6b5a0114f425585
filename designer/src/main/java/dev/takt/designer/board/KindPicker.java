package dev.takt.designer.board;

import dev.takt.designer.surface.Icons;
import dev.takt.designer.text.Texts;
import dev.takt.projects.kind.ItemKind;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.scene.Node;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/** A small list of kinds with a filter, beside the pointer. Enter or a click picks, Escape closes. */
public final class KindPicker {
    private static final double ROW = 26;

    private final Popup popup = new Popup();
    private final TextField filter = new TextField();
    private final ListView<ItemKind<?>> list = new ListView<>();
    private final List<ItemKind<?>> kinds;
    private final Consumer<ItemKind<?>> picked;

    private KindPicker(List<ItemKind<?>> kinds, Consumer<ItemKind<?>> picked) {
        this.kinds = kinds;
        this.picked = picked;
        filter.setId("picker-filter");
        filter.setPromptText(Texts.words("picker.filter"));
        filter.textProperty().addListener((_, _, text) -> narrow(text));
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        list.setId("picker-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(_ -> pick());
        list.setPrefWidth(190);
        VBox box = new VBox(6, filter, list);
        box.getStyleClass().add("floating");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        narrow("");
    }

    /** Opens the list at a place of the screen. */
    public static void open(
            List<ItemKind<?>> kinds, Node owner, double screenX, double screenY, Consumer<ItemKind<?>> picked) {
        KindPicker picker = new KindPicker(kinds, picked);
        picker.popup.getScene().getStylesheets().setAll(owner.getScene().getStylesheets());
        picker.popup.show(owner, screenX, screenY);
        picker.filter.requestFocus();
    }

    private void narrow(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        list.getItems()
                .setAll(kinds.stream()
                        .filter(k -> k.label().text().toLowerCase(Locale.ROOT).contains(wanted))
                        .toList());
        list.setPrefHeight(Math.max(1, Math.min(kinds.size(), 11)) * ROW + 2);
        list.getSelectionModel().select(0);
    }

    private void keyPressed(KeyEvent key) {
        int at = list.getSelectionModel().getSelectedIndex();
        if (key.getCode() == KeyCode.DOWN) {
            list.getSelectionModel().select(Math.min(at + 1, list.getItems().size() - 1));
        } else if (key.getCode() == KeyCode.UP) {
            list.getSelectionModel().select(Math.max(at - 1, 0));
        } else if (key.getCode() == KeyCode.ENTER) {
            pick();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            popup.hide();
        } else {
            return;
        }
        key.consume();
    }

    private void pick() {
        ItemKind<?> kind = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (kind != null) {
            picked.accept(kind);
        }
    }

    /** Sign and name of a kind. */
    private static final class Cell extends ListCell<ItemKind<?>> {
        @Override
        protected void updateItem(@Nullable ItemKind<?> kind, boolean empty) {
            super.updateItem(kind, empty);
            setText(empty || kind == null ? null : kind.label().text());
            setGraphic(empty || kind == null ? null : Icons.of(kind.icon(), "icon-accent"));
        }
    }
}
