package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.ContextMenu;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Panes stand where they are put, by mouse, menu or keys, at the next start too. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class DocksTest {
    @TempDir
    private Path folder;

    private Stage stage;
    private StudioHarness studio;

    @Start
    void start(Stage stage) {
        this.stage = stage;
    }

    private void begin(FxRobot robot, double width) throws Exception {
        robot.interact(() -> studio = new StudioHarness(stage, width, 900, folder));
        Path file = studio.sample("priority-inversion");
        robot.interact(() -> studio.window.open(file));
        studio.awaitRun();
    }

    private boolean isShown(String id) {
        Node node = stage.getScene().lookup("#" + id);
        return node != null && node.localToScene(node.getBoundsInLocal()).getWidth() > 0;
    }

    private boolean isLeftOf(String one, String other) {
        return isShown(one)
                && isShown(other)
                && studio.bounds(one).getMaxX() <= studio.bounds(other).getMinX() + 1;
    }

    private void drag(FxRobot robot, Point2D from, Point2D to) {
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.add(12, 8));
        robot.moveTo(to.add(-8, -4)).moveTo(to);
        assertTrue(studio.node("dock-target").isVisible(), "where it will land is marked");
        robot.release(MouseButton.PRIMARY);
        assertFalse(stage.getScene().lookup("#dock-target").isVisible());
    }

    @Test
    void aTabDraggedToAnotherDockStandsThereAtTheNextStartTooUntilTheLayoutIsReset(FxRobot robot) throws Exception {
        begin(robot, 1440);
        assertTrue(isLeftOf("board", "inspector"));
        drag(robot, studio.middle("tab-inspector"), studio.middle("outline"));
        studio.await("the inspector at the left", () -> isLeftOf("inspector", "board"));
        assertFalse(isShown("tab-why"), "with nothing beside it Why late? comes when it is asked for");

        begin(robot, 1440);
        studio.await("the same", () -> isShown("tab-inspector") && isLeftOf("tab-inspector", "board"));
        robot.interact(() -> studio.window.run("view.reset-layout"));
        studio.await("as it came", () -> isLeftOf("board", "inspector"));
    }

    @Test
    void aSideWithoutPanesIsFreeForThePageAndTakesOneAtItsEdge(FxRobot robot) throws Exception {
        begin(robot, 1440);
        double before = studio.bounds("board").getMinX();
        drag(robot, studio.middle("tab-outline"), studio.middle("problems"));
        studio.await(
                "the outline below",
                () -> studio.bounds("outline").getMinY()
                        > studio.bounds("board").getMaxY() - 1);
        drag(robot, studio.middle("tab-palette"), studio.middle("inspector"));
        studio.await("no dock at the left", () -> studio.bounds("board").getMinX() < before - 100);
        Bounds page = studio.bounds("board");
        drag(robot, studio.middle("tab-palette"), new Point2D(page.getMinX() + 20, page.getCenterY()));
        studio.await("the palette at the left", () -> isLeftOf("tab-palette", "board"));
    }

    @Test
    void withKeysThePaneThatHasTheFocusGoesToASideAndThereToTheOtherDock(FxRobot robot) throws Exception {
        begin(robot, 1440);
        robot.interact(() -> studio.node("outline").requestFocus());
        robot.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.SHIFT).type(KeyCode.R);
        robot.release(KeyCode.SHIFT, KeyCode.ALT, KeyCode.CONTROL);
        studio.await("the outline at the right", () -> isLeftOf("board", "outline"));
        robot.interact(() -> studio.node("outline").requestFocus());
        robot.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.SHIFT).type(KeyCode.B);
        robot.release(KeyCode.SHIFT, KeyCode.ALT, KeyCode.CONTROL);
        studio.await("the outline below", () -> isShown("outline") && isLeftOf("outline", "strip"));
        robot.interact(() -> studio.node("outline").requestFocus());
        robot.press(KeyCode.CONTROL, KeyCode.ALT, KeyCode.SHIFT).type(KeyCode.B);
        robot.release(KeyCode.SHIFT, KeyCode.ALT, KeyCode.CONTROL);
        studio.await("beside the problems", () -> isShown("outline") && isLeftOf("problems", "outline"));
    }

    @Test
    void aMenuOfTheTabMovesItAndWhyLateComesWhenAskedFor(FxRobot robot) throws Exception {
        begin(robot, 1440);
        robot.clickOn("#tab-inspector", MouseButton.SECONDARY);
        MenuItem below = robot.listTargetWindows().stream()
                .filter(ContextMenu.class::isInstance)
                .flatMap(menu -> ((ContextMenu) menu).getItems().stream())
                .filter(item -> item.getText().equals("Below the page"))
                .findFirst()
                .orElseThrow();
        robot.interact(below::fire);
        studio.await("the inspector below", () -> isShown("inspector") && isLeftOf("inspector", "strip"));
        assertFalse(isShown("tab-why"));
        robot.interact(() -> studio.window.run("run.next-miss"));
        studio.await("why late", () -> isShown("why-heading"));
        robot.interact(() -> studio.design().ways().open());
        robot.interact(() -> studio.design().ways().open());
        studio.await("no why", () -> !isShown("why-heading"));
    }

    @Test
    void inANarrowWindowMovedPanesAreInReach(FxRobot robot) throws Exception {
        begin(robot, 1440);
        drag(robot, studio.middle("tab-events"), studio.middle("palette"));
        studio.await("the events at the left", () -> isLeftOf("tab-events", "board"));
        robot.interact(() -> stage.setWidth(1100));
        studio.await("the rail", () -> !isShown("tab-events"));
        robot.interact(() -> studio.design().workspace().choose("events"));
        studio.await("the events over the page", () -> isShown("tab-events"));
        assertEquals(1, stage.getScene().getRoot().lookupAll("#tab-events").size());
    }
}
