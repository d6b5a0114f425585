package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import dev.takt.app.simulation.EventRow;
import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.ChartTrack;
import dev.takt.designer.chart.VisibleRange;
import dev.takt.designer.document.Selection;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.Track;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** How one moves about on the timeline, as in any trace viewer; the list of events keeps step. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class TimelineKeysTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("rtic-cortex-m3"));
    }

    @Test
    void theTimelineMovesByKeysAndMouseAndTheEventsKeepStep(FxRobot robot) {
        studio.awaitRun();
        Hands.chord(robot, KeyCode.DIGIT2);
        studio.await(
                "the timeline", () -> studio.node("timeline").getLayoutBounds().getWidth() > 400);
        VisibleRange all = range();
        studio.await("its focus", () -> studio.node("timeline").isFocused());
        robot.type(KeyCode.W);
        studio.await("a closer look", () -> range().spanNs() < all.spanNs());
        VisibleRange closer = range();
        robot.type(KeyCode.D);
        studio.await("later", () -> range().startNs() > closer.startNs());
        robot.type(KeyCode.A);
        studio.await("earlier", () -> range().startNs() <= closer.startNs());
        robot.type(KeyCode.S);
        studio.await("as much as before", () -> Math.abs(range().spanNs() - all.spanNs()) <= 2);

        Bounds box = studio.bounds("timeline");
        Point2D at = new Point2D(box.getMinX() + 600, box.getMinY() + 200);
        long under = ns(at);
        robot.moveTo(at).scroll(3, VerticalDirection.UP);
        studio.await("a closer look", () -> range().spanNs() < all.spanNs());
        assertEquals(under, ns(at), range().spanNs() / 400.0);
        long start = range().startNs();
        robot.press(MouseButton.SECONDARY).moveTo(at.add(-60, 0)).release(MouseButton.SECONDARY);
        studio.await("later", () -> range().startNs() > start);

        robot.moveTo(at).press(MouseButton.PRIMARY).moveTo(at.add(30, 0)).moveTo(at.add(120, 0));
        robot.release(MouseButton.PRIMARY);
        studio.await("an area", () -> chart().brush().isPresent());
        Chart.Brush brush = chart().brush().orElseThrow();
        robot.type(KeyCode.F);
        studio.await(
                "the area, and little more",
                () -> range().startNs() <= brush.fromNs()
                        && brush.toNs() <= range().endNs()
                        && range().spanNs() < 2 * (brush.toNs() - brush.fromNs()));
        robot.type(KeyCode.ESCAPE);
        studio.await("no area", () -> chart().brush().isEmpty());

        robot.interact(() -> studio.design().workspace().choose("events"));
        studio.await("the events", () -> !events().getItems().isEmpty());
        robot.interact(() -> studio.node("timeline").requestFocus());
        robot.type(KeyCode.HOME);
        studio.await("the start", () -> playhead() == 0);
        robot.type(KeyCode.PERIOD);
        studio.await("the first slice", () -> playhead() > 0);
        long first = playhead();
        robot.type(KeyCode.PERIOD);
        studio.await("the event", () -> playhead() > first && selectedEvent() == playhead());
        robot.type(KeyCode.COMMA);
        studio.await("the event before", () -> playhead() == first && selectedEvent() == first);
        // wherever the arrow leads that the chart finds from here
        Optional<ItemId> row = studio.design().session().document().selection().single();
        long next = chart().alongArrow(row, first, true, Progress.NONE)
                .map(Chart.Step::atNs)
                .orElse(first);
        robot.type(KeyCode.CLOSE_BRACKET);
        studio.await("along an arrow", () -> playhead() == next);
    }

    /** As on the board: held, the space bar is a hand, and tapped it replays. */
    @Test
    void spaceHeldAndDraggedPansTheTimelineAndIsNoTap(FxRobot robot) {
        studio.awaitRun();
        Hands.chord(robot, KeyCode.DIGIT2);
        studio.await("its focus", () -> studio.node("timeline").isFocused());
        robot.type(KeyCode.W).type(KeyCode.W).type(KeyCode.D);
        long start = range().startNs();
        Bounds box = studio.bounds("timeline");
        Point2D at = new Point2D(box.getMinX() + 600, box.getMinY() + 200);
        robot.moveTo(at).press(KeyCode.SPACE);
        robot.press(MouseButton.PRIMARY).moveTo(at.add(-40, 0)).moveTo(at.add(-90, 0));
        studio.await("later", () -> range().startNs() > start);
        robot.release(MouseButton.PRIMARY).release(KeyCode.SPACE);
        assertEquals(Optional.empty(), chart().brush());
        assertFalse(studio.design().session().playhead().isPlaying());
        robot.type(KeyCode.SPACE);
        studio.await("the replay", () -> studio.design().session().playhead().isPlaying());
        robot.type(KeyCode.SPACE);
        studio.await("a pause", () -> !studio.design().session().playhead().isPlaying());
    }

    /** The first task's own slices, which the run has, and nothing between them. */
    @Test
    void periodAndCommaGoFromSliceToSliceOfTheSelectedRow(FxRobot robot) {
        studio.awaitRun();
        Hands.chord(robot, KeyCode.DIGIT2);
        studio.await("its focus", () -> studio.node("timeline").isFocused());
        TraceNames.ContextName row = chart().data().trace().names().contexts().getFirst();
        Track slices = chart().data().slices().context(row.index());
        robot.interact(() -> studio.design().session().document().select(Selection.of(row.item())));
        robot.type(KeyCode.HOME);
        int first = slices.start(0) == 0 ? 1 : 0;
        for (int i = first; i < first + 3; i++) {
            long slice = slices.start(i);
            robot.type(KeyCode.PERIOD);
            studio.await("slice " + i, () -> playhead() == slice);
        }
        robot.type(KeyCode.COMMA);
        studio.await("the one before", () -> playhead() == slices.start(first + 1));
    }

    @Test
    void rowsOfTheTimelineAreReachedByKeysAndSayWhatTheyAre(FxRobot robot) {
        studio.awaitRun();
        Hands.chord(robot, KeyCode.DIGIT2);
        studio.await("its focus", () -> studio.node("timeline").isFocused());
        List<ChartTrack> rows = chart().tracks().tracks().stream()
                .filter(t -> t.item().isPresent())
                .toList();
        for (ChartTrack row : rows) {
            ItemId item = row.item().orElseThrow();
            robot.type(KeyCode.DOWN);
            studio.await(
                    "the row of " + item,
                    () -> studio.stage().getScene().getFocusOwner().getId().equals("timeline-" + item.value()));
            String spoken = studio.stage().getScene().getFocusOwner().getAccessibleText();
            assertEquals(row.name(), spoken.split(",")[0]);
            studio.await("its item", () -> studio.design().selected().equals(List.of(item)));
        }
        VisibleRange all = range();
        robot.type(KeyCode.W);
        studio.await("the keys of the timeline", () -> range().spanNs() < all.spanNs());
        robot.type(KeyCode.UP);
        ItemId before = rows.get(rows.size() - 2).item().orElseThrow();
        studio.await("the row above", () -> studio.design().selected().equals(List.of(before)));
    }

    private Chart chart() {
        return studio.design().timelines().chart().orElseThrow();
    }

    private VisibleRange range() {
        return chart().range();
    }

    private long playhead() {
        return studio.design().session().playhead().atNs();
    }

    private long ns(Point2D screen) {
        return chart().nsAt(studio.node("timeline").screenToLocal(screen).getX());
    }

    private TableView<?> events() {
        return (TableView<?>) studio.node("events");
    }

    /** The time of the selected row of the list of events. */
    private long selectedEvent() {
        Object row = events().getSelectionModel().getSelectedItem();
        return row instanceof EventRow event ? event.timeNs() : -1;
    }
}
