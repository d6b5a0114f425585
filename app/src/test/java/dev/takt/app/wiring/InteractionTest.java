package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.command.Command;
import dev.takt.app.settings.Places;
import dev.takt.app.settings.Preferences;
import dev.takt.app.simulation.EventRow;
import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.ChartTrack;
import dev.takt.designer.chart.VisibleRange;
import dev.takt.designer.document.Playhead;
import dev.takt.designer.document.Selection;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.ListView;
import javafx.scene.control.TableView;
import javafx.scene.input.Clipboard;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What users of editors and trace viewers expect, row by row: navigation, building, editing, undo, timeline, palette. Problems, fields and ports are in other journeys. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class InteractionTest {
    private StudioHarness studio;
    private Path file;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        file = studio.sample("rtic-cortex-m3");
        studio.window.open(file);
    }

    // Navigation

    @Test
    void theBoardIsZoomedAtThePointerAndMovedByEveryOtherButton(FxRobot robot) {
        studio.awaitRun();
        Point2D card = studio.middle("item-control");
        robot.moveTo(card).scroll(3, VerticalDirection.UP);
        studio.await("a zoom", () -> studio.design().board().zoomShown() > 0.9);
        assertTrue(studio.middle("item-control").distance(card) < 2);

        robot.interact(() -> studio.node("board").requestFocus());
        robot.type(KeyCode.DIGIT1);
        studio.await("100 %", () -> studio.design().board().zoomShown() == 1);
        Point2D before = studio.middle("item-control");
        drag(robot, MouseButton.MIDDLE, free(), 40, 30);
        assertEquals(before.add(40, 30), studio.middle("item-control"));
        drag(robot, MouseButton.SECONDARY, free(), -20, 10);
        assertEquals(before.add(20, 40), studio.middle("item-control"));
        AtomicInteger turns = turns();
        robot.press(KeyCode.SPACE);
        drag(robot, MouseButton.PRIMARY, free(), -20, -40);
        robot.release(KeyCode.SPACE);
        assertEquals(before, studio.middle("item-control"));
        assertEquals(0, turns.get(), "the key that moves the view starts no replay");

        robot.type(KeyCode.F);
        studio.await("all of it", () -> studio.design().board().zoomShown() < 1);
        double fitted = studio.design().board().zoomShown();
        robot.type(KeyCode.DIGIT1).type(KeyCode.DIGIT0);
        studio.await("all of it again", () -> studio.design().board().zoomShown() == fitted);
    }

    @Test
    void spaceReplaysWhenItIsLetGoAndOnceHoweverLongItIsHeld(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.node("board").requestFocus());
        AtomicInteger turns = turns();
        // a keyboard repeats what is held
        robot.press(KeyCode.SPACE);
        robot.interact(() -> repeat("board"));
        assertEquals(0, turns.get());
        robot.release(KeyCode.SPACE);
        studio.await("the replay", () -> turns.get() == 1);
        robot.type(KeyCode.SPACE);
        studio.await("the pause", () -> turns.get() == 2);

        robot.interact(() -> studio.node("strip").requestFocus());
        robot.press(KeyCode.SPACE);
        studio.await("the replay", () -> turns.get() == 3);
        robot.interact(() -> repeat("strip"));
        assertEquals(3, turns.get());
        robot.release(KeyCode.SPACE);
    }

    @Test
    void withShiftSpaceReplaysBackwardsAndWithoutForwardsAgain(FxRobot robot) {
        studio.awaitRun();
        Playhead playhead = studio.design().session().playhead();
        robot.interact(() -> studio.node("board").requestFocus());
        long end = playhead.endNs();
        robot.type(KeyCode.END);
        studio.await("the end", () -> playhead.atNs() == end);
        robot.press(KeyCode.SHIFT).type(KeyCode.SPACE).release(KeyCode.SHIFT);
        studio.await("an earlier instant", () -> playhead.atNs() < end);
        assertTrue(playhead.isPlaying());
        robot.press(KeyCode.SHIFT).type(KeyCode.SPACE).release(KeyCode.SHIFT);
        studio.await("the pause", () -> !playhead.isPlaying());
        long paused = playhead.atNs();
        robot.type(KeyCode.SPACE);
        studio.await("a later instant", () -> playhead.atNs() > paused);
    }

    @Test
    void aReplayGoesOnWhileOneLooksElsewhere(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.node("board").requestFocus());
        robot.type(KeyCode.SPACE);
        studio.await("the replay", () -> studio.design().session().playhead().isPlaying());
        double zoom = studio.design().board().zoomShown();
        robot.moveTo(studio.middle("item-control")).scroll(2, VerticalDirection.UP);
        studio.await("a zoom", () -> studio.design().board().zoomShown() > zoom);
        Point2D before = studio.middle("item-control");
        drag(robot, MouseButton.SECONDARY, free(), 30, 20);
        assertEquals(before.add(30, 20), studio.middle("item-control"));
        assertTrue(studio.design().session().playhead().isPlaying());
    }

    @Test
    void theWheelScrollsWhereItIsWishedToAndZoomsWithControlAlways(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.window.preferences().setWheel("scroll"));
        double zoom = studio.design().board().zoomShown();
        Point2D before = studio.middle("item-control");
        robot.moveTo(before).scroll(1, VerticalDirection.DOWN);
        studio.await("another part", () -> studio.middle("item-control").getY() < before.getY());
        assertEquals(zoom, studio.design().board().zoomShown());
        robot.press(KeyCode.CONTROL).scroll(2, VerticalDirection.UP).release(KeyCode.CONTROL);
        studio.await("a zoom", () -> studio.design().board().zoomShown() > zoom);
        assertEquals("scroll", Preferences.load(new Places(studio.folder)).wheel());
    }

    @Test
    void aDragAtTheEdgeMovesTheViewAndTheMapLeadsBack(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.node("board").requestFocus());
        robot.type(KeyCode.DIGIT1);
        robot.moveTo(studio.middle("item-control")).scroll(8, VerticalDirection.UP);
        studio.await("the map", () -> studio.node("minimap").isVisible());
        Point2D other = studio.middle("item-control");
        Bounds board = studio.node("board").localToScreen(studio.node("board").getBoundsInLocal());
        Point2D from = new Point2D(board.getMinX() + 300, board.getMinY() + 60);
        robot.press(KeyCode.SHIFT).moveTo(from).press(MouseButton.PRIMARY);
        robot.moveTo(from.add(-100, 0)).moveTo(new Point2D(board.getMinX() + 3, from.getY()));
        studio.await(
                "the view to move on",
                () -> !there("item-control") || studio.middle("item-control").getX() > other.getX() + 50);
        robot.type(KeyCode.ESCAPE).release(MouseButton.PRIMARY).release(KeyCode.SHIFT);
        robot.interact(() -> studio.node("board").requestFocus());
        robot.type(KeyCode.DIGIT1);
        studio.await("100 %", () -> studio.design().board().zoomShown() == 1);
        robot.clickOn(studio.middle("minimap"));
        studio.await(
                "the middle of the board",
                () -> there("item-control") && bounds("board").contains(studio.middle("item-control")));
    }

    // Building

    @Test
    void aDoubleClickOffersWhatCanStandThere(FxRobot robot) {
        studio.awaitRun();
        robot.moveTo(free()).doubleClickOn(MouseButton.PRIMARY);
        studio.await("the picker", () -> robot.lookup("#picker-list").tryQuery().isPresent());
        robot.clickOn("#picker-filter").write("chan");
        studio.await(
                "the filter",
                () -> ((ListView<?>) robot.lookup("#picker-list").query())
                                .getItems()
                                .size()
                        == 1);
        robot.type(KeyCode.ENTER);
        studio.await("a channel", () -> studio.project().all(Channel.class).size() == 1);
    }

    @Test
    void theBoardArrangesItselfAndOneUndoTakesItBack(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        robot.interact(() -> studio.node("board").requestFocus());
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.A).release(KeyCode.SHIFT, KeyCode.CONTROL);
        studio.await("another layout", () -> studio.project() != before);
        assertEquals(before.items(), studio.project().items());
        chord(robot, KeyCode.Z);
        studio.await("undo", () -> studio.project() == before);
    }

    // Editing and undo

    @Test
    void aMarqueeSelectsShiftAddsArrowsMoveAndTheHistoryHasNames(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        Bounds sampling = bounds("item-sampling");
        Bounds control = bounds("item-control");
        Point2D from = new Point2D(sampling.getMinX() - 6, sampling.getMinY() - 6);
        robot.moveTo(from).press(MouseButton.PRIMARY).moveTo(from.add(20, 20));
        robot.moveTo(new Point2D(control.getMaxX() + 8, control.getMaxY() + 8)).release(MouseButton.PRIMARY);
        studio.await("two", () -> Set.copyOf(studio.design().selected())
                .equals(Set.of(ItemId.of("sampling"), ItemId.of("control"))));
        robot.press(KeyCode.SHIFT).clickOn("#item-report").release(KeyCode.SHIFT);
        studio.await("three", () -> studio.design().selected().size() == 3);
        robot.press(KeyCode.SHIFT).clickOn("#item-report").release(KeyCode.SHIFT);
        studio.await("two again", () -> studio.design().selected().size() == 2);

        robot.type(KeyCode.UP).type(KeyCode.UP);
        studio.await("urgency", () -> studio.priority("sampling") == 5 && studio.priority("control") == 4);
        assertEquals(
                List.of("Move 2 items"),
                studio.design().session().document().doneLabels().stream()
                        .map(Object::toString)
                        .toList());
        chord(robot, KeyCode.S);
        studio.await("saving", () -> !studio.design().session().document().isDirty());
        chord(robot, KeyCode.Z);
        studio.await("undo over the save", () -> studio.project() == before);
    }

    @Test
    void copiesAreTextThatAnotherDesignTakes(FxRobot robot) throws Exception {
        studio.awaitRun();
        int own = studio.project().items().size();
        robot.clickOn("#item-sampling");
        chord(robot, KeyCode.D);
        studio.await("a double", () -> studio.project().items().size() == own + 1);
        robot.clickOn("#item-control");
        chord(robot, KeyCode.C);
        String[] text = new String[1];
        robot.interact(() -> text[0] = Clipboard.getSystemClipboard().getString());
        assertEquals(
                List.of("control"),
                ProjectFormat.read(text[0]).project().orElseThrow().items().stream()
                        .map(i -> i.name())
                        .toList());
        chord(robot, KeyCode.S);
        studio.await("saving", () -> !studio.design().session().document().isDirty());

        Path other = studio.sample("priority-inversion");
        robot.interact(() -> studio.window.open(other));
        studio.await("the other design", () -> studio.design().file().equals(Optional.of(other)));
        int before = studio.project().items().size();
        robot.interact(() -> studio.node("board").requestFocus());
        chord(robot, KeyCode.V);
        studio.await("the task there", () -> studio.project().items().size() == before + 1);
    }

    // Timeline

    @Test
    void theTimelineMovesByKeysAndMouseAndTheEventsKeepStep(FxRobot robot) {
        studio.awaitRun();
        chord(robot, KeyCode.DIGIT2);
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

        Bounds box = bounds("timeline");
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

        robot.interact(() -> studio.design().showBelow("events"));
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
        long next = chart().alongArrow(row, first, true).map(Chart.Step::atNs).orElse(first);
        robot.type(KeyCode.CLOSE_BRACKET);
        studio.await("along an arrow", () -> playhead() == next);
    }

    @Test
    void rowsOfTheTimelineAreReachedByKeysAndSayWhatTheyAre(FxRobot robot) {
        studio.awaitRun();
        chord(robot, KeyCode.DIGIT2);
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
            assertEquals(row.name(), studio.stage().getScene().getFocusOwner().getAccessibleText());
            studio.await("its item", () -> studio.design().selected().equals(List.of(item)));
        }
        VisibleRange all = range();
        robot.type(KeyCode.W);
        studio.await("the keys of the timeline", () -> range().spanNs() < all.spanNs());
        robot.type(KeyCode.UP);
        ItemId before = rows.get(rows.size() - 2).item().orElseThrow();
        studio.await("the row above", () -> studio.design().selected().equals(List.of(before)));
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

        robot.clickOn(free(), MouseButton.SECONDARY);
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

    // Palette

    @Test
    void everyCommandIsFoundByALetterOrTwoAndEveryKeyIsListed(FxRobot robot) {
        studio.awaitRun();
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.P).release(KeyCode.SHIFT, KeyCode.CONTROL);
        studio.await("the palette", () -> there("command-search"));
        robot.write("redo");
        assertEquals(
                "edit.redo",
                ((Command) ((ListView<?>) robot.lookup("#command-palette .list-view")
                                        .query())
                                .getItems()
                                .getFirst())
                        .id());
        robot.type(KeyCode.ENTER);
        assertTrue(there("command-search"), "what is not possible now is found and not done");
        robot.press(KeyCode.CONTROL).type(KeyCode.A).release(KeyCode.CONTROL);
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
        studio.await("all keys", () -> there("keys"));
        robot.type(KeyCode.ESCAPE);
        studio.await("the board again", () -> !there("keys"));
    }

    /** How often a replay began or ended since. */
    private AtomicInteger turns() {
        Playhead playhead = studio.design().session().playhead();
        AtomicInteger count = new AtomicInteger();
        boolean[] was = {playhead.isPlaying()};
        playhead.addListener(() -> {
            if (playhead.isPlaying() != was[0]) {
                was[0] = playhead.isPlaying();
                count.incrementAndGet();
            }
        });
        return count;
    }

    private void repeat(String id) {
        for (int i = 0; i < 3; i++) {
            Event.fireEvent(
                    studio.node(id),
                    new KeyEvent(KeyEvent.KEY_PRESSED, " ", " ", KeyCode.SPACE, false, false, false, false));
        }
    }

    private boolean there(String id) {
        return studio.stage().getScene().lookup("#" + id) != null;
    }

    private Bounds bounds(String id) {
        return studio.node(id).localToScreen(studio.node(id).getBoundsInLocal());
    }

    /** A place of the board with nothing on it. */
    private Point2D free() {
        Bounds board = bounds("board");
        return new Point2D(board.getMinX() + 120, board.getMinY() + 120);
    }

    private static void drag(FxRobot robot, MouseButton button, Point2D from, double dx, double dy) {
        robot.moveTo(from)
                .press(button)
                .moveTo(from.add(dx / 2, dy / 2))
                .moveTo(from.add(dx, dy))
                .release(button);
    }

    private static void chord(FxRobot robot, KeyCode key) {
        robot.press(KeyCode.CONTROL).type(key).release(KeyCode.CONTROL);
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
