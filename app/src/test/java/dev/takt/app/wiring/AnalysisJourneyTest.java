package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.analysis.AnalysisRow;
import dev.takt.projects.model.ItemId;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import javafx.scene.control.Label;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Each bound of the table as the sum it is. By hand: high computes 1 ms every 5 ms, so low with 3 ms responds in 3 + 1 = 4 ms; both are more than half of what late has. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class AnalysisJourneyTest {
    private static final String DESIGN = """
            {"takt": 1, "name": "sums", "target": "generic-1", "runtime": "generic", "settings": {"run-for": "50 ms"},
             "items": [%s, %s, %s]}""".formatted(
                    task("high", 3, "5 ms", "5 ms", "1 ms"),
                    task("low", 2, "10 ms", "10 ms", "3 ms"),
                    task("late", 1, "20 ms", "6 ms", "2 ms"));

    private StudioHarness studio;

    private static String task(String name, int priority, String period, String deadline, String work) {
        return """
                {"id": "%s", "kind": "task", "name": "%s", "activation": {"type": "periodic", "period": "%s"},
                 "deadline": "%s", "priority": %d, "body": [{"do": "compute", "best": "%s", "worst": "%s"}]}""".formatted(name, name, period, deadline, priority, work, work);
    }

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        Path file = studio.folder.resolve("sums.takt");
        Files.writeString(file, DESIGN);
        studio.window.open(file);
    }

    private String words(String id) {
        return studio.stage().getScene().lookup("#" + id) instanceof Label label ? label.getText() : "";
    }

    @SuppressWarnings("unchecked")
    private TableView<AnalysisRow> table(FxRobot robot) {
        return (TableView<AnalysisRow>) robot.lookup("#analysis .table-view").query();
    }

    /** 3 + 1 = 4; then late: 2 + 2 x 1 + 3 = 7 by 7 ms, one more than its deadline. */
    @Test
    void theSumBehindABoundIsReadUnderThePointerAndByKeys(FxRobot robot) {
        studio.awaitRun();
        Hands.chord(robot, KeyCode.DIGIT3);
        studio.await("the rows", () -> table(robot).getItems().size() == 3);
        assertEquals("high: at most 1 ms from arrival to end", words("analysis-sum-title"), "the first unless asked");

        robot.interact(() -> {
            table(robot).requestFocus();
            table(robot).getSelectionModel().clearAndSelect(0);
        });
        robot.type(KeyCode.DOWN);
        studio.await("the sum of low", () -> words("analysis-sum-line").equals("3 + 1 = 4 ms"));
        assertEquals(List.of(ItemId.of("low")), studio.design().selected());
        String proof = robot.lookup("#analysis-sum .muted").queryAllAs(Labeled.class).stream()
                .map(Labeled::getText)
                .collect(Collectors.joining("\n"));
        assertTrue(proof.contains("Response-time analysis for fixed priorities"), proof);
        assertTrue(proof.contains("Audsley"), proof);
        assertTrue(
                studio.node("analysis-term-1").getAccessibleText().startsWith("Preempted by high"),
                studio.node("analysis-term-1").getAccessibleText());

        robot.moveTo(robot.lookup("#analysis .table-row-cell").queryAll().stream()
                .filter(n -> n.lookupAll(".table-cell").stream()
                        .anyMatch(c -> ((Labeled) c).getText() != null
                                && ((Labeled) c).getText().equals("late")))
                .findFirst()
                .orElseThrow());
        studio.await(
                "what is under the pointer", () -> words("analysis-sum-line").equals("2 + 2 + 3 = 7 ms"));
        robot.moveTo("#status");
        studio.await("the selected again", () -> words("analysis-sum-line").equals("3 + 1 = 4 ms"));

        robot.interact(() -> studio.node("analysis-term-1").requestFocus());
        robot.type(KeyCode.ENTER);
        studio.await("its culprit", () -> studio.design().selected().equals(List.of(ItemId.of("high"))));
    }
}
