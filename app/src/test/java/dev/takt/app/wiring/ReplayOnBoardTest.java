package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.draw.RunState;
import dev.takt.designer.overlay.Live;
import dev.takt.designer.overlay.Overlay;
import dev.takt.projects.model.ItemId;
import java.nio.file.Files;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import javafx.geometry.Bounds;
import javafx.scene.image.WritableImage;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/**
 * A replay lights the board in step and stops where it is told to. By hand, on a core without costs: {@code maker} computes 100 us every 1 ms and sends; {@code taker} computes 5 ms for each. It takes the first at 0.1 ms and has the
 * core for 0.9 ms of every further one: it takes the second at 5.6 ms and the third at 11.2 ms. Six were sent by 5.6 ms, so four are left then, and the ones sent at 6.1, 7.1, 8.1, 9.1 and 10.1 ms make it nine.
 */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class ReplayOnBoardTest {
    private static final ItemId MAKER = ItemId.of("maker");
    private static final ItemId TAKER = ItemId.of("taker");
    private static final ItemId QUEUE = ItemId.of("q");
    private static final String DESIGN = """
            {"takt": 1, "name": "fills", "target": "generic-1", "runtime": "generic", "settings": {"run-for": "20 ms"}, "items": [
            {"id": "maker", "kind": "task", "name": "maker", "priority": 2, "activation": {"type": "periodic", "period": "1 ms"},
             "body": [{"do": "compute", "best": "100 us", "worst": "100 us"}, {"do": "send", "channel": "q"}]},
            {"id": "taker", "kind": "task", "name": "taker", "priority": 1, "activation": {"type": "on", "source": "q"},
             "body": [{"do": "receive", "channel": "q"}, {"do": "compute", "best": "5 ms", "worst": "5 ms"}]},
            {"id": "q", "kind": "channel", "name": "queue", "capacity": 32}]}""";

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(Files.writeString(studio.folder.resolve("fills.takt"), DESIGN));
    }

    private Overlay overlay() {
        return studio.design().board().model().overlayProperty().get();
    }

    private Live live(ItemId item) {
        return overlay().live(item);
    }

    private long at() {
        return studio.design().session().playhead().atNs();
    }

    /** Types where a replay stops, and replays from the board until it does. */
    private void replayTo(FxRobot robot, String stops) {
        Hands.chord(robot, KeyCode.B);
        robot.write(stops).type(KeyCode.ENTER);
        Hands.chord(robot, KeyCode.DIGIT1);
        long before = at();
        robot.type(KeyCode.SPACE);
        studio.await(
                "the stop",
                () -> at() > before && !studio.design().session().playhead().isPlaying());
    }

    @Test
    void theBoardShowsWhatEachItemDoesWhereTheReplayIsAndItStopsAtABreakpoint(FxRobot robot) {
        studio.awaitRun();
        assertFalse(overlay().isLive());
        int idle = colours("item-taker");

        Set<RunState> seen = new HashSet<>();
        List<Long> steps = new ArrayList<>();
        robot.interact(() -> studio.design().board().model().overlayProperty().addListener((_, _, now) -> {
            seen.add(now.live(TAKER).state());
            steps.add(at());
        }));
        replayTo(robot, "queue > 8");
        assertEquals(10_100_000, at());
        assertEquals(9, live(QUEUE).count());
        // On the way it was lit again and again; how often depends on the machine, and so whether one of the moments of
        // maker is met.
        assertTrue(steps.size() > 5 && seen.contains(RunState.RUNNING), () -> steps + " " + seen);
        assertTrue(Set.of(RunState.RUNNING, RunState.READY, RunState.IDLE).containsAll(seen), seen::toString);
        assertEquals(steps.stream().sorted().toList(), steps);

        replayTo(robot, "start maker");
        assertEquals(11_000_000, at());
        assertEquals(RunState.RUNNING, live(MAKER).state());
        assertEquals(RunState.READY, live(TAKER).state());
        int ready = colours("item-taker");
        assertNotEquals(idle, ready, "the card looks another way");
        robot.type(KeyCode.PERIOD);
        studio.await("the next event", () -> at() == 11_100_000);
        assertEquals(RunState.RUNNING, live(TAKER).state());
        assertEquals(RunState.IDLE, live(MAKER).state());
        assertEquals(10, live(QUEUE).count());
        assertNotEquals(ready, colours("item-taker"), "the card looks another way");
        robot.type(KeyCode.HOME);
        studio.await("the start", () -> !overlay().isLive());
        assertEquals(idle, colours("item-taker"));
    }

    /** What the board has painted where a card is, as one number. */
    private int colours(String card) {
        WritableImage[] image = new WritableImage[1];
        studio.await("a frame", () -> {
            image[0] = studio.node("board").snapshot(null, null);
            return true;
        });
        Bounds box = studio.node(card).getBoundsInParent();
        int sum = 1;
        for (int x = (int) box.getMinX(); x < box.getMaxX(); x++) {
            for (int y = (int) box.getMinY(); y < box.getMaxY(); y++) {
                sum = 31 * sum + image[0].getPixelReader().getArgb(x, y);
            }
        }
        return sum;
    }
}
