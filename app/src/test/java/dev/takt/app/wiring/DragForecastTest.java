package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.model.Project;
import java.util.List;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/**
 * What a drag would change and break, while it goes on. In the RTIC sample {@code uart_rx} has 1 ms from a byte to its end, at priority 4. On the level of {@code report}, priority 1, it can come while
 * that computes, 3.9 ms; on that of {@code sampling} it waits for 600 us and a lock of 300 us.
 */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class DragForecastTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("rtic-cortex-m3"));
    }

    @Test
    void aDragToAnotherLevelSaysWhatBreaksAndEscapeThrowsItAway(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        pickUp(robot, "uart-rx", "report");
        studio.await("the change", () -> words(robot).contains("uart_rx: priority 4 → 1"));
        studio.await("what breaks", () -> words(robot).stream()
                .anyMatch(w -> w.startsWith("uart_rx can miss its deadline: R ≤ ") && w.endsWith(" > 1 ms")));
        assertSame(before, studio.project());

        robot.type(KeyCode.ESCAPE);
        studio.await("no hint", () -> !studio.node("drag-hint").isVisible());
        robot.release(MouseButton.PRIMARY);
        assertSame(before, studio.project());
        assertEquals(List.of(), studio.design().session().document().doneLabels());
    }

    @Test
    void droppedItIsOneStepAndWhatBreaksNothingSaysSo(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        pickUp(robot, "uart-rx", "sampling");
        studio.await("the change", () -> words(robot).contains("uart_rx: priority 4 → 3"));
        studio.await("the verdict", () -> words(robot).contains("Breaks nothing that holds now"));
        robot.release(MouseButton.PRIMARY);
        studio.await("the drop", () -> studio.priority("uart-rx") == 3);
        assertTrue(!studio.node("drag-hint").isVisible());
        assertEquals(1, studio.design().session().document().doneLabels().size());
        Hands.chord(robot, KeyCode.Z);
        studio.await("undo", () -> studio.project() == before);
    }

    /** Presses on one card and moves to the height of another. */
    private void pickUp(FxRobot robot, String card, String level) {
        Point2D from = studio.middle("item-" + card);
        Point2D to = new Point2D(from.getX(), studio.middle("item-" + level).getY());
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.add(6, 6)).moveTo(to);
    }

    private static List<String> words(FxRobot robot) {
        return robot.lookup("#drag-hint .label").queryAllAs(Label.class).stream()
                .map(Label::getText)
                .toList();
    }
}
