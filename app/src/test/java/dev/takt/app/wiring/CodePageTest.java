package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import javafx.scene.Node;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Who types on the code page goes on typing where they were when the window gets narrower or wider, though the parts there stand elsewhere then. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class CodePageTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("rtic-cortex-m3"));
    }

    private Node focused() {
        return studio.stage().getScene().getFocusOwner();
    }

    private void makeWide(FxRobot robot, double width) {
        robot.interact(() -> studio.stage().setWidth(width));
        studio.await("the parts of the width", () -> studio.there("tab-beside-export") == width < 1280);
    }

    @Test
    void theFolderOfTheExportKeepsTheFocus(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.design().page("code"));
        studio.await("the export", () -> studio.there("export-folder"));
        TextField folder = (TextField) studio.node("export-folder");
        robot.interact(() -> {
            folder.requestFocus();
            folder.setText("");
        });
        robot.type(KeyCode.A);
        makeWide(robot, 1100);
        assertEquals(folder, focused());
        robot.type(KeyCode.B);
        makeWide(robot, 1440);
        assertEquals(folder, focused());
        robot.type(KeyCode.C);
        assertEquals("abc", folder.getText());
    }

    @Test
    void theTreeOfTheFilesKeepsTheFocus(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.design().page("code"));
        studio.await("the files", () -> studio.there("files"));
        Node files = studio.node("files");
        robot.interact(files::requestFocus);
        makeWide(robot, 1100);
        assertEquals(files, focused());
        makeWide(robot, 1440);
        assertEquals(files, focused());
    }
}
