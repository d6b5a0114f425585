package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.report.Picture;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.util.Map;
import javafx.scene.control.Label;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What is asked of a core in every run and what one run has shown of it are two figures with two names. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class LoadWordsTest {
    /** 1 ms of every 10 ms is asked for; the first job comes after 10 ms, so that of the 20 ms that are run 1 ms is computed. */
    private static final String DESIGN = """
            {"takt": 1, "name": "loads", "target": "generic-1", "runtime": "generic", "settings": {"run-for": "20 ms"}, "items": [
            {"id": "t", "kind": "task", "name": "t", "priority": 1, "activation": {"type": "periodic", "period": "10 ms", "offset": "10 ms"},
             "body": [{"do": "compute", "best": "1 ms", "worst": "1 ms"}]}]}""";

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(Files.writeString(studio.folder.resolve("loads.takt"), DESIGN));
    }

    @Test
    void boardAndOutlineSayTheDemandAndTheTimelineWhatWasSeen(FxRobot robot) {
        studio.awaitRun();
        studio.await("the demand", () -> !loads().isEmpty());
        assertEquals(Map.of(0, "demand 10.0 %"), loads());
        assertTrue(
                robot.lookup("#outline .label").queryAllAs(Label.class).stream()
                        .anyMatch(l -> l.getText().equals("demand 10.0 %")),
                "in the outline");
        String board = svg(studio.design().board().picture());
        assertTrue(board.contains("demand 10.0 %"));
        assertFalse(board.contains("seen"));
        robot.interact(() -> studio.design().page("timeline"));
        studio.await("the timeline", () -> studio.there("timeline"));
        String timeline = svg(studio.design().timelines().picture().orElseThrow());
        assertTrue(timeline.contains("seen 5.0 %"), timeline);
        assertFalse(timeline.contains("demand"));
    }

    private Map<Integer, String> loads() {
        return studio.design().board().model().overlayProperty().get().coreLoads();
    }

    private static String svg(Picture picture) {
        return new String(picture.svg(), StandardCharsets.UTF_8);
    }
}
