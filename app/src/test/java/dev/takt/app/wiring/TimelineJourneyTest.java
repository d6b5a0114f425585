package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.chart.AreaFigures;
import dev.takt.designer.chart.Chart;
import dev.takt.designer.document.Selection;
import dev.takt.projects.model.ItemId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** The timeline by the keyboard alone, on the run of the priority inversion, whose first deadline is missed at 14 ms. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class TimelineJourneyTest {
    private static final ItemId LATE = ItemId.of("bus-manager");
    private static final long MS = 1_000_000;

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
    }

    @Test
    void rowsMarksSearchFiguresStopsAndFiles(FxRobot robot) throws Exception {
        robot.interact(() -> studio.node("sample-priority-inversion").requestFocus());
        robot.type(KeyCode.ENTER);
        studio.awaitRun();
        chord(robot, KeyCode.DIGIT2);
        robot.interact(() -> studio.design().session().document().select(Selection.of(LATE)));

        robot.type(KeyCode.P);
        assertEquals(Set.of(LATE), chart().choice().pinned());
        robot.type(KeyCode.X);
        assertTrue(chart().tracks().of(LATE).isEmpty());
        robot.press(KeyCode.SHIFT).type(KeyCode.X).release(KeyCode.SHIFT);
        assertTrue(chart().tracks().of(LATE).isPresent());

        robot.type(KeyCode.M).type(KeyCode.N).type(KeyCode.M);
        assertEquals(List.of(0L, 14 * MS), chart().marks());

        robot.type(KeyCode.SLASH);
        robot.write("miss");
        assertEquals("5 found", ((Label) studio.node("timeline-found")).getText());
        robot.type(KeyCode.ENTER);
        assertEquals(54 * MS, at());
        robot.type(KeyCode.ESCAPE);
        assertTrue(studio.node("timeline").isFocused());

        chord(robot, KeyCode.I);
        studio.await("the figures", () -> studio.stage().getScene().lookup("#area .table-view") != null);
        TableView<AreaFigures.ContextFigures> table = table(robot);
        assertEquals(5, table.getItems().getFirst().missed());
        chord(robot, KeyCode.R);
        studio.await("the responses", () -> studio.stage().getScene().lookup("#responses") != null);

        robot.type(KeyCode.HOME);
        chord(robot, KeyCode.B);
        robot.write("miss").type(KeyCode.ENTER);
        robot.interact(() -> studio.design().session().playhead().setSpeed(100 * MS));
        robot.type(KeyCode.SPACE);
        studio.await(
                "the stop",
                () -> at() > 0 && !studio.design().session().playhead().isPlaying());
        assertEquals(14 * MS, at());

        Path picture = studio.folder.resolve("seen.svg");
        studio.nextSave = Optional.of(picture);
        robot.press(KeyCode.CONTROL).press(KeyCode.SHIFT).type(KeyCode.I).release(KeyCode.SHIFT, KeyCode.CONTROL);
        studio.await("the picture", () -> Files.exists(picture) && Files.size(picture) > 10_000);
        assertTrue(Files.readString(picture).contains(">Pinned<"));
    }

    @SuppressWarnings("unchecked")
    private static TableView<AreaFigures.ContextFigures> table(FxRobot robot) {
        return (TableView<AreaFigures.ContextFigures>)
                robot.lookup("#area .table-view").query();
    }

    private static void chord(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
    }

    private Chart chart() {
        return studio.design().timelines().chart().orElseThrow();
    }

    private long at() {
        return studio.design().session().playhead().atNs();
    }
}
