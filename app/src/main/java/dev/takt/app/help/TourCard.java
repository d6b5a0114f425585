package dev.takt.app.help;

import dev.takt.app.text.Texts;
import java.util.function.Supplier;
import javafx.animation.Animation;
import javafx.animation.KeyFrame;
import javafx.animation.Timeline;
import javafx.geometry.Pos;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.VBox;
import javafx.util.Duration;

/** The step of the tour as a band above the page, which it hides nothing of. A few times a second, and whenever it is told to, it looks whether the step is done. */
public final class TourCard extends HBox {
    private static final Duration LOOK = Duration.millis(200);

    private final Tour tour = new Tour();
    private final Supplier<TourState> state;
    private final Label number = new Label();
    private final Label title = new Label();
    private final Label words = new Label();
    private final Button skip = new Button(Texts.text("tour.skip").text());
    private final Timeline clock;

    /** {@code state} is the window now; {@code close} takes the card away. */
    public TourCard(Supplier<TourState> state, Runnable close) {
        this.state = state;
        setId("tour");
        getStyleClass().add("tour");
        setSpacing(16);
        setAlignment(Pos.CENTER_LEFT);
        setMinWidth(0);
        number.getStyleClass().add("muted");
        number.setMinWidth(Region.USE_PREF_SIZE);
        number.setId("tour-number");
        title.getStyleClass().add("pane-heading");
        title.setId("tour-title");
        words.setWrapText(true);
        words.setMinHeight(Region.USE_PREF_SIZE);
        skip.setId("tour-skip");
        skip.setFocusTraversable(false);
        skip.getStyleClass().add("small");
        skip.setOnAction(_ -> skip());
        Button end = new Button(Texts.text("tour.end").text());
        end.setId("tour-end");
        end.setFocusTraversable(false);
        end.getStyleClass().add("small");
        clock = new Timeline(new KeyFrame(LOOK, _ -> look()));
        clock.setCycleCount(Animation.INDEFINITE);
        end.setOnAction(_ -> {
            stop();
            close.run();
        });
        HBox buttons = new HBox(8, skip, end);
        buttons.setAlignment(Pos.CENTER_RIGHT);
        buttons.setMinWidth(Region.USE_PREF_SIZE);
        VBox step = new VBox(1, title, words);
        HBox.setHgrow(step, Priority.ALWAYS);
        getChildren().setAll(number, step, buttons);
        show();
        clock.play();
    }

    /** Looks at the window at once: what comes and goes between two looks is not missed. */
    public void look() {
        if (tour.look(state.get())) {
            show();
        }
    }

    /** Goes to the next step, whether this one was done or not. */
    public void skip() {
        if (!tour.isOver()) {
            tour.skip();
            tour.look(state.get());
            show();
        }
    }

    /** Stops to look. */
    public void stop() {
        clock.stop();
    }

    /** Id of the step it is at; empty after the last. */
    public String step() {
        return tour.step();
    }

    private void show() {
        if (tour.isOver()) {
            stop();
            number.setText("");
            title.setText(Texts.text("tour.finished").text());
            words.setText(Texts.text("tour.finished.words").text());
            skip.setVisible(false);
            return;
        }
        number.setText(Texts.text("tour.title", tour.number(), Tour.count()).text());
        title.setText(tour.title());
        words.setText(tour.words());
    }
}
