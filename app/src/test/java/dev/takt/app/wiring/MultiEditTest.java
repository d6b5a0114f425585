package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.takt.designer.document.Selection;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import java.util.OptionalLong;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A task and an interrupt selected together: what they have in common is edited for both, as one step. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class MultiEditTest {
    private static final ItemId TASK = ItemId.of("sampling");
    private static final ItemId HANDLER = ItemId.of("uart-rx");

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("rtic-cortex-m3"));
    }

    private TextField field(String name) {
        return (TextField) studio.node("field-" + name);
    }

    private OptionalLong deadline(ItemId item) {
        return studio.project().item(item, Executable.class).orElseThrow().deadlineNs();
    }

    @Test
    void commonPropertiesOfDifferentKinds(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        robot.interact(() -> studio.design().session().document().select(Selection.of(TASK, HANDLER)));
        studio.await("their fields", () -> studio.stage().getScene().lookup("#field-deadline") != null);
        assertEquals("", field("priority").getText());
        assertEquals("mixed", field("priority").getPromptText());
        assertEquals("0", field("core").getText());
        assertNull(studio.stage().getScene().lookup("#field-stack"));

        robot.interact(() -> field("priority").requestFocus());
        robot.write("300").type(KeyCode.ENTER);
        studio.await("the complaint", () -> field("priority").getStyleClass().contains("wrong"));
        assertEquals(before, studio.project());
        robot.type(KeyCode.BACK_SPACE).type(KeyCode.BACK_SPACE).type(KeyCode.BACK_SPACE);
        robot.write("5").type(KeyCode.ENTER);
        studio.await("one priority", () -> studio.priority("sampling") == 5 && studio.priority("uart-rx") == 5);
        assertEquals(1, studio.design().session().document().doneLabels().size());

        robot.interact(() -> field("deadline").requestFocus());
        robot.write("1/2kHz");
        studio.await("the expression", () -> field("deadline").getText().equals("1/2kHz"));
        robot.type(KeyCode.ENTER);
        studio.await(
                "one deadline",
                () -> deadline(TASK).equals(OptionalLong.of(500_000))
                        && deadline(HANDLER).equals(OptionalLong.of(500_000)));
        robot.interact(() -> studio.node("board").requestFocus());
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).type(KeyCode.Z).release(KeyCode.CONTROL);
        studio.await("undo of both", () -> studio.project() == before);
    }
}
