package dev.takt.app.shell;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import javafx.event.Event;
import javafx.event.EventType;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.MouseEvent;
import javafx.scene.input.PickResult;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;
import org.testfx.util.WaitForAsyncUtils;

/** A tap of Alt selects the first menu, so the scene must see its release; that of a drag must not reach it. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class AltInDragsTest {
    private Scene scene;
    private Stage stage;
    private Stage other;
    private int taps;

    @Start
    void start(Stage stage) {
        scene = new Scene(new Group(), 100, 100);
        this.stage = stage;
        stage.setScene(scene);
        AltInDrags.keep(scene);
        scene.addEventHandler(KeyEvent.KEY_RELEASED, _ -> taps++);
    }

    private void alt(EventType<KeyEvent> what) {
        Event.fireEvent(scene, new KeyEvent(what, "", "", KeyCode.ALT, false, false, true, false));
    }

    private void drag() {
        Event.fireEvent(
                scene,
                new MouseEvent(
                        MouseEvent.MOUSE_DRAGGED,
                        1,
                        1,
                        1,
                        1,
                        MouseButton.PRIMARY,
                        1,
                        false,
                        false,
                        true,
                        false,
                        true,
                        false,
                        false,
                        false,
                        false,
                        false,
                        new PickResult(scene, 1, 1)));
    }

    /** Alt that is let go in another window is not told: what is pressed after the return is a tap, whatever was dragged before. */
    @Test
    void theAltOfADragThatTheWindowLeftIsForgotten(FxRobot robot) {
        robot.interact(() -> {
            stage.show();
            stage.requestFocus();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertTrue(stage.isFocused());
        robot.interact(() -> {
            alt(KeyEvent.KEY_PRESSED);
            drag();
        });
        robot.interact(() -> {
            other = new Stage();
            other.show();
            other.requestFocus();
        });
        WaitForAsyncUtils.waitForFxEvents();
        assertFalse(stage.isFocused());
        robot.interact(() -> {
            alt(KeyEvent.KEY_PRESSED);
            alt(KeyEvent.KEY_RELEASED);
            assertEquals(1, taps);
            other.hide();
        });
    }

    @Test
    void aTapIsOneAndTheAltOfADragIsNone(FxRobot robot) {
        robot.interact(() -> {
            alt(KeyEvent.KEY_PRESSED);
            alt(KeyEvent.KEY_RELEASED);
            assertEquals(1, taps);

            alt(KeyEvent.KEY_PRESSED);
            drag();
            // Held, the key is told again and again.
            alt(KeyEvent.KEY_PRESSED);
            alt(KeyEvent.KEY_RELEASED);
            assertEquals(1, taps);

            alt(KeyEvent.KEY_PRESSED);
            alt(KeyEvent.KEY_RELEASED);
            assertEquals(2, taps);
        });
    }
}
