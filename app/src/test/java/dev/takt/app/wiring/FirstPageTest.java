package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.settings.Places;
import dev.takt.app.settings.Preferences;
import dev.takt.projects.target.Chip;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.ScrollPane;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The doors of the first page, by mouse: what was open before, a board, and the page of a new design with its buttons. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class FirstPageTest {
    private StudioHarness studio;
    private Path before;

    @Start
    void start(Stage stage) throws Exception {
        Path folder = Files.createTempDirectory("takt-window");
        before = Files.writeString(
                folder.resolve("blinker.takt"),
                "{\"takt\": 1, \"name\": \"Blinker\", \"target\": \"generic-1\", \"runtime\": \"generic\", \"items\": []}");
        Preferences.load(new Places(folder)).opened(before, 0);
        studio = new StudioHarness(stage, 1440, 900, folder);
    }

    @Test
    void aRecentDesignIsOpenedByAClick(FxRobot robot) {
        robot.clickOn(robot.lookup(".recent-row").queryAs(Button.class));
        studio.await(
                "the design",
                () -> studio.window.design().flatMap(OpenDesign::file).equals(Optional.of(before)));
        assertEquals("Blinker", studio.project().name());
    }

    @Test
    void enterOpensTheRecentDesignThatHasTheFocus(FxRobot robot) {
        robot.interact(() -> robot.lookup(".recent-row").queryAs(Button.class).requestFocus());
        robot.type(KeyCode.ENTER);
        studio.await(
                "the design",
                () -> studio.window.design().flatMap(OpenDesign::file).equals(Optional.of(before)));
    }

    @Test
    void enterWithTheFocusNowhereBeginsADesign(FxRobot robot) {
        robot.interact(() -> studio.node("welcome").requestFocus());
        robot.type(KeyCode.ENTER);
        studio.await("the page", () -> studio.there("new-design"));
    }

    @Test
    void aBoardBeginsADesignForIt(FxRobot robot) {
        scrollTo(robot, "board-nrf52840");
        robot.clickOn("#board-nrf52840");
        studio.await("the page", () -> studio.there("new-design"));
        assertEquals("nrf52840", chosen().id());

        robot.clickOn("#new-cancel");
        studio.await("the first page again", () -> !studio.there("new-design"));
        assertTrue(studio.window.design().isEmpty());
        assertTrue(studio.there("welcome"));
    }

    @Test
    void boardAndRuntimeAreClickedAndTheButtonBegins(FxRobot robot) {
        robot.clickOn("#welcome-file-new");
        studio.await("the page", () -> studio.there("new-design"));
        robot.clickOn("#new-filter").write("rp2040");
        robot.clickOn(robot.from(studio.node("new-boards")).lookup(".list-cell").queryAll().stream()
                .filter(n -> n instanceof ListCell<?> cell && !cell.isEmpty())
                .findFirst()
                .orElseThrow());
        studio.await("the board", () -> chosen().id().equals("rp2040"));
        robot.clickOn("#new-runtime-embassy");
        robot.doubleClickOn("#new-name").write("pump");
        robot.clickOn("#new-create");
        studio.awaitRun();
        assertFalse(studio.there("new-design"));
        assertEquals("rp2040", studio.project().target());
        assertEquals("embassy", studio.project().runtime());
        assertTrue(studio.project().name().contains("pump"), studio.project().name());
    }

    private Chip chosen() {
        return (Chip)
                ((ListView<?>) studio.node("new-boards")).getSelectionModel().getSelectedItem();
    }

    private void scrollTo(FxRobot robot, String id) {
        robot.interact(() -> {
            Node node = studio.node(id);
            Node at = node;
            while (!(at instanceof ScrollPane)) {
                at = at.getParent();
            }
            ((ScrollPane) at).setVvalue(1);
            at.getScene().getRoot().layout();
        });
    }
}
