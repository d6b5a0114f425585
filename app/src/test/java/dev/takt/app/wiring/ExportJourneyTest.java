package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.codegen.export.Change;
import dev.takt.codegen.export.Misfit;
import dev.takt.codegen.export.PlannedFile;
import dev.takt.designer.document.Selection;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Firmware is exported again after a change: the difference is read before it is written, and what the user has written stays as it is. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class ExportJourneyTest {
    private static final String CONTRACT = "src/takt/contract.rs";
    private static final String BODY = "src/bodies/sampling.rs";

    private static final String OLD_LINE = "    pub const DEADLINE: Duration = Duration::from_millis(5);";
    private static final String NEW_LINE = "    pub const DEADLINE: Duration = Duration::from_micros(4_500);";

    private StudioHarness studio;
    private Path target;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("rtic-cortex-m3"));
        target = studio.folder.resolve("firmware");
    }

    /** Sampling is due after its period of 5 ms, from the change on after 4.5 ms, which is 4500 us: one line of its contract. */
    @Test
    void theDifferenceIsReadBeforeItIsWrittenAndWhatIsTheUsersStays(FxRobot robot) throws Exception {
        studio.awaitRun();
        robot.clickOn("#tab-code");
        robot.interact(() -> ((TextField) studio.node("export-folder")).setText(target.toString()));
        studio.await("the preview", () -> !studio.node("export-write").isDisabled());
        assertEquals(List.of(Change.NEW), changes());
        long all = list().getItems().size();
        assertEquals(all + " files to write, all at once or none. Yours are not touched.", message());
        robot.clickOn("#export-write");
        studio.await("the export", () -> message().equals(all + " files written to " + target));
        assertEquals(List.of(Change.SAME), changes());
        assertTrue(studio.node("export-write").isDisabled(), "nothing is left to write");
        List<String> before = Files.readAllLines(target.resolve(CONTRACT));

        byte[] theirs = (Files.readString(target.resolve(BODY)) + "\n// by hand, \u00b5s \r\n").getBytes("UTF-8");
        Files.write(target.resolve(BODY), theirs);
        Path own = Files.writeString(target.resolve("src/bodies/filter.rs"), "// also by hand\n");

        robot.clickOn("#tab-board");
        robot.clickOn("#item-sampling");
        studio.await("its fields", () -> studio.there("field-deadline"));
        robot.clickOn("#field-deadline");
        Hands.chord(robot, KeyCode.A);
        robot.write("4.5ms").type(KeyCode.ENTER);
        studio.awaitDeadline("sampling", 4_500_000);
        robot.interact(() -> studio.design().session().document().select(Selection.NONE));
        studio.awaitRun();
        robot.clickOn("#tab-code");
        studio.await("what would change", () -> changes().contains(Change.CHANGED));
        robot.clickOn(row(robot, CONTRACT));
        studio.await("the difference", () -> diff().stream().anyMatch(line -> line.startsWith("+ ")));
        assertEquals(
                List.of("- " + OLD_LINE, "+ " + NEW_LINE),
                diff().stream()
                        .filter(line -> line.startsWith("-") || line.startsWith("+"))
                        .toList());
        long around = diff().stream().filter(line -> line.startsWith("  ")).count();
        long skipped = diff().stream()
                .filter(line -> line.startsWith("\u2026 "))
                .mapToLong(line -> Long.parseLong(line.split(" ")[1]))
                .sum();
        assertEquals(before.size(), around + skipped + 1, "every line is there or counted");
        robot.clickOn(row(robot, BODY));
        studio.await("what is kept", () -> diff().equals(
                        List.of("This file is yours: it is there already and is not touched.")));
        assertEquals(before, Files.readAllLines(target.resolve(CONTRACT)), "nothing is written yet");

        robot.clickOn("#export-write");
        studio.await("the second export", () -> message().contains(" files written to "));
        assertEquals(changed(before), Files.readAllLines(target.resolve(CONTRACT)));
        assertArrayEquals(theirs, Files.readAllBytes(target.resolve(BODY)));
        assertEquals("// also by hand\n", Files.readString(own));
        assertTrue(studio.node("export-write").isDisabled());
    }

    /** A step that is new asks for a function that the body does not have: the file is kept, and the preview says what to add. */
    @Test
    void whatAFileOfTheUsersLacksIsSaidBeforeAndAfterTheExport(FxRobot robot) throws Exception {
        studio.awaitRun();
        robot.clickOn("#tab-code");
        robot.interact(() -> ((TextField) studio.node("export-folder")).setText(target.toString()));
        studio.await("the preview", () -> !studio.node("export-write").isDisabled());
        robot.clickOn("#export-write");
        studio.await("the export", () -> message().contains(" files written to "));
        assertFalse(studio.node("export-misfits").getParent().isVisible(), "all of it fits");

        String body = Files.readString(target.resolve(BODY));
        String lacking = body.replace("fn acquire", "fn obtain");
        assertNotEquals(body, lacking);
        Files.writeString(target.resolve(BODY), lacking);
        robot.interact(() -> ((TextField) studio.node("export-folder")).setText(target + "/"));
        studio.await("what is lacking", () -> misfits().size() == 2);
        assertEquals(
                List.of(
                        BODY + " has no function for a step of the design. Add: fn acquire(&mut self)",
                        BODY + ": no step of the design calls this any more: fn obtain(&mut self)"),
                misfits());
        robot.interact(() -> ((ListView<?>) studio.node("export-misfits"))
                .getSelectionModel()
                .select(0));
        assertEquals(
                BODY,
                ((PlannedFile) list().getSelectionModel().getSelectedItem())
                        .file()
                        .path());
    }

    private List<String> misfits() {
        return ((ListView<?>) studio.node("export-misfits"))
                .getItems().stream().map(m -> ((Misfit) m).message().text()).toList();
    }

    /** With the one line changed: no other task is due after 5 ms. */
    private static List<String> changed(List<String> contract) {
        List<String> lines = new ArrayList<>(contract);
        lines.set(lines.indexOf(OLD_LINE), NEW_LINE);
        return lines;
    }

    private ListView<?> list() {
        return (ListView<?>) studio.node("export-files");
    }

    /** What happens to the files, each kind of change once. */
    private List<Change> changes() {
        return list().getItems().stream()
                .map(file -> ((PlannedFile) file).change())
                .distinct()
                .toList();
    }

    private String message() {
        return ((Label) studio.node("export-message")).getText();
    }

    /** The lines that are shown below the list. */
    private List<String> diff() {
        CodeArea area = (CodeArea) studio.node("export").lookup("#code-text");
        return Arrays.asList(area.getText().split("\n"));
    }

    /** The row of a file, scrolled to where it can be clicked. */
    private Node row(FxRobot robot, String path) {
        int index = list().getItems().stream()
                .map(file -> ((PlannedFile) file).file().path())
                .toList()
                .indexOf(path);
        robot.interact(() -> list().scrollTo(index));
        return robot.from(list()).lookup(".list-cell").queryAll().stream()
                .filter(n -> n instanceof ListCell<?> cell && !cell.isEmpty() && cell.getIndex() == index)
                .findFirst()
                .orElseThrow();
    }
}
