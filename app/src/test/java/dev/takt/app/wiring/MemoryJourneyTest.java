package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.reading.Reading;
import dev.takt.codegen.Generation;
import dev.takt.codegen.file.GeneratedFile;
import dev.takt.designer.document.Selection;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.projects.format.ProjectFiles;
import dev.takt.projects.memory.FlashArea;
import dev.takt.projects.model.FlashPlan;
import dev.takt.projects.model.Partition;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.text.Texts;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.stream.IntStream;
import javafx.geometry.Point2D;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.ListCell;
import javafx.scene.control.TableView;
import javafx.scene.control.TextField;
import javafx.scene.input.KeyCode;
import javafx.scene.input.MouseButton;
import javafx.stage.Stage;
import org.fxmisc.richtext.CodeArea;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Borders of the flash strip. In the sample {@code ota_1} ends at 0x310000 with nothing above it, and {@code otadata} lies from 0xd000 to 0xf000: two sectors, which ESP-IDF wants exactly. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class MemoryJourneyTest {
    private static final long SLOT = 0x18_0000;

    /** Of the sample: 4 MiB. */
    private static final long FLASH = 0x40_0000;

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("esp32s3-sensor-node"));
    }

    private long size(String partition) {
        return studio.project().flash().partitions().stream()
                .filter(p -> p.name().equals(partition))
                .mapToLong(Partition::size)
                .findFirst()
                .orElseThrow();
    }

    private int place(String partition) {
        return studio.project().flash().partitions().stream()
                .map(Partition::name)
                .toList()
                .indexOf(partition);
    }

    private String note() {
        return ((Label) studio.node("memory-note")).getText();
    }

    @Test
    void aBorderIsDraggedInStepsOfTheEraseUnitAndIsOneStep(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        robot.clickOn("#tab-memory");
        studio.await("the border", () -> studio.there("border-310000"));
        Point2D border = studio.middle("border-310000");
        robot.moveTo(border)
                .press(MouseButton.PRIMARY)
                .moveTo(border.add(15, 0))
                .moveTo(border.add(40, 0));
        studio.await("its sizes", () -> note().startsWith("ota_1 | free at 0x3"));
        assertSame(before, studio.project());
        robot.release(MouseButton.PRIMARY);
        studio.await("a larger slot", () -> size("ota_1") > SLOT);
        assertEquals(0, size("ota_1") % 0x1000);
        assertEquals(1, studio.design().session().document().doneLabels().size());
        undo(robot);
        studio.await("undo", () -> studio.project() == before);
    }

    @Test
    void aProblemOfThePlanLeadsToItsPartition(FxRobot robot) {
        studio.awaitRun();
        robot.interact(() -> studio.design().session().document().apply(uneven("ota_1")));
        studio.await("the problem", () -> problems().stream()
                .anyMatch(p -> p.property().equals("flash") && p.item().isEmpty()));
        robot.interact(() -> studio.node("board").requestFocus());
        for (int i = 0; i < problems().size() && studio.design().shownPage().equals("board"); i++) {
            robot.type(KeyCode.F8);
        }
        studio.await("the page", () -> studio.design().shownPage().equals("memory"));
        TableView<?> areas = (TableView<?>) studio.node("memory-areas");
        assertEquals("ota_1", ((FlashArea) areas.getSelectionModel().getSelectedItem()).name());
    }

    /** The slot ends 12 KiB behind the flash: a click on that finds it in the strip, and what is chosen in the menu of the row lets it end with the flash. */
    @Test
    void anOverflowOfTheFlashIsClickedAndMendedFromItsMenu(FxRobot robot) {
        studio.awaitRun();
        long start = 0x19_0000;
        long room = FLASH - start;
        robot.interact(() -> studio.design().session().document().apply(resized("ota_1", room + 12 * 1024)));
        studio.await("the problem", () -> overflow().isPresent());
        studio.awaitRun();
        Problem problem = overflow().orElseThrow();
        assertTrue(
                problem.message().text().contains("12 KiB"), problem.message().text());
        robot.clickOn(words(robot, problem));
        studio.await("the page", () -> studio.design().shownPage().equals("memory"));
        TableView<?> areas = (TableView<?>) studio.node("memory-areas");
        assertEquals("ota_1", ((FlashArea) areas.getSelectionModel().getSelectedItem()).name());

        robot.clickOn("#tab-board");
        studio.await("the problems beside it", () -> studio.there("problems"));
        robot.rightClickOn(words(robot, problem));
        String fix = problem.fixes().getFirst().edit().label().text();
        robot.clickOn(fix);
        studio.await("the flash full to its end", () -> size("ota_1") == room);
        studio.await("no such problem", () -> overflow().isEmpty());
        assertEquals(
                fix, studio.design().session().document().doneLabels().getLast().text());
    }

    private Optional<Problem> overflow() {
        return problems().stream()
                .filter(p -> p.rule().equals("flash-overflow") && !p.fixes().isEmpty())
                .findFirst();
    }

    /** The first words of a problem, before the name of its rule. */
    private Point2D words(FxRobot robot, Problem problem) {
        Node row = robot.from(studio.node("problems")).lookup(".list-cell").queryAll().stream()
                .filter(n -> n instanceof ListCell<?> cell && problem.equals(cell.getItem()))
                .findFirst()
                .orElseThrow();
        return row.localToScreen(60, row.getLayoutBounds().getHeight() / 2);
    }

    private List<Problem> problems() {
        return studio.design()
                .session()
                .checkedProperty()
                .get()
                .map(Reading::problems)
                .orElse(List.of());
    }

    /** One byte more than whole sectors. */
    private ChangeProject uneven(String partition) {
        return resized(partition, size(partition) + 1);
    }

    private static ChangeProject resized(String partition, long size) {
        return new ChangeProject(
                Texts.text("fix.place-partition", partition),
                Optional.empty(),
                p -> p.withFlash(p.flash()
                        .withPartitions(p.flash().partitions().stream()
                                .map(a -> a.name().equals(partition) ? a.withSize(size) : a)
                                .toList())));
    }

    @Test
    void aBorderThatWouldBreakARuleIsRefusedInWords(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        robot.clickOn("#tab-memory");
        studio.await("the border", () -> studio.there("border-d000"));
        Point2D border = studio.middle("border-d000");
        robot.moveTo(border).press(MouseButton.PRIMARY).moveTo(border.add(6, 0)).moveTo(border.add(18, 0));
        studio.await("the refusal", () -> note().startsWith("Not at 0x") && note().contains("exactly 0x2000"));
        assertTrue(studio.node("memory-note").getStyleClass().contains("err"));
        robot.release(MouseButton.PRIMARY);
        studio.await("the border where it was", () -> studio.there("border-d000"));
        assertSame(before, studio.project());
    }

    @Test
    void escapeGivesABorderBack(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        robot.clickOn("#tab-memory");
        studio.await("the border", () -> studio.there("border-310000"));
        Point2D border = studio.middle("border-310000");
        robot.moveTo(border)
                .press(MouseButton.PRIMARY)
                .moveTo(border.add(20, 0))
                .moveTo(border.add(40, 0));
        robot.type(KeyCode.ESCAPE).release(MouseButton.PRIMARY);
        studio.await("the hint again", () -> note().startsWith("Drag a border"));
        assertSame(before, studio.project());
    }

    @Test
    void flashThatIsOneAreaPromisesNoBorders(FxRobot robot) throws Exception {
        studio.awaitRun();
        Path whole = studio.sample("priority-inversion");
        robot.interact(() -> studio.window.open(whole));
        studio.awaitRun();
        Hands.chord(robot, KeyCode.DIGIT4);
        studio.await("the hint", () -> studio.there("memory-note") && note().startsWith("Flash is one area."));
    }

    @Test
    void arrowKeysMoveABorderAndPressesInARowAreOneStep(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        Hands.chord(robot, KeyCode.DIGIT4);
        studio.await("the border", () -> studio.there("border-310000"));
        robot.interact(() -> studio.node("border-310000").requestFocus());
        robot.type(KeyCode.RIGHT).type(KeyCode.RIGHT);
        studio.await("two sectors more", () -> size("ota_1") == SLOT + 0x2000);
        studio.await("the focus", () -> studio.node("border-312000").isFocused());
        robot.press(KeyCode.SHIFT).type(KeyCode.LEFT).release(KeyCode.SHIFT);
        studio.await("sixteen less", () -> size("ota_1") == SLOT - 0xe000);
        undo(robot);
        studio.await("undo of all three", () -> studio.project() == before);

        robot.interact(() -> studio.node("border-d000").requestFocus());
        robot.type(KeyCode.LEFT);
        studio.await("the refusal", () -> note().startsWith("Not at 0xc000"));
        assertFalse(studio.design().session().document().isDirty());
    }

    /** Between the borders of a partition, in the readable copy. */
    private void clickBetween(FxRobot robot, String left, String right) {
        robot.clickOn(studio.middle(left).midpoint(studio.middle(right)));
    }

    private static String generated(StudioHarness studio, String path) {
        return studio.design()
                .session()
                .checkedProperty()
                .get()
                .flatMap(Reading::generation)
                .filter(Generation.Generated.class::isInstance)
                .map(Generation.Generated.class::cast)
                .flatMap(g ->
                        g.files().stream().filter(f -> f.path().equals(path)).findFirst())
                .map(GeneratedFile::text)
                .orElse("");
    }

    private CodeArea file() {
        return (CodeArea) studio.node("layout-files").lookup("#code-text");
    }

    /** The text of the file; none before it is made. */
    private String shown() {
        return studio.node("layout-files").lookup("#code-text") instanceof CodeArea area ? area.getText() : "";
    }

    private List<String> litLines() {
        return IntStream.range(0, file().getParagraphs().size())
                .filter(i -> file().getParagraph(i).getParagraphStyle().contains("lit"))
                .mapToObj(i -> file().getParagraph(i).getText())
                .toList();
    }

    @Test
    void aClickOnThePartitionSelectsItInTableInspectorAndFile(FxRobot robot) {
        studio.awaitRun();
        robot.clickOn("#tab-memory");
        studio.await("the border", () -> studio.there("border-10000") && studio.there("border-190000"));
        studio.await("the file", () -> shown().contains("ota_0"));
        clickBetween(robot, "border-10000", "border-190000");
        TableView<?> areas = (TableView<?>) studio.node("memory-areas");
        studio.await(
                "its row",
                () -> areas.getSelectionModel().getSelectedItem() instanceof FlashArea a
                        && a.name().equals("ota_0"));
        assertEquals(
                Selection.ofPartition(place("ota_0")),
                studio.design().session().document().selection());
        studio.await(
                "its name in the inspector",
                () -> studio.node("inspector").lookup("#field-name") instanceof TextField field
                        && field.getText().equals("ota_0"));
        studio.await("its line", () -> litLines().size() == 1);
        assertTrue(litLines().getFirst().startsWith("ota_0,"), litLines().toString());

        robot.clickOn("#field-size").eraseText(12).write("1472 KiB").type(KeyCode.ENTER);
        studio.await("its size", () -> size("ota_0") == 0x17_0000);
        studio.await(
                "the selection",
                () -> areas.getSelectionModel().getSelectedItem() instanceof FlashArea a
                        && a.name().equals("ota_0")
                        && a.size() == 0x17_0000);
        robot.interact(() -> areas.getSelectionModel().select(0));
        studio.await("the design", () -> studio.node("inspector").lookup("#field-seed") != null);
        assertTrue(studio.design().session().document().selection().isEmpty());
    }

    /** Equal names are legal where the layout is no partition table of ESP-IDF. */
    @Test
    void theSecondOfTwoEqualPartitionsIsSelectedAndChangedAlone(FxRobot robot) throws Exception {
        Partition data = new Partition("store", "data", "", OptionalLong.empty(), 0x4000, false, false);
        Partition app = data.withName("FLASH").withType("app").withSize(0x2_0000);
        Project twins = Project.blank("twins", "nrf52840", "rtic")
                .withFlash(FlashPlan.NONE.withScheme("linker").withPartitions(List.of(data, data, app)));
        Path file = studio.folder.resolve("twins.takt");
        ProjectFiles.save(file, twins);
        robot.interact(() -> studio.window.open(file));
        studio.awaitRun();
        robot.clickOn("#tab-memory");
        studio.await("the areas", () -> studio.there("memory-areas") && rows() >= 3);
        TableView<?> areas = (TableView<?>) studio.node("memory-areas");
        robot.interact(() -> areas.getSelectionModel().select(1));
        assertEquals(
                Selection.ofPartition(1), studio.design().session().document().selection());

        robot.clickOn("#field-size").eraseText(12).write("8 KiB").type(KeyCode.ENTER);
        studio.await(
                "the second alone",
                () -> studio.project().flash().partitions().equals(List.of(data, data.withSize(0x2000), app)));
        assertEquals(1, areas.getSelectionModel().getSelectedIndex());
    }

    private int rows() {
        return ((TableView<?>) studio.node("memory-areas")).getItems().size();
    }

    private String heading() {
        return studio.node("inspector").lookup(".pane-heading") instanceof Label label ? label.getText() : "";
    }

    @Test
    void theHeadingOfTheInspectorFollowsANewNameOfAPartitionAndOfTheDesign(FxRobot robot) {
        studio.awaitRun();
        robot.clickOn("#tab-memory");
        studio.await("the areas", () -> studio.there("memory-areas") && rows() >= 3);
        select(robot, "ota_0");
        studio.await("its heading", () -> heading().equals("ota_0"));
        write(robot, "first");
        studio.await("the new name above", () -> heading().equals("first"));

        robot.interact(() -> studio.design().session().document().select(Selection.NONE));
        studio.await("the design", () -> heading().equals(studio.project().name()));
        write(robot, "renamed");
        studio.await("the design's new name above", () -> heading().equals("renamed"));
    }

    private static void write(FxRobot robot, String name) {
        robot.clickOn("#field-name");
        Hands.chord(robot, KeyCode.A);
        robot.write(name).type(KeyCode.ENTER);
    }

    private void select(FxRobot robot, String partition) {
        TableView<?> areas = (TableView<?>) studio.node("memory-areas");
        robot.interact(() -> areas.getSelectionModel()
                .select(IntStream.range(0, rows())
                        .filter(i -> areas.getItems().get(i) instanceof FlashArea a
                                && a.name().equals(partition))
                        .findFirst()
                        .orElseThrow()));
    }

    @Test
    void theSelectedPartitionIsDeletedAsOneStep(FxRobot robot) {
        studio.awaitRun();
        Project before = studio.project();
        robot.clickOn("#tab-memory");
        studio.await("the areas", () -> studio.there("memory-areas") && rows() >= 3);
        select(robot, "ota_1");
        robot.interact(() -> studio.node("memory-areas").requestFocus());
        robot.type(KeyCode.DELETE);
        studio.await("one partition less", () -> place("ota_1") < 0);
        assertEquals(
                before.flash().partitions().size() - 1,
                studio.project().flash().partitions().size());
        assertTrue(studio.design().session().document().selection().isEmpty());
        undo(robot);
        studio.await("undo", () -> studio.project() == before);
    }

    /** The page puts both halves elsewhere when the window becomes narrow or wide. */
    @Test
    void aNarrowWindowDoesNotTakeTheFocusFromTheTable(FxRobot robot) {
        studio.awaitRun();
        robot.clickOn("#tab-memory");
        studio.await("the areas", () -> studio.there("memory-areas") && rows() >= 3);
        robot.interact(() -> studio.node("memory-areas").requestFocus());
        for (boolean narrow : List.of(true, false)) {
            robot.interact(() -> studio.stage().setWidth(narrow ? 900 : 1440));
            studio.await(
                    "the files " + (narrow ? "below" : "beside"),
                    () -> studio.bounds("layout-files").getMinY()
                                    > studio.bounds("memory-bars").getMinY() + 100
                            == narrow);
            assertTrue(studio.node("memory-areas").isFocused(), narrow ? "narrow" : "wide");
        }
    }

    /** The file is the one that is generated, and follows the border before it is let go. */
    @Test
    void theGeneratedFileStandsBesideAndFollowsTheBorder(FxRobot robot) {
        studio.awaitRun();
        robot.clickOn("#tab-memory");
        studio.await("the border", () -> studio.there("border-190000"));
        studio.await("the file", () -> !shown().isEmpty());
        String before = generated(studio, "partitions.csv");
        assertEquals(before, shown());
        Point2D border = studio.middle("border-190000");
        robot.moveTo(border)
                .press(MouseButton.PRIMARY)
                .moveTo(border.add(-10, 0))
                .moveTo(border.add(-40, 0));
        studio.await("the file of the border on its way", () -> !shown().equals(before));
        assertEquals(before, generated(studio, "partitions.csv"));
        robot.release(MouseButton.PRIMARY);
        studio.awaitRun();
        studio.await("the file as it is generated", () -> shown().equals(generated(studio, "partitions.csv")));
        assertFalse(shown().equals(before));
        assertFalse(file().isEditable());
    }

    private static void undo(FxRobot robot) {
        Hands.chord(robot, KeyCode.Z);
    }
}
