package dev.takt.app.wiring;

import static dev.takt.app.text.Texts.text;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Simulated;
import dev.takt.app.text.Texts;
import dev.takt.designer.overlay.TimeText;
import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.TraceBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@Tag("ui")
@ExtendWith(StudioExtension.class)
class CompareTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("priority-inversion"));
    }

    /** From 5 ms on the bus manager waits for the bus and communication is released: without inheritance it runs, with it the holder of the bus does. */
    @Test
    void repairIsShownBesideTheDesignAsItWasOpened(FxRobot robot) throws Exception {
        studio.awaitRun();
        Path repaired = studio.folder.resolve("repaired.takt");
        Files.writeString(
                repaired,
                Files.readString(studio.folder.resolve("priority-inversion.takt"))
                        .replace("\"protocol\": \"none\"", "\"protocol\": \"inheritance\""));
        Project wanted =
                ProjectFormat.read(Files.readString(repaired)).project().orElseThrow();
        Resource bus = wanted.item(ItemId.of("bus"), Resource.class).orElseThrow();
        robot.interact(() -> studio.design()
                .session()
                .document()
                .apply(new ChangeItem(Message.of(Texts.APP, "edit.seed"), bus.id(), Optional.empty(), _ -> bus)));
        studio.awaitRun();

        Hands.chord(robot, KeyCode.DIGIT7);
        studio.await("the comparison", () -> summary().startsWith("B keeps all that A keeps: better 1"));

        assertEquals(4, ((TableView<?>) studio.node("compare-table")).getItems().size());
        assertEquals(
                "[~ information bus.protocol: none -> inheritance]",
                ((ListView<?>) studio.node("compare-design")).getItems().toString());

        robot.clickOn("#compare-next");
        long parted = studio.design().session().playhead().atNs();
        assertTrue(parted >= 5_000_000 && parted < 6_000_000, "parted at " + parted);

        robot.clickOn("#compare-swap");
        studio.await("the other way round", () -> summary().startsWith("B is worse than A: worse 1"));

        robot.clickOn("#compare-keep");
        studio.await("the kept run", () -> summary().equals("Nothing differs."));

        studio.nextOpen = Optional.of(studio.folder.resolve("priority-inversion.takt"));
        robot.clickOn("#compare-file");
        studio.await("the file", () -> summary().startsWith("B keeps all that A keeps: better 1"));

        ComboBox<?> with = (ComboBox<?>) studio.node("compare-with");
        robot.interact(() -> with.getSelectionModel().select(1));
        studio.await("another runtime", () -> ((ListView<?>) studio.node("compare-design"))
                .getItems()
                .toString()
                .startsWith("[~ runtime: freertos -> "));
    }

    /** The sample draws its times from the seed: the other side is what a run of its own with that seed shows. */
    @Test
    void anotherSeedStandsBesideTheRun(FxRobot robot) {
        robot.interact(() -> studio.window.open(sample("rtic-cortex-m3")));
        studio.awaitRun();
        robot.clickOn("#tab-compare");
        studio.await("the comparison", () -> summary().equals("Nothing differs."));
        Project project = studio.project();
        long seed = RunLimit.of(project).seed();
        choose(robot, text("compare.seed", seed + 1).text());
        studio.await("other figures", () -> !summary().isEmpty() && !summary().equals("Nothing differs."));

        assertEquals(seen(project, seed), column("compare.seen-a"));
        assertEquals(seen(project, seed + 1), column("compare.seen-b"));
        assertNotEquals(column("compare.seen-a"), column("compare.seen-b"));
        assertEquals(column("compare.bound-a"), column("compare.bound-b"), "bounds hold for every seed");
        assertEquals(
                "[]", ((ListView<?>) studio.node("compare-design")).getItems().toString());
        robot.clickOn("#compare-next");
        assertTrue(studio.design().session().playhead().atNs() > 0, "where the runs part");
    }

    /** A trace three times as long as the run of the design: jobs and missed deadlines of both, and the name of its file. */
    @Test
    void aTraceFromAFileStandsBesideTheSimulation(FxRobot robot) throws Exception {
        studio.awaitRun();
        robot.clickOn("#tab-compare");
        studio.await("the comparison", () -> summary().equals("Nothing differs."));
        Project project = studio.project();
        long ns = studio.design().session().runProperty().get().orElseThrow().durationNs();
        Simulated longer = run(project, RunLimit.of(project).withForNs(3 * ns));
        Path file = studio.folder.resolve("bench.takt-trace");
        Files.write(file, TraceBytes.of(longer.trace()));
        studio.nextTrace = Optional.of(file);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.O).release(KeyCode.SHIFT, KeyCode.CONTROL);
        List<String> missed = longer.metrics().contexts().stream()
                .map(m -> m.misses() + " / " + m.jobs())
                .toList();
        studio.await("the trace as B", () -> column("compare.missed-b").equals(missed));
        List<String> simulated = run(project, RunLimit.of(project)).metrics().contexts().stream()
                .map(m -> m.misses() + " / " + m.jobs())
                .toList();
        assertEquals(simulated, column("compare.missed-a"));
        assertEquals(
                "[]", ((ListView<?>) studio.node("compare-design")).getItems().toString());
        assertTrue(
                robot.lookup("#compare .label").queryAllAs(Label.class).stream()
                        .anyMatch(label -> label.getText() != null
                                && label.getText().startsWith("B   bench.takt-trace")
                                && label.getText().endsWith("from a file")),
                "what B is");
    }

    private Path sample(String id) {
        try {
            return studio.sample(id);
        } catch (Exception e) {
            throw new AssertionError(e);
        }
    }

    private static Simulated run(Project project, RunLimit limit) {
        return Reading.of(project, ShippedCatalogue.get(), limit, Progress.NONE)
                .run()
                .orElseThrow();
    }

    private static List<String> seen(Project project, long seed) {
        return run(project, RunLimit.of(project).withSeed(seed)).metrics().contexts().stream()
                .map(m -> m.worstResponseNs().isPresent()
                        ? TimeText.exact(m.worstResponseNs().getAsLong())
                        : "")
                .toList();
    }

    /** Picks a choice of the list with the mouse. */
    private void choose(FxRobot robot, String words) {
        robot.clickOn("#compare-with");
        robot.clickOn(robot.lookup(".combo-box-popup .list-cell").queryAll().stream()
                .filter(n -> n instanceof ListCell<?> cell && words.equals(cell.getText()))
                .findFirst()
                .orElseThrow());
    }

    /** The figures of tasks and handlers as they are shown, without the arrows. */
    private List<String> column(String key) {
        TableView<?> table = (TableView<?>) studio.node("compare-table");
        TableColumn<?, ?> column = table.getColumns().stream()
                .filter(c -> c.getText().equals(text(key).text()))
                .findFirst()
                .orElseThrow();
        List<String> all = new ArrayList<>();
        for (int i = 0;
                i
                        < studio.design()
                                .session()
                                .runProperty()
                                .get()
                                .orElseThrow()
                                .data()
                                .trace()
                                .names()
                                .contexts()
                                .size();
                i++) {
            all.add(String.valueOf(column.getCellData(i)));
        }
        return all;
    }

    private String summary() {
        return ((Label) studio.node("compare-summary")).getText();
    }
}
