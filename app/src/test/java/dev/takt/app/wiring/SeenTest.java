package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.takt.designer.document.Selection;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** How much of the page is seen, at the end of the status line: the board's zoom where the board is, the span of the timeline there, nothing elsewhere. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class SeenTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("priority-inversion"));
    }

    private String seen() {
        return ((Label) studio.node("status-seen")).getText();
    }

    private void page(FxRobot robot, String page) {
        robot.interact(() -> studio.window.run("view." + page));
        studio.await(page, () -> studio.design().shownPage().equals(page));
    }

    @Test
    void theStatusLineSaysHowMuchOfThePageIsSeen(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.node("board").requestFocus());
        robot.type(KeyCode.DIGIT1);
        assertEquals("100 %", seen());
        Hands.chord(robot, KeyCode.EQUALS);
        assertEquals("125 %", seen());

        // With nothing selected F shows the whole run; the keys zoom by a factor of 1.5.
        page(robot, "timeline");
        robot.interact(() -> {
            studio.design().session().document().select(Selection.NONE);
            studio.design().shown().fit();
        });
        assertEquals("200 ms in view", seen());
        Hands.chord(robot, KeyCode.EQUALS);
        assertEquals("133.4 ms in view", seen());

        for (String page : new String[] {"analysis", "memory", "report", "compare"}) {
            page(robot, page);
            assertFalse(studio.node("status-seen").isVisible(), page);
        }

        // The board is as the timeline's zoom found it, and so it is beside the code.
        page(robot, "board");
        assertEquals("125 %", seen());
        page(robot, "code");
        robot.interact(() -> studio.design().board().actualSize());
        assertEquals("100 %", seen());
    }
}
