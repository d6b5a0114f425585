package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.simulation.EventRow;
import dev.takt.designer.chart.AreaFigures;
import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.ChartTrack;
import dev.takt.designer.chart.VisibleRange;
import dev.takt.designer.document.Selection;
import dev.takt.projects.model.ItemId;
import dev.takt.sim.trace.TraceNames;
import dev.takt.sim.trace.Track;
import java.nio.file.Files;
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
import org.testfx.framework.junit5.Start;

/** How one moves about on the timeline, as in any trace viewer; the list of events keeps step. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class TimelineKeysTest {
    private static final long MS = 1_000_000;

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
        long further = range().startNs();
        Hands.drag(robot, MouseButton.MIDDLE, at, -40, 0);
        studio.await("still later", () -> range().startNs() > further);
        robot.press(KeyCode.SPACE);
        Hands.drag(robot, MouseButton.PRIMARY, at, 40, 0);
        robot.release(KeyCode.SPACE);
        studio.await("as before", () -> Math.abs(range().startNs() - further) <= 2);
        assertEquals(Optional.empty(), chart().brush());
        assertFalse(studio.design().session().playhead().isPlaying());

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
        robot.interact(() -> events().getSelectionModel().clearSelection());
        robot.clickOn("#events .table-row-cell");
        studio.await("the event that was clicked", () -> playhead() == selectedEvent());
    }

    /**
     * By hand, on a core without costs: {@code low} locks {@code r} at 0 for 4 ms; {@code high} arrives at 1 ms, wants it at once and waits (an arrow to {@code low}) until it is given back at 4 ms (an arrow to {@code high}). It needs
     * 1 ms then. All of it comes again every 20 ms.
     */
    @Test
    void arrowsMarksLoadsAndAreas(FxRobot robot) throws Exception {
        KeysOnly keys = new KeysOnly(studio, robot);
        keys.open(Files.writeString(studio.folder.resolve("arrows.takt"), """
                {"takt": 1, "name": "arrows", "target": "generic-1", "runtime": "generic", "settings": {"run-for": "40 ms"}, "items": [
                {"id": "high", "kind": "task", "name": "high", "priority": 2,
                 "activation": {"type": "periodic", "period": "20 ms", "offset": "1 ms"},
                 "body": [{"do": "lock", "resource": "r", "body": [{"do": "compute", "best": "1 ms", "worst": "1 ms"}]}]},
                {"id": "low", "kind": "task", "name": "low", "priority": 1, "activation": {"type": "periodic", "period": "20 ms"},
                 "body": [{"do": "lock", "resource": "r", "body": [{"do": "compute", "best": "4 ms", "worst": "4 ms"}]}]},
                {"id": "r", "kind": "shared-resource", "name": "r", "protocol": "inheritance"}]}"""));
        keys.chord(KeyCode.DIGIT2);
        keys.downTo("high");
        robot.type(KeyCode.CLOSE_BRACKET);
        studio.await("to who holds", () -> playhead() == 1 * MS && selected("low"));
        robot.type(KeyCode.CLOSE_BRACKET);
        studio.await("to who goes on", () -> playhead() == 4 * MS && selected("high"));
        robot.type(KeyCode.CLOSE_BRACKET);
        studio.await("to the next round", () -> playhead() == 21 * MS && selected("low"));
        robot.type(KeyCode.OPEN_BRACKET);
        studio.await("back", () -> playhead() == 4 * MS && selected("high"));
        robot.type(KeyCode.OPEN_BRACKET);
        studio.await("back to where it began to wait", () -> playhead() == 1 * MS && selected("low"));
        robot.type(KeyCode.OPEN_BRACKET);
        assertEquals(1 * MS, playhead());

        robot.type(KeyCode.M).type(KeyCode.CLOSE_BRACKET).type(KeyCode.M);
        assertEquals(List.of(1 * MS, 4 * MS), chart().marks());
        robot.type(KeyCode.HOME);
        keys.shift(KeyCode.M);
        studio.await("the first mark", () -> playhead() == 1 * MS);
        keys.shift(KeyCode.M);
        studio.await("the second mark", () -> playhead() == 4 * MS);
        keys.shift(KeyCode.M);
        studio.await("the first again", () -> playhead() == 1 * MS);

        assertEquals(1, rowsOf(ChartTrack.Kind.LOAD));
        robot.type(KeyCode.L);
        studio.await("no load", () -> rowsOf(ChartTrack.Kind.LOAD) == 0);
        robot.type(KeyCode.L);
        studio.await("the load", () -> rowsOf(ChartTrack.Kind.LOAD) == 1);

        // In an area within 1.2 to 3.8 ms low runs all the time, and high waits.
        robot.interact(() -> studio.design().timelines().model().look(new VisibleRange(1 * MS, 4 * MS, 40 * MS)));
        Bounds box = studio.bounds("timeline");
        double y = box.getMinY() + 120;
        robot.moveTo(screenX(1_300_000), y).press(MouseButton.PRIMARY).moveTo(screenX(2 * MS), y);
        robot.moveTo(screenX(3_600_000), y).release(MouseButton.PRIMARY);
        studio.await("an area", () -> chart().brush().isPresent());
        keys.chord(KeyCode.I);
        studio.await("its figures", () -> studio.stage().getScene().lookup("#area .table-view") != null);
        Chart.Brush area = chart().brush().orElseThrow();
        assertTrue(area.fromNs() > 1_200_000 && area.toNs() < 3_800_000, area::toString);
        TableView<AreaFigures.ContextFigures> table = table(robot);
        AreaFigures.ContextFigures high = table.getItems().getFirst();
        AreaFigures.ContextFigures low = table.getItems().getLast();
        assertEquals("high", high.name());
        assertEquals(area.toNs() - area.fromNs(), high.blockedNs());
        assertEquals(area.toNs() - area.fromNs(), low.runningNs());
        assertEquals(0, high.runningNs() + low.blockedNs() + low.readyNs());
    }

    private boolean selected(String item) {
        return studio.design().selected().equals(List.of(ItemId.of(item)));
    }

    private long rowsOf(ChartTrack.Kind kind) {
        return chart().tracks().tracks().stream().filter(t -> t.kind() == kind).count();
    }

    private double screenX(long ns) {
        return studio.node("timeline").localToScreen(chart().x(ns), 0).getX();
    }

    @SuppressWarnings("unchecked")
    private static TableView<AreaFigures.ContextFigures> table(FxRobot robot) {
        return (TableView<AreaFigures.ContextFigures>)
                robot.lookup("#area .table-view").query();
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
