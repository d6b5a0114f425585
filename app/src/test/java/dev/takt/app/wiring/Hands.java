package dev.takt.app.wiring;

import javafx.geometry.Point2D;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import org.testfx.api.FxRobot;

/** What a user does with mouse and keyboard in one go. */
final class Hands {
    private Hands() {}

    /** A key with Control. */
    static void chord(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
    }

    /** A button is held from a place of the screen to one so many pixels beside it. */
    static void drag(FxRobot robot, MouseButton button, Point2D from, double dx, double dy) {
        robot.moveTo(from)
                .press(button)
                .moveTo(from.add(dx / 2, dy / 2))
                .moveTo(from.add(dx, dy))
                .release(button);
    }
}
