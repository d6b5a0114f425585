package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.board.BoardView;
import dev.takt.designer.draw.Theme;
import javafx.geometry.Point2D;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A board that is only moved is a picture that slides; it has to be the picture that would be painted there. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class SlidingTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("esp32s3-sensor-node"));
    }

    @Test
    void aPictureThatWasMovedIsTheOneThatIsPaintedThere(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.node("board").requestFocus());
        robot.type(KeyCode.DIGIT1);
        Hands.chord(robot, KeyCode.M);
        studio.await("100 %", () -> studio.design().board().zoomShown() == 1);
        Point2D before = studio.middle("item-uart-echo");
        drag(robot, -310, -120);
        drag(robot, 170, 60);
        assertTrue(studio.middle("item-uart-echo").distance(before.add(-140, -60)) < 0.01);
        WritableImage moved = picture(robot);
        robot.interact(() -> ((BoardView) studio.node("board")).setTheme(Theme.LIGHT));
        WritableImage painted = picture(robot);
        assertTrue(differing(moved, painted) <= 50, () -> differing(moved, painted) + " pixels differ");
    }

    /** With the right button, in three moves. */
    private void drag(FxRobot robot, double dx, double dy) {
        Point2D from = studio.middle("board");
        robot.moveTo(from).press(MouseButton.SECONDARY);
        for (int i = 1; i <= 3; i++) {
            robot.moveTo(from.add(Math.rint(dx * i / 3), Math.rint(dy * i / 3)));
        }
        robot.release(MouseButton.SECONDARY);
        robot.moveTo(studio.middle("tab-board"));
    }

    private WritableImage picture(FxRobot robot) {
        WritableImage[] image = new WritableImage[1];
        studio.await("two frames", () -> true);
        robot.interact(() -> image[0] = studio.node("board").snapshot(null, null));
        return image[0];
    }

    private static int differing(WritableImage a, WritableImage b) {
        int count = 0;
        for (int x = 0; x < a.getWidth(); x++) {
            for (int y = 0; y < a.getHeight(); y++) {
                count += a.getPixelReader().getArgb(x, y) == b.getPixelReader().getArgb(x, y) ? 0 : 1;
            }
        }
        return count;
    }
}
