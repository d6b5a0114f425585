package dev.takt.app.welcome;

import dev.takt.designer.overlay.Tone;
import dev.takt.designer.surface.Icons;
import dev.takt.projects.sample.Sample;
import java.util.Locale;
import javafx.geometry.Insets;
import javafx.geometry.Pos;
import javafx.scene.AccessibleAction;
import javafx.scene.AccessibleRole;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;
import javafx.scene.shape.Rectangle;

/** A sample with a picture of its run, its verdict and where it runs. */
final class SampleCard extends VBox {
    private static final double WIDTH = 320;
    private static final double PICTURE_HEIGHT = 112;
    private static final double ARC = 20;

    private final StackPane picture = new StackPane();
    private final Label badge = new Label();
    private final Runnable open;
    private final String told;

    SampleCard(Sample sample, String where, Runnable open) {
        getStyleClass().add("card");
        setId("sample-" + sample.id());
        told = sample.title().text() + ". " + sample.summary().text() + " " + where;
        setAccessibleText(told);
        setAccessibleRole(AccessibleRole.BUTTON);
        setFocusTraversable(true);
        this.open = open;
        setOnMouseClicked(e -> {
            if (e.getButton() == MouseButton.PRIMARY) {
                open.run();
            }
        });
        setOnKeyPressed(key -> {
            if (key.getCode() == KeyCode.ENTER || key.getCode() == KeyCode.SPACE) {
                key.consume();
                open.run();
            }
        });
        picture.getStyleClass().add("picture");
        picture.setMinHeight(PICTURE_HEIGHT);
        picture.setPrefHeight(PICTURE_HEIGHT);
        Label title = new Label(sample.title().text());
        title.getStyleClass().addAll("strong", "card-title");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        badge.getStyleClass().add("badge");
        badge.setVisible(false);
        badge.setMinWidth(Region.USE_PREF_SIZE);
        HBox first = new HBox(8, title, space, badge);
        first.setAlignment(Pos.CENTER_LEFT);
        Label summary = new Label(sample.summary().text());
        summary.getStyleClass().add("muted");
        summary.setWrapText(true);
        Label place = new Label(where, Icons.of("fth-cpu", "icon-small"));
        place.getStyleClass().addAll("muted", "small");
        VBox words = new VBox(6, first, summary, place);
        words.setPadding(new Insets(12, 14, 12, 14));
        getChildren().addAll(picture, words);
        setPrefWidth(WIDTH);
        Rectangle round = new Rectangle();
        round.setArcWidth(ARC);
        round.setArcHeight(ARC);
        round.widthProperty().bind(widthProperty());
        round.heightProperty().bind(heightProperty());
        setClip(round);
    }

    @Override
    public void executeAccessibleAction(AccessibleAction action, Object... parameters) {
        if (action == AccessibleAction.FIRE) {
            open.run();
        } else {
            super.executeAccessibleAction(action, parameters);
        }
    }

    StackPane picture() {
        return picture;
    }

    void show(Tone tone, String words) {
        badge.getStyleClass().removeAll("ok", "warn", "err");
        badge.getStyleClass().add(tone.name().toLowerCase(Locale.ROOT));
        badge.setGraphic(Icons.of(
                switch (tone) {
                    case OK -> "fth-check";
                    case WARN -> "fth-alert-triangle";
                    case ERR -> "fth-flag";
                    case QUIET -> "fth-help-circle";
                }));
        badge.setText(words);
        setAccessibleText(told + ". " + words);
        badge.setVisible(true);
    }
}
