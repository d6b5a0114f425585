package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.designer.chart.ResponsesPainter;
import dev.takt.designer.document.Selection;
import dev.takt.designer.draw.Box;
import dev.takt.projects.model.ItemId;
import java.nio.file.Files;
import java.nio.file.Path;
import javafx.scene.Node;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The scatter of responses under the mouse. By hand: low computes 2 ms every 10 ms beside high with 1 ms every 20 ms, so its responses are 3, 2, 3, 2, 3 ms; its axis ends 5 % above its deadline of 10 ms. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class ResponsesTest {
    private static final long MS = 1_000_000;

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        Path file = Files.writeString(
                studio.folder.resolve("two.takt"), """
                {"takt": 1, "name": "two", "target": "generic-1", "runtime": "generic", "settings": {"run-for": "50 ms"},
                 "items": [%s, %s]}""".formatted(task("high", 2, 20, 1), task("low", 1, 10, 2)));
        studio.window.open(file);
    }

    private static String task(String name, int priority, int periodMs, int workMs) {
        return """
                {"id": "%s", "kind": "task", "name": "%s", "activation": {"type": "periodic", "period": "%d ms"}, "deadline": "10 ms", "priority": %d,
                 "body": [{"do": "compute", "best": "%d ms", "worst": "%d ms"}]}""".formatted(name, name, periodMs, priority, workMs, workMs);
    }

    @Test
    void aClickOnAJobMovesThePlayheadToItsArrival(FxRobot robot) {
        studio.awaitRun();
        robot.clickOn("#tab-timeline");
        robot.interact(() -> studio.design().session().document().select(Selection.of(ItemId.of("low"))));
        Hands.chord(robot, KeyCode.R);
        studio.await(
                "the responses",
                () -> studio.there("responses")
                        && studio.node("responses").getLayoutBounds().getWidth() > 100);
        for (int job : new int[] {2, 3, 1, 0, 4}) {
            long arrivalNs = job * 10 * MS;
            click(robot, arrivalNs, (job % 2 == 0 ? 3 : 2) * MS);
            studio.await("the arrival of job " + job, () -> at() == arrivalNs);
        }
        // beside a job, and above it where no other is nearer
        click(robot, 31 * MS, 4 * MS);
        studio.await("the nearest", () -> at() == 30 * MS);
        // the histogram says nothing of arrivals
        Node view = studio.node("responses");
        robot.clickOn(view.localToScreen(60, view.getLayoutBounds().getHeight() / 2));
        assertEquals(30 * MS, at());
    }

    private long at() {
        return studio.design().session().playhead().atNs();
    }

    private void click(FxRobot robot, long arrivalNs, long responseNs) {
        Node view = studio.node("responses");
        Box box = ResponsesPainter.scatter(
                view.getLayoutBounds().getWidth(), view.getLayoutBounds().getHeight());
        robot.clickOn(view.localToScreen(
                box.x() + box.width() * arrivalNs / (50.0 * MS),
                box.bottom() - box.height() * responseNs / (10.5 * MS)));
    }
}
