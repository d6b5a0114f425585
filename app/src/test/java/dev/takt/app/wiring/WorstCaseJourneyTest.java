package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.session.SimulatedRun;
import dev.takt.app.simulation.WorstCaseRow;
import dev.takt.app.text.Texts;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.units.Parsed;
import dev.takt.sim.search.ScenarioFile;
import dev.takt.sim.search.ScenarioText;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Labeled;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/**
 * The worst case is searched for in the window and its run shown. Two tasks, by hand: low computes 3 ms of a period of 20 ms, high 2 ms of a period of 10 ms with a jitter of up to 4 ms. Both arrive at
 * 0, 20 ms and so on, and a release of high that is late by less than 3 ms preempts low or comes before it: 5 ms is the longest response of low. For high it is 2 ms and all of its jitter: 6 ms.
 */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class WorstCaseJourneyTest {
    private static final long MS = 1_000_000;
    private static final String DESIGN = """
            {"takt": 1, "name": "jitter", "target": "generic-1", "runtime": "generic", "settings": {"run-for": "100 ms"}, "items": [
            {"id": "high", "kind": "task", "name": "high", "priority": 2, "deadline": "%s", "activation": {"type": "periodic", "period": "10 ms", "jitter": "4 ms"},
             "body": [{"do": "compute", "best": "1 ms", "worst": "2 ms", "distribution": "best"}]},
            {"id": "low", "kind": "task", "name": "low", "priority": 1, "activation": {"type": "periodic", "period": "20 ms"},
             "body": [{"do": "compute", "best": "3 ms", "worst": "3 ms"}]}]}""";

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
    }

    private void open(FxRobot robot, String deadline) throws Exception {
        Path file = Files.writeString(studio.folder.resolve("jitter.takt"), DESIGN.formatted(deadline));
        robot.interact(() -> studio.window.open(file));
        studio.awaitRun();
    }

    @SuppressWarnings("unchecked")
    private List<WorstCaseRow> rows() {
        return ((TableView<WorstCaseRow>) studio.node("worst-table")).getItems();
    }

    private String words() {
        return ((Labeled) studio.node("worst-words")).getText();
    }

    private SimulatedRun run() {
        return studio.design().session().runProperty().get().orElseThrow();
    }

    private long longest(String item) {
        return run().longestResponseNs(ItemId.of(item)).orElseThrow();
    }

    private boolean replays() {
        return studio.design().session().runChoice().scenarioProperty().get().isPresent();
    }

    /** Without the mouse: the pane, the search, the row, its run. */
    private void searchAndShowTheFirst(FxRobot robot) {
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.W).release(KeyCode.SHIFT, KeyCode.CONTROL);
        studio.await("the pane", () -> studio.node("worst-search").isFocused());
        robot.type(KeyCode.SPACE);
        studio.await("what was found", () -> rows().size() == 2 && words().startsWith("1000 runs"));
        robot.interact(() -> {
            studio.node("worst-table").requestFocus();
            ((TableView<?>) studio.node("worst-table")).getSelectionModel().select(0);
        });
        robot.type(KeyCode.ENTER);
        studio.await("its run", this::replays);
        studio.awaitRun();
    }

    @Test
    void theRunWithTheWorstResponseIsShownAndExplained(FxRobot robot) throws Exception {
        open(robot, "8 ms");
        assertTrue(longest("high") < 6 * MS, "the plain run has not shown it");
        searchAndShowTheFirst(robot);

        assertEquals(
                List.of("6 ms", "5 ms"),
                rows().stream().map(WorstCaseRow::worst).toList());
        assertEquals(
                List.of("6 ms", "5 ms"),
                rows().stream().map(WorstCaseRow::bound).toList());
        assertEquals(6 * MS, longest("high"));
        assertEquals(100 * MS, run().durationNs(), "as long as the design says");
        ScenarioFile scenario =
                studio.design().session().runChoice().scenarioProperty().get().orElseThrow();
        assertEquals(6 * MS, scenario.responseNs());
        studio.await("its end", () -> studio.design().session().playhead().atNs() == scenario.job() * 10 * MS + 6 * MS);
        studio.await("why it took so long", () -> studio.there("why-heading"));
        assertTrue(((Labeled) studio.node("why-heading")).getText().contains("high#" + scenario.job()));

        robot.clickOn("#do-run-simulated");
        studio.await("the plain run", () -> !replays() && longest("high") < 6 * MS);
        assertFalse(studio.window.run("run.simulated"), "there is nothing to go back to");
    }

    @Test
    void aChangeIsTriedOnTheScenario(FxRobot robot) throws Exception {
        open(robot, "5 ms");
        searchAndShowTheFirst(robot);
        assertEquals("6 ms", rows().getFirst().worst());
        assertTrue(run().missed() > 0, "6 ms are more than 5 ms");
        robot.interact(() -> studio.design()
                .session()
                .document()
                .apply(new ChangeProject(
                        Texts.text("edit.seed"),
                        Optional.empty(),
                        p -> p.withSettings(p.settings().withRunForNs(200 * MS)))));
        studio.awaitRun();
        assertTrue(replays());
        assertEquals(6 * MS, longest("high"));
        assertEquals(200 * MS, run().durationNs());
        studio.await("words that say of what it is", () -> words().startsWith("Of the design before"));
    }

    @Test
    void aScenarioIsSavedAndPlayedAgainFromItsFile(FxRobot robot) throws Exception {
        open(robot, "8 ms");
        searchAndShowTheFirst(robot);
        Path file = studio.folder.resolve("worst.json");
        studio.nextSave = Optional.of(file);
        robot.clickOn("#worst-save");
        studio.await("the file", () -> Files.exists(file));
        ScenarioFile saved =
                ScenarioText.read(Files.readString(file)) instanceof Parsed.Ok<ScenarioFile>(var found) ? found : null;
        assertEquals(studio.design().session().runChoice().scenarioProperty().get(), Optional.ofNullable(saved));

        robot.clickOn("#do-run-simulated");
        studio.await("the plain run", () -> !replays() && longest("high") < 6 * MS);
        studio.nextTrace = Optional.of(file);
        robot.interact(() -> studio.window.run("file.open-trace"));
        studio.await("the scenario", this::replays);
        studio.awaitRun();
        assertEquals(6 * MS, longest("high"));
    }

    @Test
    void aNumberThatIsNoneIsSaidAndNothingBegins(FxRobot robot) throws Exception {
        open(robot, "8 ms");
        robot.interact(() -> {
            assertTrue(studio.window.run("run.search"));
            ((TextField) studio.node("worst-runs")).setText("many");
        });
        assertTrue(studio.node("worst-search").isDisabled());
        assertEquals("A number of runs is 1 to 100000000.", words());
    }
}
