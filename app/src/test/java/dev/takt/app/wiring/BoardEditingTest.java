package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.kind.Edges;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.ListView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What one builds and edits on the board, and how it is taken back: places, arranging, selection, keys, copies. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class BoardEditingTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("rtic-cortex-m3"));
    }

    @Test
    void aDoubleClickOffersWhatCanStandThere(FxRobot robot) {
        studio.awaitRun();
        robot.moveTo(studio.freePlace()).doubleClickOn(MouseButton.PRIMARY);
        studio.await("the picker", () -> robot.lookup("#picker-list").tryQuery().isPresent());
        robot.clickOn("#picker-filter").write("chan");
        studio.await(
                "the filter",
                () -> ((ListView<?>) robot.lookup("#picker-list").query())
                                .getItems()
                                .size()
                        == 1);
        robot.type(KeyCode.ENTER);
        studio.await("a channel", () -> studio.project().all(Channel.class).size() == 1);
    }

    @Test
    void arrowsInTheFilterGoThroughMoreThanThePickerHasRoomFor(FxRobot robot) {
        studio.awaitRun();
        robot.moveTo(studio.freePlace()).doubleClickOn(MouseButton.PRIMARY);
        studio.await("the picker", () -> robot.lookup("#picker-list").tryQuery().isPresent());
        ListView<?> list = robot.lookup("#picker-list").query();
        studio.await("the first", () -> SeenRows.has(list, 0));
        int last = list.getItems().size() - 1;
        assertFalse(SeenRows.has(list, last), "all of them have room");
        for (int row = 0; row < last; row++) {
            robot.type(KeyCode.DOWN);
            int below = row + 1;
            studio.await(
                    "row " + below,
                    () -> list.getSelectionModel().getSelectedIndex() == below && SeenRows.has(list, below));
        }
        robot.type(KeyCode.UP);
        studio.await("the last stays where it is", () -> SeenRows.has(list, last) && SeenRows.has(list, last - 1));
    }

    @Test
    void theBoardArrangesItselfAndOneUndoTakesItBack(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        robot.interact(() -> studio.node("board").requestFocus());
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.A).release(KeyCode.SHIFT, KeyCode.CONTROL);
        studio.await("another layout", () -> studio.project() != before);
        assertEquals(before.items(), studio.project().items());
        Hands.chord(robot, KeyCode.Z);
        studio.await("undo", () -> studio.project() == before);
    }

    @Test
    void aMarqueeSelectsShiftAddsArrowsMoveAndTheHistoryHasNames(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        Bounds sampling = studio.bounds("item-sampling");
        Bounds control = studio.bounds("item-control");
        Point2D from = new Point2D(sampling.getMinX() - 6, sampling.getMinY() - 6);
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.add(20, 20));
        robot.moveTo(new Point2D(control.getMaxX() + 8, control.getMaxY() + 8)).release(MouseButton.PRIMARY);
        studio.await("two", () -> Set.copyOf(studio.design().selected())
                .equals(Set.of(ItemId.of("sampling"), ItemId.of("control"))));
        robot.press(KeyCode.SHIFT).clickOn("#item-report").release(KeyCode.SHIFT);
        studio.await("three", () -> studio.design().selected().size() == 3);
        robot.press(KeyCode.SHIFT).clickOn("#item-report").release(KeyCode.SHIFT);
        studio.await("two again", () -> studio.design().selected().size() == 2);

        robot.type(KeyCode.UP).type(KeyCode.UP);
        studio.await("urgency", () -> studio.priority("sampling") == 5 && studio.priority("control") == 4);
        assertEquals(
                List.of("Move 2 items"),
                studio.design().session().document().doneLabels().stream()
                        .map(Object::toString)
                        .toList());
        Hands.chord(robot, KeyCode.S);
        studio.await("saving", () -> !studio.design().session().document().isDirty());
        Hands.chord(robot, KeyCode.Z);
        studio.await("undo over the save", () -> studio.project() == before);
    }

    /** The sample locks {@code state} in two tasks and hands out one step a lock; what goes with it is the lock, not the work in it. */
    @Test
    void whatIsCutTakesItsLinesAlongAsOneStepAndIsSavedInAnotherFile(FxRobot robot) throws Exception {
        studio.awaitRun();
        Project before = studio.project();
        Path file = studio.design().file().orElseThrow();
        String onDisk = Files.readString(file);
        ItemId state = ItemId.of("state");
        long lines = Edges.of(before).stream().filter(e -> e.to().equals(state)).count();
        assertTrue(lines > 1, () -> lines + " lines to state");
        robot.clickOn("#item-state");
        Hands.chord(robot, KeyCode.X);
        studio.await("it is gone", () -> studio.project().item(state).isEmpty());
        assertEquals(
                0,
                Edges.of(studio.project()).stream()
                        .filter(e -> e.to().equals(state))
                        .count());
        assertEquals(1, studio.design().session().document().doneLabels().size());
        Hands.chord(robot, KeyCode.V);
        studio.await("it is back", () -> studio.project().all(Resource.class).size() == 1);
        Hands.chord(robot, KeyCode.Z);
        Hands.chord(robot, KeyCode.Z);
        studio.await("with its lines", () -> studio.project() == before);

        robot.clickOn("#item-control");
        robot.type(KeyCode.P);
        studio.await("it is pinned", () -> studio.project()
                .layout()
                .of(ItemId.of("control"))
                .filter(Placement::pinned)
                .isPresent());
        Placement pinned = studio.project().layout().of(ItemId.of("control")).orElseThrow();
        Path other = studio.folder.resolve("second");
        studio.nextSave = Optional.of(other);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.S).release(KeyCode.SHIFT, KeyCode.CONTROL);
        Path named = studio.folder.resolve("second.takt");
        studio.await("the other file", () -> studio.design().file().equals(Optional.of(named)));
        assertEquals(onDisk, Files.readString(file), "the first file is as it was");
        assertEquals(
                studio.project(),
                ProjectFormat.read(Files.readString(named)).project().orElseThrow());
        assertTrue(studio.stage().getTitle().startsWith("second.takt"));
        assertFalse(studio.design().session().document().isDirty());

        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.A).release(KeyCode.SHIFT, KeyCode.CONTROL);
        studio.await(
                "another layout", () -> studio.design().session().document().isDirty());
        assertEquals(pinned, studio.project().layout().of(ItemId.of("control")).orElseThrow());
    }

    @Test
    void copiesAreTextThatAnotherDesignTakes(FxRobot robot) throws Exception {
        studio.awaitRun();
        int own = studio.project().items().size();
        robot.clickOn("#item-sampling");
        Hands.chord(robot, KeyCode.D);
        studio.await("a double", () -> studio.project().items().size() == own + 1);
        robot.clickOn("#item-control");
        Hands.chord(robot, KeyCode.C);
        String[] text = new String[1];
        robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        assertEquals(
                List.of("control"),
                ProjectFormat.read(text[0]).project().orElseThrow().items().stream()
                        .map(i -> i.name())
                        .toList());
        Hands.chord(robot, KeyCode.S);
        studio.await("saving", () -> !studio.design().session().document().isDirty());

        Path other = studio.sample("priority-inversion");
        robot.interact(() -> studio.window.open(other));
        studio.await("the other design", () -> studio.design().file().equals(Optional.of(other)));
        int before = studio.project().items().size();
        robot.interact(() -> studio.node("board").requestFocus());
        Hands.chord(robot, KeyCode.V);
        studio.await("the task there", () -> studio.project().items().size() == before + 1);
    }
}
