package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.document.Playhead;
import java.util.concurrent.atomic.AtomicInteger;
import javafx.event.Event;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The space bar starts and stops a replay, as in any player; what one looks at meanwhile does not. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class ReplayKeysTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("rtic-cortex-m3"));
    }

    @Test
    void spaceReplaysWhenItIsLetGoAndOnceHoweverLongItIsHeld(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.node("board").requestFocus());
        AtomicInteger turns = turns();
        // a keyboard repeats what is held
        robot.press(KeyCode.SPACE);
        robot.interact(() -> repeat(studio.node("board")));
        assertEquals(0, turns.get());
        robot.release(KeyCode.SPACE);
        studio.await("the replay", () -> turns.get() == 1);
        robot.type(KeyCode.SPACE);
        studio.await("the pause", () -> turns.get() == 2);

        robot.interact(() -> studio.node("strip").requestFocus());
        robot.press(KeyCode.SPACE);
        robot.interact(() -> repeat(studio.node("strip")));
        assertEquals(2, turns.get());
        robot.release(KeyCode.SPACE);
        studio.await("the replay", () -> turns.get() == 3);

        // Elsewhere nothing can be dragged, and it need not be let go first.
        robot.interact(() -> repeat(studio.stage().getScene().getRoot()));
        assertEquals(4, turns.get());
    }

    @Test
    void spaceHeldMovesTheBoardAndStartsNoReplay(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.node("board").requestFocus());
        Point2D before = studio.middle("item-control");
        AtomicInteger turns = turns();
        robot.press(KeyCode.SPACE);
        Hands.drag(robot, MouseButton.PRIMARY, studio.freePlace(), 40, 30);
        robot.release(KeyCode.SPACE);
        assertEquals(before.add(40, 30), studio.middle("item-control"));
        assertEquals(0, turns.get());
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
        Hands.drag(robot, MouseButton.SECONDARY, studio.freePlace(), 30, 20);
        assertEquals(before.add(30, 20), studio.middle("item-control"));
        assertTrue(studio.design().session().playhead().isPlaying());
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

    private static void repeat(Node at) {
        for (int i = 0; i < 3; i++) {
            Event.fireEvent(
                    at, new KeyEvent(KeyEvent.KEY_PRESSED, " ", " ", KeyCode.SPACE, false, false, false, false));
        }
    }
}
