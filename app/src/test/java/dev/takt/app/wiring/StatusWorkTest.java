package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.shell.StatusRow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Button;
import javafx.scene.control.ProgressBar;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** One progress for all that is worked on beside the window: the end of one does not hide another. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class StatusWorkTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("priority-inversion"));
    }

    private double share() {
        return ((ProgressBar) studio.node("status-progress")).getProgress();
    }

    @Test
    void whatBeganLastIsShownAndThenWhatStillGoesOn(FxRobot robot) {
        studio.awaitRun();
        StatusRow status = studio.design().status();
        List<String> stopped = new ArrayList<>();
        robot.interact(() -> {
            status.showWork("one", "one", Optional.of(0.25), () -> stopped.add("one"));
            status.showWork("two", "two", Optional.of(0.5), () -> stopped.add("two"));
            assertEquals(0.5, share());
            status.showWork("one", "one", Optional.of(0.75), () -> stopped.add("one"));
            assertEquals(0.5, share());
            status.showWork("two", "two", Optional.empty(), () -> {});
            assertTrue(studio.works());
            assertEquals(0.75, share());
            ((Button) studio.node("status-stop")).fire();
            assertEquals(List.of("one"), stopped);
            status.showWork("one", "one", Optional.empty(), () -> {});
            assertFalse(studio.works());
        });
    }
}
