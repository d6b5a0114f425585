package dev.takt.app.wiring;

import dev.takt.app.settings.Preferences;
import dev.takt.app.settings.WindowPlace;
import javafx.geometry.Rectangle2D;
import javafx.scene.Parent;
import javafx.scene.Scene;
import javafx.stage.Screen;
import javafx.stage.Stage;

/** Where a window stands and how large it is: as it was last time, if that place is still on a screen. */
final class Standing {
    private static final double WIDTH = 1440;
    private static final double HEIGHT = 900;
    private static final double LEAST_WIDTH = 960;
    private static final double LEAST_HEIGHT = 600;

    private final Stage stage;
    private final Preferences preferences;

    Standing(Stage stage, Preferences preferences) {
        this.stage = stage;
        this.preferences = preferences;
        stage.setMinWidth(LEAST_WIDTH);
        stage.setMinHeight(LEAST_HEIGHT);
        preferences
                .window()
                .filter(p -> !Screen.getScreensForRectangle(p.x(), p.y(), p.width(), p.height())
                        .isEmpty())
                .ifPresent(p -> {
                    stage.setX(p.x());
                    stage.setY(p.y());
                    stage.setWidth(p.width());
                    stage.setHeight(p.height());
                    stage.setMaximized(p.maximised());
                });
    }

    /** A scene as large as a window is the first time. */
    static Scene first(Parent root) {
        Rectangle2D desk = Screen.getPrimary().getVisualBounds();
        return new Scene(root, Math.min(WIDTH, desk.getWidth()), Math.min(HEIGHT, desk.getHeight()));
    }

    /** The next window stands where this one does now. */
    void remember() {
        preferences.setWindow(
                new WindowPlace(stage.getX(), stage.getY(), stage.getWidth(), stage.getHeight(), stage.isMaximized()));
    }
}
