package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.text.Texts;
import dev.takt.designer.document.Selection;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.model.Distribution;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Step;
import dev.takt.projects.model.Task;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.scene.Parent;
import javafx.scene.control.Button;
import javafx.scene.control.Label;
import javafx.scene.control.TextArea;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The body of a task, edited as rows and as text beside them. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class BodyJourneyTest {
    private static final ItemId TASK = ItemId.of("bus-manager");
    private static final ItemId BUS = ItemId.of("bus");

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("priority-inversion"));
    }

    private List<Step> body() {
        return studio.project().item(TASK, Task.class).orElseThrow().body();
    }

    private TextArea text() {
        return (TextArea) studio.node("body-text");
    }

    private String total() {
        return ((Label) studio.node("body-total")).getText();
    }

    private void select(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.design().session().document().select(Selection.of(TASK)));
        studio.await("its body", () -> studio.stage().getScene().lookup("#body-text") != null);
    }

    private static Step compute(long bestNs, long worstNs) {
        return new Step.Compute("", bestNs, worstNs, Distribution.UNIFORM);
    }

    /** The sample: {@code lock bus { compute }}, with what stands around it. */
    @Test
    void textAndRowsFollowEachOtherAndAllThatIsTypedIsOneStep(FxRobot robot) {
        select(robot);
        Project before = studio.project();
        List<Step> old = body();
        assertTrue(text().getText().contains("lock"), text().getText());
        robot.interact(() -> {
            text().requestFocus();
            text().selectAll();
        });
        robot.write("compute 40..60us\ndelay 1 ms");
        studio.await(
                "the typed body", () -> body().equals(List.of(compute(40_000, 60_000), new Step.Delay(1_000_000))));
        assertEquals("compute 40..60us\ndelay 1 ms", text().getText(), "what is typed stays as it is typed");
        assertTrue(studio.node("step-1").getAccessibleText().contains("delay"), "a row each");
        assertEquals(1, studio.design().session().document().doneLabels().size());

        robot.interact(() -> studio.node("step-0").requestFocus());
        studio.await("tidied", () -> text().getText().equals("compute 40 us .. 60 us\ndelay 1 ms\n"));
        robot.press(KeyCode.ALT).type(KeyCode.DOWN).release(KeyCode.ALT);
        studio.await("moved", () -> text().getText().equals("delay 1 ms\ncompute 40 us .. 60 us\n"));

        robot.interact(() -> studio.node("board").requestFocus());
        robot.press(KeyCode.CONTROL).type(KeyCode.Z).type(KeyCode.Z).release(KeyCode.CONTROL);
        studio.await("undone", () -> studio.project() == before);
        studio.await("the old text", () -> text().getText().contains("lock"));
        assertEquals(old, body());
    }

    @Test
    void aMistakeStandsWithItsLineAndChangesNothing(FxRobot robot) {
        select(robot);
        Project before = studio.project();
        String canonical = text().getText();
        robot.interact(() -> {
            text().requestFocus();
            text().setText("compute 5 us\nlokc Bus {\n}");
        });
        studio.await(
                "the mistake",
                () -> !robot.lookup("#inspector .mistake").queryAll().isEmpty());
        Button mistake = robot.lookup("#inspector .mistake").queryAs(Button.class);
        assertTrue(mistake.getText().startsWith("Line 2: \"lokc\""), mistake.getText());
        assertEquals(before, studio.project());
        robot.interact(mistake::fire);
        assertEquals("lokc Bus {", text().getSelectedText());
        robot.type(KeyCode.ESCAPE);
        studio.await("the text as it was", () -> text().getText().equals(canonical));
        assertTrue(robot.lookup("#inspector .mistake").queryAll().isEmpty());
    }

    /** Costs of a sample for study are nothing, so the sums are those of the steps: 20 + 3 x 10 at best, 20 + 3 x (10 .. 30) at worst. */
    @Test
    void theTimeIsTotalledWithEveryKey(FxRobot robot) {
        select(robot);
        robot.interact(() -> {
            text().requestFocus();
            text().setText("compute 20 us\nrepeat 3 { compute 10 .. 30 us }");
        });
        studio.await("the sum", () -> total().contains("50 us .. 110 us"));
        TextField amount = (TextField) ((Parent) studio.node("step-0")).lookup(".text-field");
        robot.interact(() -> {
            amount.requestFocus();
            amount.setText("25 us");
        });
        studio.await("the sum of what is being typed", () -> total().contains("55 us .. 115 us"));
        assertEquals(compute(20_000, 20_000), body().getFirst(), "not yet a change");
        robot.type(KeyCode.ENTER);
        studio.await("the change", () -> body().getFirst().equals(compute(25_000, 25_000)));
    }

    @Test
    void aRowIsDraggedIntoALockAndOutOfIt(FxRobot robot) {
        select(robot);
        robot.interact(() -> {
            text().requestFocus();
            text().setText("delay 1 ms\nlock \"information bus\" { compute 10 us }\nyield");
        });
        List<Step> apart = List.of(
                new Step.Delay(1_000_000), new Step.Lock(BUS, List.of(compute(10_000, 10_000))), new Step.Yield());
        studio.await("the body", () -> body().equals(apart));
        int steps = studio.design().session().document().doneLabels().size();
        new BodyRows(studio, robot).scrollTo("step-0");
        new BodyRows(studio, robot).drag("step-0", "step-1-0-0", 0.8, 30);
        List<Step> inside = List.of(
                new Step.Lock(BUS, List.of(compute(10_000, 10_000), new Step.Delay(1_000_000))), new Step.Yield());
        studio.await("inside the lock", () -> body().equals(inside));
        assertEquals(
                steps + 1, studio.design().session().document().doneLabels().size());
        assertTrue(studio.node("step-0-0-1").isFocused());

        new BodyRows(studio, robot).drag("step-0-0-1", "step-0", 0.2, 4);
        studio.await("back", () -> body().equals(apart));

        studio.awaitRun();
        Point2D from = studio.node("step-0").localToScreen(30, 10);
        robot.moveTo(from)
                .press(MouseButton.PRIMARY)
                .moveBy(0, 20)
                .moveBy(0, 20)
                .type(KeyCode.ESCAPE);
        robot.moveBy(0, 6).release(MouseButton.PRIMARY);
        assertEquals(apart, body(), "a drag that is given up");
        assertFalse(robot.lookup(".drop-mark").query().isVisible());
    }

    /** Over "otherwise nothing" a row goes into that way; by Alt+Up it comes back over the border. */
    @Test
    void aRowIsDraggedIntoTheEmptyOtherWayOfABranch(FxRobot robot) {
        select(robot);
        Step branch = new Step.Branch(250_000, List.of(compute(10_000, 10_000)), List.of());
        Project before = studio.project();
        robot.interact(() -> studio.design()
                .session()
                .document()
                .apply(new ChangeProject(
                        Texts.text("edit.restore"),
                        Optional.empty(),
                        p -> p.withItem(before.item(TASK, Task.class)
                                .orElseThrow()
                                .withBody(List.of(branch, new Step.Yield()))))));
        studio.await(
                "its line", () -> robot.lookup("#step-0-otherwise").tryQuery().isPresent());
        new BodyRows(studio, robot).scrollTo("step-1");
        new BodyRows(studio, robot).drag("step-1", "step-0-otherwise", 0.5, 20);
        studio.await("in the other way", () -> body().equals(List.of(
                new Step.Branch(250_000, List.of(compute(10_000, 10_000)), List.of(new Step.Yield())))));
        robot.press(KeyCode.ALT).type(KeyCode.UP).release(KeyCode.ALT);
        studio.await("in the first way", () -> body().equals(List.of(
                new Step.Branch(250_000, List.of(compute(10_000, 10_000), new Step.Yield()), List.of()))));
    }
}
