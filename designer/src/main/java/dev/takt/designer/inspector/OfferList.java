package dev.takt.designer.inspector;

import dev.takt.designer.surface.Icons;
import dev.takt.designer.surface.ListSteps;
import dev.takt.designer.text.Texts;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;
import javafx.geometry.Bounds;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;
import javafx.stage.PopupWindow;
import org.jspecify.annotations.Nullable;

/** A list below a field of what may stand in it, narrowed by what is typed: Down opens it and chooses, Enter or a click takes, Escape closes. */
final class OfferList {
    private static final double ROW = 26;
    private static final int MOST_ROWS = 9;
    private static final double LEAST_WIDTH = 220;

    private final TextField field;
    private final Supplier<List<Offer>> offers;
    private final Runnable taken;
    private final Popup popup = new Popup();
    private final ListView<Offer> list = new ListView<>();
    private final Button opener = new Button("", Icons.of("fth-chevron-down", "icon-small"));
    private final StackPane node = new StackPane();

    OfferList(TextField field, Supplier<List<Offer>> offers, Runnable taken) {
        this.field = field;
        this.offers = offers;
        this.taken = taken;
        field.addEventFilter(KeyEvent.KEY_PRESSED, this::keyPressed);
        field.setOnKeyTyped(key -> {
            if (!key.isShortcutDown() && !key.getCharacter().isBlank()) {
                open(field.getText());
            }
        });
        field.textProperty().addListener((_, _, text) -> {
            if (popup.isShowing()) {
                narrow(text);
            }
        });
        field.focusedProperty().addListener((_, _, focused) -> {
            if (!focused) {
                popup.hide();
            }
        });
        list.setId("offers");
        list.setFixedCellSize(ROW);
        list.setFocusTraversable(false);
        list.setCellFactory(_ -> new Cell());
        list.setOnMouseClicked(_ -> take());
        VBox box = new VBox(list);
        box.getStyleClass().add("floating");
        popup.getContent().add(box);
        popup.setAutoHide(true);
        popup.setAnchorLocation(PopupWindow.AnchorLocation.CONTENT_TOP_LEFT);
        opener.getStyleClass().addAll("plain", "icon", "small");
        opener.setFocusTraversable(false);
        opener.setAccessibleText(Texts.words("offer.open"));
        opener.setOnAction(_ -> {
            field.requestFocus();
            open("");
        });
        StackPane.setAlignment(opener, Pos.CENTER_RIGHT);
        node.getChildren().addAll(field, opener);
        setUsed(false);
    }

    /** The field with a button at its end that opens the list. */
    StackPane node() {
        return node;
    }

    /** Whether there is anything to offer. */
    void setUsed(boolean used) {
        opener.setVisible(used);
    }

    private void open(String typed) {
        narrow(typed);
        if (list.getItems().isEmpty() || popup.isShowing() || field.getScene() == null) {
            return;
        }
        Bounds at = field.localToScreen(field.getBoundsInLocal());
        list.setPrefWidth(Math.max(at.getWidth(), LEAST_WIDTH));
        popup.getScene().getStylesheets().setAll(field.getScene().getStylesheets());
        popup.show(field, at.getMinX(), at.getMaxY());
    }

    private void narrow(String typed) {
        String wanted = typed.strip().toLowerCase(Locale.ROOT);
        List<Offer> fitting = offers.get().stream()
                .filter(o -> o.value().toLowerCase(Locale.ROOT).contains(wanted))
                .toList();
        list.getItems().setAll(fitting);
        list.setPrefHeight(Math.clamp(fitting.size(), 1, MOST_ROWS) * ROW + 2);
        list.getSelectionModel().clearSelection();
        if (fitting.isEmpty()) {
            popup.hide();
        }
    }

    private void keyPressed(KeyEvent key) {
        boolean open = popup.isShowing();
        int at = list.getSelectionModel().getSelectedIndex();
        if (key.getCode() == KeyCode.DOWN && !open) {
            open("");
        } else if (key.getCode() == KeyCode.ENTER && open && at >= 0) {
            take();
        } else if (key.getCode() == KeyCode.ESCAPE && open) {
            popup.hide();
        } else if (!open || !ListSteps.take(key, list)) {
            return;
        }
        key.consume();
    }

    private void take() {
        Offer offer = list.getSelectionModel().getSelectedItem();
        popup.hide();
        if (offer != null) {
            field.setText(offer.value());
            field.end();
            taken.run();
        }
    }

    /** The value, and at the end of the row what is to be known of it. */
    private static final class Cell extends ListCell<Offer> {
        @Override
        protected void updateItem(@Nullable Offer offer, boolean empty) {
            super.updateItem(offer, empty);
            setGraphic(empty || offer == null ? null : row(offer));
        }

        private static HBox row(Offer offer) {
            Label value = new Label(offer.value());
            value.getStyleClass().add("mono");
            value.setMinWidth(Region.USE_PREF_SIZE);
            Label note = new Label(offer.note());
            note.getStyleClass().addAll("muted", "small");
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox row = new HBox(10, value, space, note);
            row.setAlignment(Pos.CENTER_LEFT);
            return row;
        }
    }
}
