package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.command.Command;
import dev.takt.designer.document.Selection;
import dev.takt.projects.model.ItemId;
import java.util.List;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Commands are found where one is, by the other button, and by a letter or two in the palette. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class CommandsAtHandTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("rtic-cortex-m3"));
    }

    @Test
    void otherButtonOffersTheCommandsOfWhatIsThere(FxRobot robot) {
        studio.awaitRun();
        int before = studio.project().items().size();
        robot.interact(() -> studio.design().session().document().select(Selection.NONE));
        robot.clickOn(studio.middle("item-control"), MouseButton.SECONDARY);
        studio.await("the item", () -> studio.design().selected().equals(List.of(ItemId.of("control"))));
        robot.clickOn("#here-edit-duplicate");
        studio.await("two of it", () -> studio.project().items().size() == before + 1);

        robot.clickOn(studio.freePlace(), MouseButton.SECONDARY);
        robot.clickOn("#here-board-add");
        studio.await(
                "what can be added",
                () -> robot.lookup("#picker-filter").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);

        robot.clickOn("#outline .tree-cell:selected", MouseButton.SECONDARY);
        robot.clickOn("#here-edit-delete");
        studio.await("one of it", () -> studio.project().items().size() == before);

        robot.interact(() -> studio.design().board().view().requestFocus());
        robot.press(KeyCode.SHIFT).type(KeyCode.F10).release(KeyCode.SHIFT);
        studio.await(
                "a menu by its key",
                () -> robot.lookup("#here-view-fit").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);

        robot.interact(() -> studio.design().page("timeline"));
        studio.awaitRun();
        robot.clickOn(studio.middle("timeline"), MouseButton.SECONDARY);
        studio.await(
                "rows", () -> robot.lookup("#here-timeline-show-all").tryQuery().isPresent());
        robot.type(KeyCode.ESCAPE);
    }

    @Test
    void everyCommandIsFoundByALetterOrTwoAndEveryKeyIsListed(FxRobot robot) {
        studio.awaitRun();
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.P).release(KeyCode.SHIFT, KeyCode.CONTROL);
        studio.await("the palette", () -> studio.there("command-search"));
        robot.write("redo");
        assertEquals(
                "edit.redo",
                ((Command) ((ListView<?>) robot.lookup("#command-palette .list-view")
                                        .query())
                                .getItems()
                                .getFirst())
                        .id());
        robot.type(KeyCode.ENTER);
        assertTrue(studio.there("command-search"), "what is not possible now is found and not done");
        Hands.chord(robot, KeyCode.A);
        robot.write("selal");
        studio.await(
                "the keys",
                () -> robot.lookup("#command-palette .key").queryAll().size() >= 1);
        robot.type(KeyCode.ENTER);
        studio.await(
                "all of it",
                () -> studio.design().selected().size()
                        == studio.project().items().size());
        robot.interact(() -> studio.node("board").requestFocus());
        robot.press(KeyCode.SHIFT).type(KeyCode.SLASH).release(KeyCode.SHIFT);
        studio.await("all keys", () -> studio.there("keys"));
        robot.type(KeyCode.ESCAPE);
        studio.await("the board again", () -> !studio.there("keys"));
    }
}
