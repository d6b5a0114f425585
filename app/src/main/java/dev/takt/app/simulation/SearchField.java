package dev.takt.app.simulation;

import dev.takt.app.task.Newest;
import dev.takt.app.text.Texts;
import dev.takt.designer.chart.TraceSearch;
import dev.takt.designer.timeline.TimelineViewModel;
import java.util.Optional;
import javafx.geometry.Pos;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;

/** A field that finds events of the run by words: Enter goes to the next, Shift+Enter to the one before, Esc back to the timeline. */
final class SearchField extends HBox {
    /** A key after the other: only the last word is counted. */
    private static final long PAUSE_MILLIS = 200;

    private final TimelineViewModel model;
    private final Newest counter;
    private final Newest finder;
    private final Runnable back;
    private final TextField field = new TextField();
    private final Label found = new Label();

    /** {@code counter} and {@code finder} search long runs. */
    SearchField(TimelineViewModel model, Newest counter, Newest finder, Runnable back) {
        super(6);
        this.counter = counter;
        this.finder = finder;
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
        counter.cancel();
        Optional<TraceSearch> search = model.walk().search(words);
        if (search.isEmpty()) {
            found.setText("");
        } else if (model.walk().isLong()) {
            found.setText(searching());
            counter.<Integer>begin(
                    PAUSE_MILLIS,
                    (progress, published) -> published.accept(search.get().count(progress)),
                    this::tell,
                    _ -> {},
                    this::counted);
        } else {
            tell(search.get().count());
        }
    }

    private static String searching() {
        return Texts.text("timeline.searching").text();
    }

    /** After a defect there is nothing to tell. */
    private void counted() {
        if (found.getText().equals(searching())) {
            found.setText("");
        }
    }

    private void tell(int count) {
        found.setText(Texts.text("timeline.found", count).text());
    }

    private void find(boolean forward) {
        Optional<TraceSearch> search = model.walk().search(field.getText());
        if (search.isPresent() && model.walk().isLong()) {
            int here = model.walk().here(forward);
            finder.<Integer>begin(
                    (progress, published) -> published.accept(search.get().next(here, forward, progress)),
                    model.walk()::show);
        } else {
            model.walk().find(field.getText(), forward);
        }
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            find(!key.isShiftDown());
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            back.run();
            key.consume();
        }
    }
}
