package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The list of events beside the playhead, which may have gone far while the list was not in sight. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class EventListTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("rtic-cortex-m3"));
    }

    @Test
    void theEventAtThePlayheadIsInSightAsSoonAsTheListIs(FxRobot robot) {
        studio.awaitRun();
        assertFalse(studio.there("events"), "it is in sight already");
        robot.interact(() -> {
            long end = studio.design().session().playhead().endNs();
            studio.design().session().playhead().moveTo(end / 2);
            studio.design().workspace().choose("events");
        });
        studio.await("the list", () -> studio.there("events"));
        TableView<?> events = (TableView<?>) studio.node("events");
        int row = events.getSelectionModel().getSelectedIndex();
        assertEquals(2, Math.round(4.0 * row / events.getItems().size()), "events come evenly");
        studio.await("the event", () -> SeenRows.has(events, row));
    }
}
