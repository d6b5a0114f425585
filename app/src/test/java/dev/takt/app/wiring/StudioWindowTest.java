package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.document.Selection;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@Tag("ui")
@ExtendWith(StudioExtension.class)
class StudioWindowTest {
    private StudioHarness studio;
    private Path file;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        file = studio.sample("rtic-cortex-m3");
        studio.window.open(file);
    }

    @Test
    void everyCommandHasAHandler() {
        assertEquals(List.of(), studio.window.unbound());
    }

    @Test
    void aCardMovedToAnotherLevelIsOneStepThatIsUndoneRedoneAndSaved(FxRobot robot) throws Exception {
        studio.awaitRun();
        Project before = studio.project();
        Point2D sampling = studio.middle("item-sampling");
        Point2D control = studio.middle("item-control");
        robot.moveTo(sampling.add(10, -30)).press(MouseButton.PRIMARY);
        robot.moveTo(sampling.add(10, -10));
        robot.moveTo(new Point2D(sampling.getX() + 10, control.getY() - 30)).release(MouseButton.PRIMARY);
        studio.await("the move", () -> studio.priority("sampling") == 2);
        assertTrue(studio.design().session().document().isDirty());

        Hands.chord(robot, KeyCode.Z);
        studio.await("undo", () -> studio.project() == before);
        Hands.chord(robot, KeyCode.Y);
        studio.await("redo", () -> studio.priority("sampling") == 2);
        Hands.chord(robot, KeyCode.S);
        studio.await("saving", () -> !studio.design().session().document().isDirty());

        Project saved = ProjectFormat.read(Files.readString(file)).project().orElseThrow();
        assertEquals(
                2,
                saved.item(ItemId.of("sampling"), Executable.class)
                        .orElseThrow()
                        .priority());
    }

    @Test
    void theReportIsOnAPageAndSavedAsOneFile(FxRobot robot) throws Exception {
        studio.awaitRun();
        robot.press(KeyCode.CONTROL)
                .press(KeyCode.DIGIT6)
                .release(KeyCode.DIGIT6)
                .release(KeyCode.CONTROL);
        studio.await(
                "the report", () -> robot.lookup("Response times").tryQuery().isPresent());
        Path page = studio.folder.resolve("rtic-cortex-m3.html");
        studio.nextSave = Optional.of(page);

        robot.clickOn("#review-save");

        studio.await("the file", () -> Files.exists(page));
        assertTrue(Files.readString(page).startsWith("<!DOCTYPE html>"));
    }

    /** The way from a card to its lines is in {@link JourneyTest}. */
    @Test
    void lineOfCodeUnderThePointerLightsItsCard(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> {
            studio.design().session().document().select(Selection.of(ItemId.of("sampling")));
            studio.design().page("code");
        });
        studio.await(
                "the lines of the item",
                () -> ((Label) studio.node("code-lines")).getText().startsWith("sampling"));
        Bounds code = studio.bounds("code-text");
        Set<ItemId> lit = new HashSet<>();
        for (double y = code.getMinY() + 8; y < code.getMaxY() - 8; y += 16) {
            robot.moveTo(new Point2D(code.getMinX() + 120, y));
            studio.design().board().hovered().ifPresent(lit::add);
        }
        assertTrue(lit.contains(ItemId.of("sampling")), lit.toString());
        robot.moveTo("#code-lines");
        studio.await("no card", () -> studio.design().board().hovered().isEmpty());
    }
}
