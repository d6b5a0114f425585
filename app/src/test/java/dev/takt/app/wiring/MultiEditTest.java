package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import dev.takt.app.text.Texts;
import dev.takt.designer.document.Selection;
import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.kind.ActivationKinds;
import dev.takt.projects.kind.Variant;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Message;
import java.util.Optional;
import java.util.OptionalLong;
import javafx.scene.control.ComboBox;
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

    private static final ItemId CONTROL = ItemId.of("control");
    private static final ItemId REPORT = ItemId.of("report");
    private static final ItemId COMMAND = ItemId.of("command");
    private static final long MS = 1_000_000;

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

    private Activation activation(ItemId task) {
        return studio.project().item(task, Executable.class).orElseThrow().activation();
    }

    private void select(FxRobot robot, ItemId... items) {
        robot.interact(() -> studio.design().session().document().select(Selection.of(items)));
        studio.await("their activation", () -> studio.there("form-activation"));
    }

    /** What differs stays as it is when a field is changed that all of them have. */
    @Test
    void activationsOfOneFormThatDiffer(FxRobot robot) {
        studio.awaitRun();
        select(robot, TASK, CONTROL);
        assertEquals("mixed", field("period").getPromptText());
        assertEquals("", field("period").getText());
        robot.interact(() -> field("jitter").requestFocus());
        robot.write("1 ms").type(KeyCode.ENTER);
        studio.await(
                "the jitter of both",
                () -> activation(TASK).equals(new Activation.Periodic(5 * MS, 0, MS))
                        && activation(CONTROL).equals(new Activation.Periodic(10 * MS, 0, MS)));
        assertEquals(1, studio.design().session().document().doneLabels().size());
    }

    @Test
    void activationsOfSeveralFormsShowWhatAllHave(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.design()
                .session()
                .document()
                .apply(new ChangeItem(
                        Message.of(Texts.APP, "edit.seed"), REPORT, Optional.empty(), item -> ((Task) item)
                                .withActivation(new Activation.Sporadic(20 * MS, 3 * MS, 2 * MS)))));
        select(robot, TASK, CONTROL, REPORT);
        assertNull(studio.stage().getScene().lookup("#field-period"));
        assertNull(studio.stage().getScene().lookup("#field-min-gap"));
        assertEquals("mixed", field("offset").getPromptText());
        robot.interact(() -> field("offset").requestFocus());
        robot.write("4 ms").type(KeyCode.ENTER);
        studio.await(
                "the offset of all",
                () -> activation(TASK).equals(new Activation.Periodic(5 * MS, 4 * MS, 0))
                        && activation(CONTROL).equals(new Activation.Periodic(10 * MS, 4 * MS, 0))
                        && activation(REPORT).equals(new Activation.Sporadic(20 * MS, 3 * MS, 4 * MS)));
        studio.await(
                "what they have in common now", () -> field("offset").getText().equals("4 ms"));
    }

    /** Tasks that have the chosen form already keep their figures. */
    @Test
    @SuppressWarnings("unchecked")
    void oneFormForAll(FxRobot robot) {
        studio.awaitRun();
        select(robot, TASK, COMMAND);
        assertNull(studio.stage().getScene().lookup("#field-offset"));
        ComboBox<Variant<Activation, ?>> forms = (ComboBox<Variant<Activation, ?>>) studio.node("form-activation");
        assertNull(forms.getValue());
        robot.interact(
                () -> forms.setValue(ActivationKinds.TYPE.byTag("periodic").orElseThrow()));
        assertEquals(new Activation.Periodic(5 * MS, 0, 0), activation(TASK));
        assertEquals(ActivationKinds.TYPE.byTag("periodic").orElseThrow().blank(), activation(COMMAND));
        studio.await("the fields of the form", () -> studio.there("field-period"));
    }
}
