package dev.takt.app.shell;

import dev.takt.app.text.Texts;
import dev.takt.designer.document.Document;
import dev.takt.designer.surface.Icons;
import dev.takt.projects.text.Message;
import java.util.OptionalInt;
import java.util.stream.Stream;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import org.jspecify.annotations.Nullable;

/** Every undo step by name, the oldest first, undone ones below where the design stands. A click or Enter goes there; Escape closes. */
public final class HistoryList extends StackPane {
    private static final double ROW = 28;
    private static final int MOST_ROWS = 14;

    private final Document document;
    private final Runnable close;
    private final ListView<State> list = new ListView<>();

    /** The design after so many steps, and what the last of them did. */
    private record State(int steps, Message label, boolean now, boolean undone, boolean saved) {}

    public HistoryList(Document document, Runnable close) {
        this.document = document;
        this.close = close;
        setId("history");
        getStyleClass().add("overlay");
        Label title = new Label(Texts.text("history.title").text());
        title.getStyleClass().add("pane-heading");
        Label words = new Label(Texts.text("history.words").text());
        words.setWrapText(true);
        words.getStyleClass().add("muted");
        list.setId("history-list");
        list.setAccessibleText(title.getText());
        list.setCellFactory(_ -> new Cell());
        list.setFixedCellSize(ROW);
        list.setOnMouseClicked(_ -> goThere());
        list.addEventFilter(KeyEvent.KEY_PRESSED, this::pressed);
        VBox box = new VBox(8, title, words, list);
        box.setPadding(new Insets(16));
        box.getStyleClass().add("floating");
        box.setMaxSize(480, Region.USE_PREF_SIZE);
        StackPane.setAlignment(box, Pos.TOP_CENTER);
        StackPane.setMargin(box, new Insets(64, 0, 24, 0));
        getChildren().add(box);
        setOnMousePressed(e -> {
            if (e.getTarget() == this) {
                close.run();
            }
        });
        fill();
    }

    /** It gets the focus, at the step where the design stands. */
    public void begin() {
        list.requestFocus();
        int now = document.doneLabels().size();
        list.getSelectionModel().select(now);
        list.scrollTo(Math.max(0, now - MOST_ROWS / 2));
    }

    private void fill() {
        int now = document.doneLabels().size();
        OptionalInt saved = document.savedAt();
        Stream.of(
                        Stream.of(Texts.text("history.opened")),
                        document.doneLabels().stream(),
                        document.undoneLabels().stream())
                .flatMap(labels -> labels)
                .forEach(label -> {
                    int steps = list.getItems().size();
                    boolean inFile = saved.isPresent() && saved.getAsInt() == steps;
                    list.getItems().add(new State(steps, label, steps == now, steps > now, inFile));
                });
        list.setPrefHeight(Math.min(MOST_ROWS, list.getItems().size()) * ROW + 2);
    }

    private void pressed(KeyEvent key) {
        if (key.getCode() == KeyCode.ENTER) {
            goThere();
            key.consume();
        } else if (key.getCode() == KeyCode.ESCAPE) {
            close.run();
            key.consume();
        }
    }

    private void goThere() {
        State chosen = list.getSelectionModel().getSelectedItem();
        if (chosen != null) {
            close.run();
            document.endStep();
            document.goTo(chosen.steps());
        }
    }

    /** What a step did; the one where the design stands has a sign, undone ones are grey, and what the file has says so. */
    private static final class Cell extends ListCell<State> {
        private Cell() {
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable State state, boolean empty) {
            super.updateItem(state, empty);
            if (empty || state == null) {
                setGraphic(null);
                return;
            }
            Label name = new Label(state.label().text());
            name.setMinWidth(0);
            if (state.undone()) {
                name.getStyleClass().add("muted");
            }
            Region space = new Region();
            HBox.setHgrow(space, Priority.ALWAYS);
            HBox line = new HBox(8, sign(state), name, space);
            line.setAlignment(Pos.CENTER_LEFT);
            if (state.saved()) {
                Label saved = new Label(Texts.text("history.saved").text());
                saved.getStyleClass().add("small");
                saved.setMinWidth(Region.USE_PREF_SIZE);
                line.getChildren().add(saved);
            }
            setGraphic(line);
            setAccessibleText(words(state));
        }

        private static Node sign(State state) {
            if (state.now()) {
                return Icons.of("fth-arrow-right", "icon-small", "icon-accent");
            }
            return Icons.of(state.undone() ? "fth-corner-up-right" : "fth-check", "icon-small");
        }

        private static String words(State state) {
            String key = state.now() ? "history.now" : state.undone() ? "history.undone" : "history.done";
            return Texts.text(key, state.label()).text();
        }
    }
}
