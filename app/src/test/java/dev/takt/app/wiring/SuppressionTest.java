package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.designer.document.Document;
import dev.takt.designer.document.Selection;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Suppression;
import java.util.List;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.ListView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A problem is kept quiet from the list, for a reason, and shown again. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class SuppressionTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("priority-inversion"));
    }

    @Test
    void aProblemIsSuppressedWithAReasonAndShownAgain(FxRobot robot) {
        studio.awaitRun();
        studio.await("the problems", () -> problems().size() == 5);

        robot.rightClickOn("priority-inversion");
        robot.clickOn("#problems-suppress-here");
        robot.clickOn("#suppress-reason").write("shown on purpose").type(KeyCode.ENTER);

        studio.await("one problem less", () -> problems().size() == 4);
        assertEquals(
                List.of(new Suppression("priority-inversion", Optional.of(ItemId.of("bus")), "shown on purpose")),
                studio.project().suppressions());
        robot.rightClickOn("run-miss");
        robot.clickOn("Show again: priority-inversion, information bus (shown on purpose)");

        studio.await("the problem again", () -> problems().size() == 5);
        assertEquals(List.of(), studio.project().suppressions());
    }

    /** Shift+F8 opens what the menu of the row has. */
    @Test
    void aProblemIsMendedByKeyAlone(FxRobot robot) {
        studio.awaitRun();
        studio.await("the problems", () -> problems().size() == 5);
        robot.interact(() -> studio.node("board").requestFocus());
        robot.type(KeyCode.F8).type(KeyCode.F8);
        robot.press(KeyCode.SHIFT).type(KeyCode.F8).release(KeyCode.SHIFT);
        studio.await("its menu", () -> robot.lookup("#problems-go").tryQuery().isPresent());
        robot.type(KeyCode.DOWN).type(KeyCode.DOWN).type(KeyCode.ENTER);

        studio.await("the first fix", () -> !studio.project()
                .item(ItemId.of("bus"), Resource.class)
                .orElseThrow()
                .protocol()
                .tag()
                .equals("none"));
    }

    /** The right button opens a menu, it does not go anywhere; the left one goes to the problem. */
    @Test
    void onlyTheLeftButtonGoesToAProblem(FxRobot robot) {
        studio.awaitRun();
        studio.await("the problems", () -> problems().size() == 5);
        Document document = studio.design().session().document();
        Node place =
                robot.from(studio.node("problems")).lookup("information bus").query();
        robot.rightClickOn(place);
        assertEquals(Selection.NONE, document.selection());
        robot.type(KeyCode.ESCAPE).clickOn(place);
        studio.await("the item of the problem", () -> document.selection().equals(Selection.of(ItemId.of("bus"))));
    }

    private List<?> problems() {
        return ((ListView<?>) studio.node("problems")).getItems();
    }
}
