package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Every pane has a key that takes the focus there, from every page and in a narrow window too. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class PaneKeysTest {
    private static final Map<String, KeyCode> KEYS = new LinkedHashMap<>(Map.of(
            "outline", KeyCode.DIGIT1,
            "palette", KeyCode.DIGIT2,
            "inspector", KeyCode.DIGIT3,
            "problems", KeyCode.DIGIT4,
            "events", KeyCode.DIGIT5,
            "worst", KeyCode.DIGIT6,
            "strip", KeyCode.DIGIT7));

    /** The same in every run. */
    private static final List<String> ORDER = KEYS.keySet().stream().sorted().toList();

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        Path file = studio.sample("priority-inversion");
        studio.window.open(file);
    }

    private Optional<String> focused() {
        return studio.design().workspace().focusedPane();
    }

    private void press(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.ALT).type(key).release(KeyCode.ALT);
    }

    private void goTo(FxRobot robot, String pane) {
        String before = focused().orElse("no pane");
        press(robot, KEYS.get(pane));
        studio.await("the focus in " + pane + " from " + before, () -> focused().equals(Optional.of(pane)));
    }

    @Test
    void eachPaneByItsKeyAndBackToThePage(FxRobot robot) {
        studio.awaitRun();
        for (String pane : ORDER) {
            goTo(robot, pane);
        }
        goTo(robot, "inspector");
        press(robot, KeyCode.DIGIT3);
        studio.await("the focus on the board", () -> studio.node("board").isFocused());
        robot.press(KeyCode.CONTROL).type(KeyCode.R).release(KeyCode.CONTROL);
        studio.await("the responses", () -> focused().equals(Optional.of("responses")));
    }

    @Test
    void theInspectorComesInFrontOfWhyLate(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.node("board").requestFocus());
        for (double width : new double[] {1440, 1100}) {
            robot.interact(() -> studio.stage().setWidth(width));
            studio.await("the docks of the width", () -> studio.there("rail") == width < 1280);
            robot.type(KeyCode.N);
            studio.await(
                    "why late",
                    () -> studio.design().workspace().whyShownProperty().get());
            goTo(robot, "inspector");
            assertEquals(false, studio.design().workspace().whyShownProperty().get());
            robot.interact(() -> studio.node("board").requestFocus());
        }
    }

    @Test
    void inANarrowWindowAPaneComesOutOfTheRail(FxRobot robot) {
        robot.interact(() -> studio.stage().setWidth(1100));
        studio.awaitRun();
        studio.await("the rail", () -> studio.there("rail"));
        for (String pane : List.of("outline", "palette", "problems", "strip", "outline")) {
            goTo(robot, pane);
        }
    }

    @Test
    void whereThePageHasNoPlaceForAPaneTheBoardComes(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.design().page("code"));
        goTo(robot, "problems");
        assertEquals("board", studio.design().shownPage());
        robot.interact(() -> studio.design().page("timeline"));
        goTo(robot, "events");
        assertEquals("timeline", studio.design().shownPage());
        goTo(robot, "strip");
        assertEquals("board", studio.design().shownPage());
        robot.interact(() -> studio.design().workspace().toggle("bottom"));
        studio.await("no dock below", () -> !studio.there("strip"));
        goTo(robot, "problems");
    }
}
