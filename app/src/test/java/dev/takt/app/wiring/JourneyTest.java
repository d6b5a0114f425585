package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.cli.Cli;
import dev.takt.projects.model.Activation;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Task;
import dev.takt.projects.problem.Problem;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystem;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Point2D;
import javafx.geometry.VerticalDirection;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** The first ten minutes of a user: steps 2 to 4 and 8 to 11 of the product's page, once with the mouse and once with the keyboard alone. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class JourneyTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
    }

    @Test
    void withTheMouse(FxRobot robot) throws Exception {
        // 2, 3: a sample card opens its design, simulated, with the missed deadlines counted
        robot.clickOn("#sample-priority-inversion");
        studio.awaitRun();
        assertEquals(
                5, studio.design().session().runProperty().get().orElseThrow().missed());

        // 4: the replay moves one playhead for board and timeline; the wheel zooms to the cursor
        robot.clickOn("#do-run-play");
        studio.await(
                "the playhead to move",
                () -> studio.design().session().playhead().atNs() > 0);
        robot.clickOn("#do-run-play");
        studio.await("the pause", () -> !studio.design().session().playhead().isPlaying());
        long at = studio.design().session().playhead().atNs();
        robot.clickOn("#do-run-next");
        studio.await("a step", () -> studio.design().session().playhead().atNs() > at);
        robot.clickOn("#do-run-previous");
        studio.await("a step back", () -> studio.design().session().playhead().atNs() <= at);
        double before = studio.design().board().zoomShown();
        robot.moveTo("#item-meteo").scroll(3, VerticalDirection.UP);
        studio.await("a zoom", () -> studio.design().board().zoomShown() != before);

        // 9: a click on a problem selects what it names
        robot.clickOn("#problems .list-cell");
        Problem first = problem(0);
        studio.await(
                "the selection",
                () -> studio.design().selected().equals(first.item().stream().toList()));

        // 10: for FreeRTOS the code page says that there is no generator
        robot.clickOn("#tab-code");
        assertTrue(((Label) studio.node("code-refusal")).getText().contains("FreeRTOS"));

        // 8: on a design with an interrupt, a line from its port to empty board offers what it could lead to
        Path file = studio.sample("rtic-cortex-m3");
        robot.interact(() -> studio.window.open(file));
        studio.awaitRun();
        robot.clickOn("#item-uart-rx");
        studio.await("the selection", () -> studio.design().selected().equals(List.of(ItemId.of("uart-rx"))));
        Point2D card = studio.middle("item-uart-rx");
        double half = studio.node("item-uart-rx").getLayoutBounds().getHeight() / 2;
        Point2D port = card.add(0, half + 7 * studio.design().board().zoomShown());
        Point2D empty = new Point2D(
                studio.middle("item-command").getX() + 60,
                studio.middle("item-report").getY());
        robot.moveTo(port).press(MouseButton.PRIMARY);
        robot.moveTo(port.add(12, 12));
        robot.moveTo(empty).release(MouseButton.PRIMARY);
        studio.await("the picker", () -> robot.lookup("#picker-list").tryQuery().isPresent());
        robot.clickOn("#picker-filter").write("task").type(KeyCode.ENTER);
        studio.await("the task", () -> added().isPresent());
        assertWired(added().orElseThrow());

        // 10: the generated code follows, and export shows what it would write before it writes
        studio.awaitRun();
        robot.clickOn("#tab-code");
        robot.moveTo("#item-sampling");
        studio.await("the lines of the card under the pointer", () -> words("code-lines")
                .startsWith("sampling, lines"));
        robot.moveTo("#code-lines");
        studio.await("the lines of the selected item again", () -> !words("code-lines")
                .startsWith("sampling"));
        Path target = studio.folder.resolve("firmware");
        robot.interact(() -> ((TextField) studio.node("export-folder")).setText(target.toString()));
        studio.await("the preview", () -> !studio.node("export-write").isDisabled());
        assertFalse(Files.exists(target));
        robot.clickOn("#export-write");
        studio.await("the export", () -> Files.exists(target.resolve("src/main.rs")));
        Path archive = studio.folder.resolve("firmware.zip");
        studio.nextSave = Optional.of(archive);
        robot.clickOn("#export-zip");
        studio.await("the archive", () -> Files.exists(archive));
        try (FileSystem zip = FileSystems.newFileSystem(archive)) {
            assertEquals(
                    Files.readString(target.resolve("src/main.rs")),
                    Files.readString(zip.getPath("firmware/src/main.rs")));
        }
        studio.nextSave = Optional.empty();
        String code = Files.readString(target.resolve("src/main.rs"));
        assertTrue(code.contains(added().orElseThrow().name()), code);

        // 11: the command line finds the same problems
        Hands.chord(robot, KeyCode.S);
        studio.await("saving", () -> !studio.design().session().document().isDirty());
        assertSameProblems(file);
    }

    @Test
    void withTheKeyboard(FxRobot robot) throws Exception {
        KeysOnly keys = new KeysOnly(studio, robot);

        // 2, 3: a card opens with Enter
        keys.openSample("priority-inversion");

        // 4: space replays and pauses, full stop and comma step
        robot.type(KeyCode.SPACE);
        studio.await(
                "the playhead to move",
                () -> studio.design().session().playhead().atNs() > 0);
        robot.type(KeyCode.SPACE);
        studio.await("the pause", () -> !studio.design().session().playhead().isPlaying());
        robot.type(KeyCode.N);
        long miss = studio.design().session().playhead().atNs();
        robot.type(KeyCode.PERIOD);
        studio.await("a step", () -> studio.design().session().playhead().atNs() > miss);
        robot.type(KeyCode.COMMA);
        studio.await("a step back", () -> studio.design().session().playhead().atNs() <= miss);

        // 9: F8 goes from problem to problem, the late task first; the way out, the protocol, is one property of the
        // inspector
        robot.type(KeyCode.F8);
        studio.await("the late task", () -> studio.design().selected().equals(List.of(ItemId.of("bus-manager"))));
        robot.type(KeyCode.F8);
        studio.await("the resource", () -> studio.design().selected().equals(List.of(ItemId.of("bus"))));
        keys.paneWith("inspector");
        keys.tabTo("field-protocol");
        robot.type(KeyCode.DOWN);
        studio.await("another protocol", () -> !studio.project()
                .item(ItemId.of("bus"), Resource.class)
                .orElseThrow()
                .protocol()
                .tag()
                .equals("none"));
        studio.awaitRun();
        assertEquals(
                0, studio.design().session().runProperty().get().orElseThrow().missed());
        Hands.chord(robot, KeyCode.Z);
        studio.await("undo", () -> !studio.design().session().document().isDirty());

        // 8: the same picker beside the selection, and a rename with F2
        Path file = studio.sample("rtic-cortex-m3");
        keys.open(file);
        keys.tabTo("item-uart-rx");
        keys.chord(KeyCode.E);
        studio.await("the picker", () -> robot.lookup("#picker-list").tryQuery().isPresent());
        robot.write("task").type(KeyCode.ENTER);
        studio.await("the task", () -> added().isPresent());
        assertWired(added().orElseThrow());
        robot.type(KeyCode.F2);
        robot.write("blink").type(KeyCode.ENTER);
        studio.await("the name", () -> added().orElseThrow().name().equals("blink"));

        // a field takes units and says what it would accept
        keys.inspect("sampling");
        keys.tabTo("field-deadline");
        keys.chord(KeyCode.A);
        robot.write("4").type(KeyCode.ENTER);
        studio.await(
                "the complaint",
                () -> studio.node("field-deadline").getStyleClass().contains("wrong"));
        keys.chord(KeyCode.A);
        robot.write("4.5ms").type(KeyCode.ENTER);
        studio.awaitDeadline("sampling", 4_500_000);

        // 10: the code page by its key, and back; 11: saved, and the same problems on the command line
        Hands.chord(robot, KeyCode.DIGIT5);
        studio.await("the code", () -> studio.stage().getScene().lookup("#code-text") != null);
        Hands.chord(robot, KeyCode.DIGIT1);
        Hands.chord(robot, KeyCode.S);
        studio.await("saving", () -> !studio.design().session().document().isDirty());
        assertSameProblems(file);
    }

    private String words(String label) {
        return ((Label) studio.node(label)).getText();
    }

    @SuppressWarnings("unchecked")
    private Problem problem(int index) {
        return ((ListView<Problem>) studio.node("problems")).getItems().get(index);
    }

    /** The task that the picker has put on the board. */
    private Optional<Task> added() {
        return studio.project().all(Task.class).stream()
                .filter(t -> t.id().value().startsWith("task-"))
                .findFirst();
    }

    private static void assertWired(Task task) {
        assertEquals(new Activation.On(ItemId.of("uart-rx")), task.activation());
    }

    private void assertSameProblems(Path file) {
        studio.awaitRun();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        PrintStream text = new PrintStream(out, true, StandardCharsets.UTF_8);
        int code = Cli.run(text, text, "check", file.toString());
        List<Problem> found = studio.design()
                .session()
                .checkedProperty()
                .get()
                .orElseThrow()
                .findings()
                .problems();
        String words = out.toString(StandardCharsets.UTF_8);
        for (Problem problem : found) {
            assertTrue(words.contains(problem.rule()), problem.rule() + " is not in: " + words);
        }
        boolean errors =
                studio.design().session().checkedProperty().get().orElseThrow().hasErrors();
        assertEquals(errors ? 1 : 0, code, words);
    }
}
