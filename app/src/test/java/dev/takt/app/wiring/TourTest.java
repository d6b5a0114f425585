package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.takt.app.help.TourCard;
import dev.takt.projects.model.Project;
import java.nio.file.Path;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The tour goes on when the user has done a step, and not before. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class TourTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
    }

    @Test
    void eachStepIsSeenWhenItIsDone(FxRobot robot) {
        robot.interact(() -> studio.window.run("help.tour"));
        studio.awaitRun();
        at("replay");
        Node band = studio.node("tour");
        studio.await(
                "the band above the page",
                () -> band.localToScene(band.getLayoutBounds()).getMaxY()
                        <= studio.node("board")
                                .localToScene(studio.node("board").getLayoutBounds())
                                .getMinY());
        robot.interact(() -> studio.node("board").requestFocus());
        robot.type(KeyCode.SPACE);
        at("zoom");
        robot.type(KeyCode.SPACE);
        robot.interact(() -> studio.window.run("view.zoom-in"));
        at("why");
        robot.type(KeyCode.N);
        at("fix");
        studio.await("the first card", () -> robot.lookup("#fix-apply-1")
                .tryQuery()
                .filter(n -> !n.isDisabled())
                .isPresent());
        robot.clickOn("#fix-apply-1");
        at("undo");
        Hands.chord(robot, KeyCode.Z);
        studio.await(
                "the design as it was",
                () -> !studio.design().session().document().redoLabel().isEmpty());
        Hands.chord(robot, KeyCode.Y);
        at("slider");
        robot.clickOn("#item-communication").clickOn("#tab-inspector");
        studio.await("the sliders", () -> studio.there("whatif-work"));
        Hands.drag(robot, MouseButton.PRIMARY, thumb("whatif-work"), -20, 0);
        at("add");
        Project before = studio.project();
        Hands.chord(robot, KeyCode.A);
        Hands.chord(robot, KeyCode.D);
        studio.await(
                "more items",
                () -> studio.project().items().size() > before.items().size());
        at("problems");
        studio.awaitRun();
        robot.type(KeyCode.F8);
        at("code");
        Hands.chord(robot, KeyCode.DIGIT5);
        at("save");

        robot.type(KeyCode.F1);
        studio.await(
                "the page about code",
                () -> robot.lookup("#help").tryQuery().isPresent()
                        && robot.lookup((Label l) -> l.getText().equals("Code"))
                                .tryQuery()
                                .isPresent());
        robot.type(KeyCode.ESCAPE);

        Path file = studio.folder.resolve("tour.takt");
        studio.nextSave = Optional.of(file);
        Hands.chord(robot, KeyCode.S);
        at("");
        assertEquals("That was the tour", ((Label) studio.node("tour-title")).getText());
    }

    @Test
    void stepsAreSkippedAndTheTourIsEndedWithoutTheMouse(FxRobot robot) {
        assertFalse(studio.window.run("help.tour-next"));
        robot.interact(() -> studio.window.run("help.tour"));
        studio.awaitRun();
        at("replay");
        robot.press(KeyCode.SHIFT).type(KeyCode.F1).release(KeyCode.SHIFT);
        at("zoom");
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.P).release(KeyCode.SHIFT, KeyCode.CONTROL);
        robot.write("tour end").type(KeyCode.ENTER);
        studio.await("no tour", () -> studio.window.tour().isEmpty());
    }

    private Point2D thumb(String slider) {
        Node thumb = studio.node(slider).lookup(".thumb");
        Bounds bounds = thumb.localToScreen(thumb.getBoundsInLocal());
        return new Point2D(bounds.getCenterX(), bounds.getCenterY());
    }

    private void at(String step) {
        studio.await(
                "the step " + step,
                () -> studio.window.tour().map(TourCard::step).equals(Optional.of(step)));
    }
}
