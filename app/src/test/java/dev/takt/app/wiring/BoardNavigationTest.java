package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.settings.Places;
import dev.takt.app.settings.Preferences;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** How one moves about on the board, as in any editor: wheel, buttons, keys, map. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class BoardNavigationTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("motor-control"));
    }

    @Test
    void theBoardIsZoomedAtThePointerAndMovedByEveryOtherButton(FxRobot robot) {
        studio.awaitRun();
        Point2D card = studio.middle("item-commands");
        robot.moveTo(card).scroll(3, VerticalDirection.UP);
        studio.await("a zoom", () -> studio.design().board().zoomShown() > 0.9);
        assertTrue(studio.middle("item-commands").distance(card) < 2);

        robot.interact(() -> studio.node("board").requestFocus());
        robot.type(KeyCode.DIGIT1);
        studio.await("100 %", () -> studio.design().board().zoomShown() == 1);
        Point2D before = studio.middle("item-commands");
        Hands.drag(robot, MouseButton.MIDDLE, studio.freePlace(), 40, 30);
        assertTrue(studio.middle("item-commands").distance(before.add(40, 30)) < 0.01);
        Hands.drag(robot, MouseButton.SECONDARY, studio.freePlace(), -20, 10);
        assertTrue(studio.middle("item-commands").distance(before.add(20, 40)) < 0.01);

        robot.type(KeyCode.F);
        studio.await("all of it", () -> studio.design().board().zoomShown() < 1);
        double fitted = studio.design().board().zoomShown();
        robot.type(KeyCode.DIGIT1).type(KeyCode.DIGIT0);
        studio.await("all of it again", () -> studio.design().board().zoomShown() == fitted);
    }

    @Test
    void theWheelScrollsWhereItIsWishedToAndZoomsWithControlAlways(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.window.preferences().setWheel("scroll"));
        double zoom = studio.design().board().zoomShown();
        Point2D before = studio.middle("item-commands");
        robot.moveTo(before).scroll(1, VerticalDirection.DOWN);
        studio.await("another part", () -> studio.middle("item-commands").getY() < before.getY());
        assertEquals(zoom, studio.design().board().zoomShown());
        robot.press(KeyCode.CONTROL).scroll(2, VerticalDirection.UP).release(KeyCode.CONTROL);
        studio.await("a zoom", () -> studio.design().board().zoomShown() > zoom);
        assertEquals("scroll", Preferences.load(new Places(studio.folder)).wheel());
    }

    @Test
    void aDragAtTheEdgeMovesTheViewAndTheMapLeadsBack(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.node("board").requestFocus());
        robot.type(KeyCode.DIGIT1);
        robot.moveTo(studio.middle("item-commands")).scroll(8, VerticalDirection.UP);
        studio.await("the map", () -> studio.node("minimap").isVisible());
        Point2D other = studio.middle("item-commands");
        Bounds board = studio.bounds("board");
        Point2D from = new Point2D(board.getMinX() + 300, board.getMinY() + 60);
        robot.press(KeyCode.SHIFT).moveTo(from).press(MouseButton.PRIMARY);
        robot.moveTo(from.add(-100, 0)).moveTo(new Point2D(board.getMinX() + 3, from.getY()));
        studio.await(
                "the view to move on",
                () -> !studio.there("item-commands")
                        || studio.middle("item-commands").getX() > other.getX() + 50);
        robot.type(KeyCode.ESCAPE).release(MouseButton.PRIMARY).release(KeyCode.SHIFT);
        robot.interact(() -> studio.node("board").requestFocus());
        robot.type(KeyCode.DIGIT1);
        studio.await("100 %", () -> studio.design().board().zoomShown() == 1);
        robot.clickOn(studio.middle("minimap"));
        studio.await(
                "the middle of the board",
                () -> studio.there("item-commands") && studio.bounds("board").contains(studio.middle("item-commands")));
    }
}
