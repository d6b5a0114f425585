package dev.takt.designer.board;

import dev.takt.designer.surface.KindLook;
import dev.takt.designer.surface.ListSteps;
import dev.takt.designer.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import org.jspecify.annotations.Nullable;

/** A small list of what can be added, with a filter, beside the pointer. Enter or a click picks, Escape closes. */
public final class KindPicker {
    private static final double ROW = 26;
    private static final int MOST_ROWS = 12;

    private final Popup popup = new Popup();
    private final TextField filter = new TextField();
    private final ListView<Pick> list = new ListView<>();
    private final List<Pick> picks;
    private final Consumer<Pick> picked;

    private KindPicker(List<Pick> picks, Consumer<Pick> picked) {
        this.picks = picks;
        this.picked = picked;
        filter.setId("picker-filter");
        filter.setPromptText(Texts.words("picker.filter"));
        filter.textProperty().addListener((_, _, text) -> narrow(text));
        filter.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        list.setId("picker-list");
        list.setFixedCellSize(ROW);
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(_ -> pick());
        list.setPrefWidth(240);
        list.setPlaceholder(new Label(Texts.words("picker.none")));
        VBox box = new VBox(6, filter, list);
        box.getStyleClass().add("floating");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        narrow("");
    }

    /** Opens the list at a place of the screen. */
    public static void open(List<Pick> picks, Node owner, double screenX, double screenY, Consumer<Pick> picked) {
        KindPicker picker = new KindPicker(picks, picked);
        picker.popup.getScene().getStylesheets().setAll(owner.getScene().getStylesheets());
        picker.popup.show(owner, screenX, screenY);
        picker.filter.requestFocus();
    }

    private void narrow(String text) {
        String wanted = text.strip().toLowerCase(Locale.ROOT);
        list.getItems()
                .setAll(picks.stream()
                        .filter(p -> p.label().toLowerCase(Locale.ROOT).contains(wanted))
                        .toList());
        list.setPrefHeight(Math.clamp(list.getItems().size(), 1, MOST_ROWS) * ROW + 2);
        list.getSelectionModel().select(0);
    }

    private void keyPressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            pick();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            popup.hide();
        } else if (!ListSteps.take(key, list)) {
            return;
        }
        key.consume();
    }

    private void pick() {
        Pick pick = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (pick != null) {
            picked.accept(pick);
        }
    }

    /** Sign and name, and at the end of the row what is beside it. */
    private static final class Cell extends ListCell<Pick> {
        @Override
        protected void updateItem(@Nullable Pick pick, boolean empty) {
            super.updateItem(pick, empty);
            setGraphic(empty || pick == null ? null : row(pick));
        }

        private static HBox row(Pick pick) {
            Label name = new Label(pick.label(), KindLook.icon(pick.kind()));
            name.setMinWidth(Region.USE_PREF_SIZE);
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox row = new HBox(10, name, space);
            row.setAlignment(Pos.CENTER_LEFT);
            pick.beside().ifPresent(words -> {
                Label beside = new Label(words);
                beside.getStyleClass().addAll("muted", "small");
                row.getChildren().add(beside);
            });
            return row;
        }
    }
}
