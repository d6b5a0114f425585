package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.VisibleRange;
import dev.takt.designer.document.Playhead;
import dev.takt.designer.document.Selection;
import dev.takt.projects.model.ItemId;
import java.util.List;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.MenuButton;
import javafx.scene.control.MenuItem;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The wheel over the timeline, as over the board; how fast it is replayed; what its rows and marks come down to. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class TimelineWheelTest {
    private static final long REAL = 1_000_000_000L;

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("rtic-cortex-m3"));
    }

    /** A place over the rows, on the screen. */
    private Point2D timeline(FxRobot robot) {
        studio.awaitRun();
        Hands.chord(robot, KeyCode.DIGIT2);
        studio.await("its focus", () -> studio.node("timeline").isFocused());
        Bounds box = studio.bounds("timeline");
        return new Point2D(box.getMinX() + 600, box.getMinY() + 200);
    }

    private Chart chart() {
        return studio.design().timelines().chart().orElseThrow();
    }

    private VisibleRange range() {
        return chart().range();
    }

    private Playhead playhead() {
        return studio.design().session().playhead();
    }

    @Test
    void theWheelZoomsWithControlAlwaysAndWithShiftGoesAlong(FxRobot robot) {
        Point2D at = timeline(robot);
        VisibleRange all = range();
        robot.moveTo(at).press(KeyCode.CONTROL).scroll(3, VerticalDirection.UP).release(KeyCode.CONTROL);
        studio.await("a closer look", () -> range().spanNs() < all.spanNs());
        VisibleRange closer = range();
        robot.press(KeyCode.SHIFT).scroll(2, VerticalDirection.DOWN).release(KeyCode.SHIFT);
        studio.await("another part", () -> range().startNs() != closer.startNs());
        assertEquals(closer.spanNs(), range().spanNs());

        robot.interact(() -> studio.window.preferences().setWheel("scroll"));
        VisibleRange before = range();
        robot.scroll(2, VerticalDirection.UP);
        robot.press(KeyCode.CONTROL).scroll(1, VerticalDirection.UP).release(KeyCode.CONTROL);
        studio.await("a zoom", () -> range().spanNs() < before.spanNs());
        // One turn with Ctrl, none of the two without.
        double turn = Math.cbrt((double) all.spanNs() / closer.spanNs());
        assertEquals(turn, (double) before.spanNs() / range().spanNs(), 0.01 * turn);
    }

    @Test
    void theWheelScrollsTheRowsWhereItIsWishedTo(FxRobot robot) {
        Point2D at = timeline(robot);
        robot.interact(() -> studio.stage().setHeight(420));
        studio.await(
                "rows below",
                () -> chart().tracks().height()
                        > studio.node("timeline").getLayoutBounds().getHeight());
        robot.interact(() -> studio.window.preferences().setWheel("scroll"));
        VisibleRange all = range();
        Bounds box = studio.bounds("timeline");
        robot.moveTo(at.getX(), box.getCenterY()).scroll(1, VerticalDirection.DOWN);
        studio.await("the rows below", () -> chart().scroll() > 0);
        assertEquals(all, range());
    }

    @Test
    void zeroShowsAllOfItLikeF(FxRobot robot) {
        timeline(robot);
        VisibleRange all = VisibleRange.all(range().totalNs());
        for (KeyCode key : List.of(KeyCode.DIGIT0, KeyCode.F)) {
            robot.type(KeyCode.W).type(KeyCode.W);
            studio.await("a closer look", () -> range().spanNs() < all.spanNs());
            robot.type(key);
            studio.await("all of it with " + key, () -> range().equals(all));
        }
    }

    /** A view that is taken elsewhere while the replay goes on stays there; one that has the playhead in it goes with it. */
    @Test
    void oneLooksElsewhereWhileItIsReplayed(FxRobot robot) {
        Point2D at = timeline(robot);
        robot.type(KeyCode.HOME);
        robot.interact(() -> playhead().setSpeed(REAL / 10_000));
        robot.type(KeyCode.SPACE);
        studio.await("the replay", () -> playhead().isPlaying() && playhead().atNs() > 0);
        VisibleRange all = range();
        robot.moveTo(at).scroll(24, VerticalDirection.UP);
        studio.await(
                "a closer look",
                () -> range().spanNs() < all.spanNs() / 4
                        && range().startNs() > playhead().atNs());
        VisibleRange closer = range();
        Hands.drag(robot, MouseButton.SECONDARY, at, -60, 0);
        studio.await("later", () -> range().startNs() > closer.startNs());
        VisibleRange later = range();
        long now = playhead().atNs();
        studio.await("the replay to go on", () -> playhead().atNs() > now);
        assertEquals(later, range());
        assertTrue(playhead().isPlaying());

        robot.type(KeyCode.SPACE);
        studio.await("the pause", () -> !playhead().isPlaying());
        robot.type(KeyCode.SPACE);
        studio.await("the replay in view", () -> range().contains(playhead().atNs()));
    }

    /** The run of the sample is shorter than two seconds: nothing faster than real time would be seen. */
    @Test
    void theSpeedIsChosenByKeysAndFromTheToolRow(FxRobot robot) {
        timeline(robot);
        MenuButton speed = (MenuButton) studio.node("speed");
        assertEquals("1/200×", speed.getText());
        robot.press(KeyCode.SHIFT).type(KeyCode.PERIOD).release(KeyCode.SHIFT);
        studio.await("faster", () -> speed.getText().equals("1/100×"));
        robot.press(KeyCode.SHIFT).type(KeyCode.COMMA).type(KeyCode.COMMA).release(KeyCode.SHIFT);
        studio.await("slower", () -> speed.getText().equals("1/500×"));
        assertEquals(REAL / 500, playhead().speedNs());

        robot.interact(() -> playhead().turn(false));
        robot.interact(() -> studio.window.run("run.faster"));
        assertEquals(-REAL / 200, playhead().speedNs());
        studio.await("backwards", () -> speed.getText().equals("−1/200×"));

        robot.clickOn("#speed");
        studio.await("the speeds", speed::isShowing);
        List<String> offered = speed.getItems().stream().map(MenuItem::getText).toList();
        assertEquals("1×", offered.getLast());
        robot.clickOn("1/50×");
        studio.await("that speed", () -> playhead().speedNs() == -REAL / 50);
    }

    @Test
    void onlyTheSelectedRowsAreShownWhateverWasHiddenBefore(FxRobot robot) {
        timeline(robot);
        List<ItemId> all = rows();
        robot.interact(() -> studio.design().session().document().select(Selection.of(all.get(1))));
        robot.interact(() -> studio.window.run("timeline.hide"));
        studio.await("one row less", () -> rows().size() == all.size() - 1);
        robot.interact(() -> studio.design().session().document().select(Selection.of(all.get(0))));
        robot.interact(() -> studio.window.run("timeline.only"));
        studio.await("one row", () -> rows().equals(List.of(all.getFirst())));
        robot.interact(() -> studio.window.run("timeline.show-all"));
        studio.await("all rows", () -> rows().equals(all));
    }

    private List<ItemId> rows() {
        return studio.design().timelines().model().rows().items();
    }

    @Test
    void allMarksAreTakenAway(FxRobot robot) {
        timeline(robot);
        robot.type(KeyCode.HOME).type(KeyCode.M).type(KeyCode.END).type(KeyCode.M);
        studio.await("two marks", () -> chart().marks().size() == 2);
        robot.interact(() -> studio.window.run("timeline.unmark"));
        studio.await("none", () -> chart().marks().isEmpty());
        assertFalse(studio.design().session().document().isDirty());
    }
}
