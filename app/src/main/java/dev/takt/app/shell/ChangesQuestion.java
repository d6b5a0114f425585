package dev.takt.app.shell;

import dev.takt.designer.surface.LineList;
import java.util.List;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** A question about two states of a design that shows in what they differ. It floats above the window; the last answer is the harmless one, and Escape's. */
public final class ChangesQuestion extends StackPane {
    private static final double WIDTH = 620;
    private static final double LINE = 24;
    private static final int MOST_LINES = 10;
    /** Words of this many letters fill a line. */
    private static final int LONG = 84;

    /** An answer: the id and text of its button, and what it does. */
    public record Answer(String id, String words, Runnable action) {}

    private final List<Answer> answers;
    private final HBox buttons = new HBox(8);

    /** {@code close} takes the question away; it runs before the answer does. */
    public ChangesQuestion(String title, String words, List<String> changes, List<Answer> answers, Runnable close) {
        this.answers = List.copyOf(answers);
        setId("changes-question");
        getStyleClass().add("overlay");
        Label heading = new Label(title);
        heading.getStyleClass().add("pane-heading");
        heading.setWrapText(true);
        heading.setMinHeight(Region.USE_PREF_SIZE);
        Label text = new Label(words);
        text.setWrapText(true);
        text.setMinHeight(Region.USE_PREF_SIZE);
        LineList list = new LineList();
        list.setId("changes");
        list.getItems().setAll(changes);
        list.setPrefHeight(
                Math.clamp(changes.stream().mapToInt(c -> 1 + c.length() / LONG).sum(), 1, MOST_LINES) * LINE + 4);
        list.setMaxHeight(Region.USE_PREF_SIZE);
        list.getStyleClass().add("change-list");
        list.setVisible(!changes.isEmpty());
        list.setManaged(!changes.isEmpty());
        for (Answer answer : answers) {
            Button button = new Button(answer.words());
            button.setId(answer.id());
            button.setOnAction(_ -> {
                close.run();
                answer.action().run();
            });
            buttons.getChildren().add(button);
        }
        buttons.getChildren().getFirst().getStyleClass().add("primary");
        buttons.setAlignment(Pos.CENTER_RIGHT);
        VBox box = new VBox(10, heading, text, list, buttons);
        box.setPadding(new Insets(16));
        box.getStyleClass().add("floating");
        box.setMaxSize(WIDTH, Region.USE_PREF_SIZE);
        getChildren().add(box);
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                close.run();
                this.answers.getLast().action().run();
            }
            // Keys go between the answers and to nothing below them, except for help.
            if (key.getCode() != KeyCode.TAB
                    && key.getCode() != KeyCode.F1
                    && !key.getCode().isArrowKey()) {
                key.consume();
            }
        });
    }

    /** The first answer gets the focus. */
    public void begin() {
        buttons.getChildren().getFirst().requestFocus();
    }
}
