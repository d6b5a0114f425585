package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** All undo steps by name: a click or Enter goes to any of them, back and forward. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class HistoryListTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("priority-inversion"));
    }

    @Test
    void aStepIsGoneToByKeyAndByClick(FxRobot robot) {
        studio.awaitRun();
        Project opened = studio.project();
        robot.press(KeyCode.CONTROL, KeyCode.ALT).type(KeyCode.Z).release(KeyCode.ALT, KeyCode.CONTROL);
        assertFalse(isShown(), "there is no history yet");

        rename(robot, "first");
        Project first = studio.project();
        rename(robot, "second");
        rename(robot, "third");
        Project third = studio.project();
        robot.press(KeyCode.CONTROL).type(KeyCode.S).release(KeyCode.CONTROL);
        studio.await("saving", () -> !studio.design().session().document().isDirty());

        show(robot);
        assertEquals(4, list().getItems().size());
        assertEquals(3, list().getSelectionModel().getSelectedIndex());
        assertTrue(words(robot, 0).contains("As it was opened"), words(robot, 0));
        assertTrue(words(robot, 3).contains("saved"), words(robot, 3));
        robot.type(KeyCode.UP, KeyCode.UP, KeyCode.ENTER);
        studio.await("the first step", () -> studio.project() == first);
        assertFalse(isShown());
        assertTrue(studio.design().session().document().isDirty());
        assertEquals(2, studio.design().session().document().undoneLabels().size());

        show(robot);
        assertEquals(1, list().getSelectionModel().getSelectedIndex());
        robot.clickOn(cell(robot, 0));
        studio.await("the design as it was opened", () -> studio.project() == opened);
        show(robot);
        robot.type(KeyCode.END, KeyCode.ENTER);
        studio.await("the last step", () -> studio.project() == third);
        assertFalse(studio.design().session().document().isDirty());

        show(robot);
        robot.type(KeyCode.ESCAPE);
        studio.await("no list", () -> !isShown());
        assertSame(third, studio.project());
    }

    private void rename(FxRobot robot, String name) {
        robot.interact(() -> {
            studio.design().session().document().apply(ChangeItem.rename(ItemId.of("meteo"), name));
            studio.design().session().document().endStep();
        });
    }

    private void show(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.ALT).type(KeyCode.Z).release(KeyCode.ALT, KeyCode.CONTROL);
        studio.await("the list", this::isShown);
    }

    private boolean isShown() {
        return studio.stage().getScene().lookup("#history") != null;
    }

    private ListView<?> list() {
        return (ListView<?>) studio.node("history-list");
    }

    private Node cell(FxRobot robot, int index) {
        List<Node> cells = robot.from(list()).lookup(".list-cell").queryAll().stream()
                .filter(n -> n instanceof ListCell<?> cell && cell.getIndex() == index && !cell.isEmpty())
                .toList();
        return cells.getFirst();
    }

    private String words(FxRobot robot, int index) {
        return robot.from(cell(robot, index)).lookup(".label").queryAll().stream()
                .filter(n -> n instanceof Label)
                .map(n -> ((Label) n).getText())
                .collect(Collectors.joining(" "));
    }
}
