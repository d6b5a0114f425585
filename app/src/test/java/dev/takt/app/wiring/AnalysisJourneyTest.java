package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.analysis.AnalysisRow;
import dev.takt.app.reading.Reading;
import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Task;
import dev.takt.projects.text.Texts;
import dev.takt.projects.units.FrequencyText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
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

    /** Released together, late ends after 1 + 3 + 2 and the second 1 of high: at 7 ms, and its deadline is 6 ms. */
    @Test
    void whatTheRunHasShownBeyondADeadlineIsMarked(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.design().page("analysis"));
        studio.await("what was seen", () -> table(robot).getItems().stream()
                .filter(AnalysisRow::seenLate)
                .map(AnalysisRow::name)
                .toList()
                .equals(List.of("late")));
        studio.await(
                "one marked figure",
                () -> robot.lookup("#analysis .table-cell.worse").queryAll().stream()
                                .filter(cell -> cell instanceof Labeled words
                                        && words.getText().equals("7 ms"))
                                .count()
                        == 1);
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

    /**
     * Alone on a core: quick (1 ms every 4 ms, due in 1.25 ms) before slow (2 ms every 20 ms, due in 10 ms). By hand: quick may compute as long as it is due. Slow responds in y + ceil(R / 4) ms for y of work, 10 ms for y = 7. With quick every p,
     * slow responds in 2 + 8 = 10 ms as long as 8 p >= 10. A clock of 1 / 1.25 makes quick as long as it is due, and slow 2.5 + 1.25 ms.
     */
    @Test
    void howFarEachFigureMayGoStandsBesideIt(FxRobot robot) throws Exception {
        open(
                robot,
                "[%s, %s]"
                        .formatted(
                                task("quick", 2, "4 ms", "1250 us", "1 ms"),
                                task("slow", 1, "20 ms", "10 ms", "2 ms")));
        assertEquals("", words("analysis-room"), "nothing is looked for until it is shown");
        Hands.chord(robot, KeyCode.DIGIT3);
        studio.await("what is found", () -> words("analysis-room").startsWith("C and T"));
        assertEquals(List.of("1.25 ms", "7 ms"), column(robot, AnalysisRow::workLimit));
        assertEquals("1.25 ms", column(robot, AnalysisRow::periodLimit).getFirst());
        long clockHz = studio.design()
                .session()
                .checkedProperty()
                .get()
                .flatMap(Reading::machine)
                .orElseThrow()
                .cores()
                .getFirst()
                .clockHz();
        assertTrue(
                words("analysis-room").endsWith("enough from " + FrequencyText.format(clockHz * 4 / 5)),
                words("analysis-room"));

        robot.interact(() -> studio.design()
                .session()
                .document()
                .apply(new ChangeItem(
                        Texts.text("edit.restore"), ItemId.of("quick"), Optional.empty(), item -> ((Task) item)
                                .withDeadlineNs(OptionalLong.of(500_000)))));
        studio.await("the miss", () -> words("analysis-room").startsWith("A deadline is missed"));
        assertEquals("500 us", column(robot, AnalysisRow::workLimit).getFirst());
        assertEquals("no help", column(robot, AnalysisRow::workLimit).get(1), "slow delays nobody");
    }

    /** A search among 150 tasks takes a while: it is given up where its progress stands, and begun again on the page. */
    @Test
    void aLongSearchIsGivenUpAndBegunAgain(FxRobot robot) throws Exception {
        open(
                robot,
                IntStream.range(0, 150)
                        .mapToObj(i -> task("t" + i, i + 1, 1000 + i + " ms", 1000 + i + " ms", "3 ms"))
                        .collect(Collectors.joining(", ", "[", "]")));
        Hands.chord(robot, KeyCode.DIGIT3);
        studio.await(
                "the search", () -> studio.works() && words("analysis-room").startsWith("Looking"));
        assertFalse(studio.node("analysis-room-again").isVisible());
        robot.clickOn("#status-stop");
        studio.await("the end of it", () -> studio.node("analysis-room-again").isVisible());
        assertEquals("", words("analysis-room"));
        robot.clickOn("#analysis-room-again");
        studio.await("the search again", () -> words("analysis-room").startsWith("Looking"));
        Hands.chord(robot, KeyCode.DIGIT1);
        studio.await("nobody who waits", () -> !studio.works());
    }

    private void open(FxRobot robot, String items) throws Exception {
        Path file = Files.writeString(
                studio.folder.resolve("margins.takt"),
                "{\"takt\": 1, \"name\": \"m\", \"target\": \"generic-1\", \"runtime\": \"generic\", \"settings\": {\"run-for\": \"50 ms\"}, \"items\": %s}"
                        .formatted(items));
        robot.interact(() -> studio.window.open(file));
        studio.awaitRun();
    }

    private List<String> column(FxRobot robot, Function<AnalysisRow, String> figure) {
        return table(robot).getItems().stream().map(figure).toList();
    }
}
