package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.advice.SeenJob;
import dev.takt.app.session.SimulatedRun;
import dev.takt.designer.chart.AreaFigures;
import dev.takt.designer.chart.Chart;
import dev.takt.designer.document.Selection;
import dev.takt.designer.draw.Box;
import dev.takt.designer.overlay.TimeText;
import dev.takt.projects.model.ItemId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** What the timeline is asked and told by keys, on the run of the priority inversion, whose first deadline is missed at 14 ms. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
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
        KeysOnly keys = new KeysOnly(studio, robot);
        keys.openSample("priority-inversion");
        keys.chord(KeyCode.DIGIT2);
        keys.downTo("bus-manager");

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

        Hands.chord(robot, KeyCode.I);
        studio.await("the figures", () -> studio.stage().getScene().lookup("#area .table-view") != null);
        TableView<AreaFigures.ContextFigures> table = table(robot);
        assertEquals(5, table.getItems().getFirst().missed());
        Hands.chord(robot, KeyCode.R);
        studio.await("the responses", () -> studio.stage().getScene().lookup("#responses") != null);

        robot.type(KeyCode.HOME);
        Hands.chord(robot, KeyCode.B);
        robot.write("miss").type(KeyCode.ENTER);
        robot.clickOn("#speed").clickOn("1/10×");
        assertEquals("1/10×", ((Labeled) studio.node("speed")).getText());
        robot.interact(() -> studio.node("timeline").requestFocus());
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

    /** The sample without its lock protocol: the first job of communication is in time, and can be asked all the same. */
    @Test
    void anyJobIsAskedWhyItTookSoLong(FxRobot robot) throws Exception {
        new KeysOnly(studio, robot).openSample("priority-inversion");
        Hands.chord(robot, KeyCode.DIGIT2);
        ItemId asked = ItemId.of("communication");
        SimulatedRun run = studio.design().session().runProperty().get().orElseThrow();
        SeenJob job =
                SeenJob.of(run.data().trace(), run.data().slices(), asked, 0).orElseThrow();
        assertFalse(job.missed());
        long middle = (job.arrivalNs() + job.untilNs()) / 2;
        studio.await("rows", () -> chart().tracks().of(asked).isPresent());
        robot.interact(() -> studio.design().timelines().model().lookAt(middle));
        Box row = chart().box(chart().tracks().of(asked).orElseThrow());
        robot.clickOn(studio.node("timeline").localToScreen(chart().x(middle), row.y() + row.height() / 2));
        studio.await("its sum", () -> heading().startsWith(job.label() + " took "));
        assertTrue(heading().contains(TimeText.exact(job.responseNs())), heading());
        assertTrue(
                heading()
                        .endsWith(TimeText.exact(job.deadlineNs().orElseThrow() - job.untilNs())
                                + " before its deadline"),
                heading());
        assertTrue(((Label) studio.node("why-sum"))
                .getText()
                .replace('\u00a0', ' ')
                .contains(TimeText.exact(job.responseNs())));

        robot.interact(() -> {
            studio.node("timeline").requestFocus();
            studio.design().session().document().select(Selection.of(LATE));
            studio.design().timelines().moveTo(20 * MS + 8 * MS);
        });
        robot.press(KeyCode.SHIFT).type(KeyCode.Y).release(KeyCode.SHIFT);
        studio.await("the job at the playhead", () -> heading().startsWith("bus_manager#1"));

        boolean arrows = chart().choice().arrows();
        robot.interact(() -> studio.node("timeline").requestFocus());
        robot.press(KeyCode.SHIFT).type(KeyCode.L).release(KeyCode.SHIFT);
        assertEquals(!arrows, chart().choice().arrows());
    }

    /** What is no design, or a key of the board on a page without it, changes nothing; the first says so. */
    @Test
    void pastingWhatIsNoDesignSaysSoAndTheHiddenBoardKeepsItsZoom(FxRobot robot) throws Exception {
        new KeysOnly(studio, robot).openSample("priority-inversion");
        var before = studio.project();
        robot.interact(() -> {
            ClipboardContent content = new ClipboardContent();
            content.putString("a poem about tasks");
            Clipboard.getSystemClipboard().setContent(content);
            studio.window.run("edit.paste");
        });
        assertEquals(
                "Nothing pasted: what the clipboard holds is no part of a design",
                ((Label) studio.node("status-note")).getText());
        assertEquals(before, studio.project());
        robot.interact(() -> studio.design().session().document().select(Selection.of(LATE)));
        assertEquals("", ((Label) studio.node("status-note")).getText());

        double zoom = studio.design().board().zoomShown();
        Hands.chord(robot, KeyCode.DIGIT2);
        robot.type(KeyCode.DIGIT1);
        assertEquals(zoom, studio.design().board().zoomShown());
        Hands.chord(robot, KeyCode.DIGIT1);
        robot.type(KeyCode.DIGIT1);
        assertEquals(1, studio.design().board().zoomShown(), 1e-9);
    }

    private String heading() {
        return studio.stage().getScene().lookup("#why-heading") instanceof Label label
                ? label.getText().replace('\u00a0', ' ')
                : "";
    }

    @SuppressWarnings("unchecked")
    private static TableView<AreaFigures.ContextFigures> table(FxRobot robot) {
        return (TableView<AreaFigures.ContextFigures>)
                robot.lookup("#area .table-view").query();
    }

    private Chart chart() {
        return studio.design().timelines().chart().orElseThrow();
    }

    private long at() {
        return studio.design().session().playhead().atNs();
    }
}
