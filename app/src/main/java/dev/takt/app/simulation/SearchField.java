package dev.takt.app.simulation;

import dev.takt.app.text.Texts;
import dev.takt.designer.timeline.TimelineViewModel;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** A field that finds events of the run by words: Enter goes to the next, Shift+Enter to the one before, Esc back to the timeline. */
final class SearchField extends HBox {
    private final TimelineViewModel model;
    private final Runnable back;
    private final TextField field = new TextField();
    private final Label found = new Label();

    SearchField(TimelineViewModel model, Runnable back) {
        super(6);
        this.model = model;
        this.back = back;
        setAlignment(Pos.CENTER_LEFT);
        field.setId("timeline-search");
        field.setPromptText(Texts.text("timeline.search").text());
        field.setAccessibleText(Texts.text("timeline.search").text());
        field.setTooltip(new Tooltip(Texts.text("timeline.search.how").text()));
        field.setPrefWidth(136);
        field.setMinWidth(90);
        found.setId("timeline-found");
        found.setMinWidth(USE_PREF_SIZE);
        field.textProperty().addListener((_, _, words) -> count(words));
        // The slash that brought the focus here is still to be typed.
        field.addEventFilter(KeyEvent.KEY_TYPED, key -> {
            if (key.getCharacter().equals("/") && field.getCaretPosition() == 0) {
                key.consume();
            }
        });
        field.addEventHandler(KeyEvent.KEY_PRESSED, this::pressed);
        getChildren().addAll(field, found);
    }

    void begin() {
        field.requestFocus();
        field.selectRange(field.getLength(), 0);
    }

    private void count(String words) {
        found.setText(
                words.isBlank()
                        ? ""
                        : Texts.text("timeline.found", model.found(words)).text());
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            model.find(field.getText(), !key.isShiftDown());
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            back.run();
            key.consume();
        }
    }
}
