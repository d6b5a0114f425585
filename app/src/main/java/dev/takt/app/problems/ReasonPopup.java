package dev.takt.app.problems;

import dev.takt.app.text.Texts;
import java.util.function.Consumer;
import javafx.geometry.Insets;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;
import javafx.stage.Popup;

/** Asks why a problem is to be kept quiet: without a reason it is not. Enter takes it, Escape leaves. */
final class ReasonPopup {
    private static final double WIDTH = 360;

    private ReasonPopup() {}

    static void ask(Node owner, String title, Consumer<String> reason) {
        Label words = new Label(title);
        words.setWrapText(true);
        TextField field = new TextField();
        field.setId("suppress-reason");
        field.setPromptText(Texts.text("problems.suppress.prompt").text());
        field.setAccessibleText(field.getPromptText());
        Button take = new Button(Texts.text("problems.suppress.take").text());
        take.setId("suppress-take");
        take.getStyleClass().add("primary");
        take.disableProperty().bind(field.textProperty().map(String::isBlank));
        HBox line = new HBox(8, field, take);
        HBox.setHgrow(field, Priority.ALWAYS);
        VBox box = new VBox(8, words, line);
        box.setPadding(new Insets(12));
        box.setPrefWidth(WIDTH);
        box.getStyleClass().add("floating");
        Popup popup = new Popup();
        popup.setAutoHide(true);
        popup.getContent().setAll(box);
        popup.getScene().getStylesheets().setAll(owner.getScene().getStylesheets());
        Runnable done = () -> {
            if (!field.getText().isBlank()) {
                popup.hide();
                reason.accept(field.getText().strip());
            }
        };
        field.setOnAction(_ -> done.run());
        take.setOnAction(_ -> done.run());
        Point2D at = owner.localToScreen(40, 10);
        popup.show(owner, at.getX(), at.getY());
        field.requestFocus();
    }
}
