package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.nio.file.Path;
import java.util.List;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.Button;
import javafx.scene.control.Labeled;
import javafx.scene.control.ScrollBar;
import javafx.scene.control.TableCell;
import javafx.scene.control.TableView;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** Tables in a small window or a narrow dock: words and figures are read to their ends, or the table is scrolled to them. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class NarrowTablesTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1100, 700);
    }

    @Test
    void boundsAreReadToTheirEnds(FxRobot robot) throws Exception {
        for (String sample : List.of("priority-inversion", "rtic-cortex-m3", "motor-control", "esp32s3-sensor-node")) {
            Path file = studio.sample(sample);
            robot.interact(() -> studio.window.open(file));
            studio.awaitRun();
            robot.interact(() -> studio.design().page("analysis"));
            studio.await("the table of " + sample, () -> cells("#analysis").size() > 8);
            studio.await(
                    "the limits of " + sample,
                    () -> studio.node("analysis-room") instanceof Labeled room
                            && !room.getText().isEmpty()
                            && !room.getText().startsWith("Looking"));
            assertEquals(List.of(), cut("#analysis"), sample);
        }
    }

    /** The dock below is higher while they are in front, and as high as before with another pane. */
    @Test
    void theWorstCasesOfSeveralTasksAreInSightAtOnce(FxRobot robot) throws Exception {
        Path file = studio.sample("motor-control");
        robot.interact(() -> studio.window.open(file));
        studio.awaitRun();
        double before = studio.bounds("problems").getHeight();
        robot.interact(() -> studio.window.run("run.search"));
        studio.await("the pane", () -> studio.there("worst-search"));
        robot.interact(() -> ((Button) studio.node("worst-search")).fire());
        studio.await(
                "what was found",
                () -> ((TableView<?>) studio.node("worst-table")).getItems().size() > 3);
        for (int row = 0; row < 3; row++) {
            int each = row;
            studio.await("row " + row, () -> SeenRows.has(studio.node("worst-table"), each));
        }
        robot.interact(() -> studio.design().workspace().choose("problems"));
        studio.await(
                "the height before", () -> Math.abs(studio.bounds("problems").getHeight() - before) < 2);
    }

    /** In the dock at the left there is less room than the columns need: they keep it, and a bar appears below; below the page they share what there is again. */
    @Test
    void eventsAreScrolledInANarrowDock(FxRobot robot) throws Exception {
        Path file = studio.sample("priority-inversion");
        robot.interact(() -> {
            studio.stage().setWidth(1440);
            studio.stage().setHeight(900);
            studio.window.open(file);
        });
        studio.awaitRun();
        robot.interact(() -> studio.design().workspace().choose("events"));
        studio.await("the events", () -> isShown("events") && !cells("#events").isEmpty());
        assertFalse(bar().isVisible());
        robot.interact(() -> studio.node("events").requestFocus());
        robot.interact(() -> studio.window.run("view.pane-left"));
        studio.await("the events at the left", () -> isShown("events") && table().getWidth() < 300);
        studio.await("a bar to scroll them", () -> bar().isVisible());
        assertTrue(table().getColumns().stream().allMatch(c -> c.getWidth() >= c.getMinWidth()));
        assertEquals(List.of(), cut("#events"));
        robot.interact(() -> studio.node("events").requestFocus());
        robot.interact(() -> studio.window.run("view.pane-bottom"));
        studio.await("the events below", () -> isShown("events") && table().getWidth() > 500);
        studio.await("room for all columns", () -> !bar().isVisible());
        double all =
                table().getColumns().stream().mapToDouble(c -> c.getWidth()).sum();
        assertEquals(table().getWidth(), all, 20);
    }

    /** The dock below is half of the window wide: the figures keep their places and are scrolled to, and what stands above them is read whole. */
    @Test
    void figuresOfAnAreaAreReadToTheirEnds(FxRobot robot) throws Exception {
        for (String sample : List.of("priority-inversion", "motor-control", "esp32s3-sensor-node")) {
            Path file = studio.sample(sample);
            robot.interact(() -> {
                studio.stage().setWidth(1440);
                studio.stage().setHeight(900);
                studio.window.open(file);
            });
            studio.awaitRun();
            robot.interact(() -> {
                studio.design().page("timeline");
                studio.design().workspace().choose("area");
            });
            studio.await("the figures of " + sample, () -> cells("#area-table").size() > 8);
            assertEquals(List.of(), cut("#area-table"), sample);
            TableView<?> table = (TableView<?>) studio.node("area-table");
            robot.interact(() -> table.scrollToColumnIndex(table.getColumns().size() - 1));
            studio.await("the last column", () -> cells("#area-table").stream()
                    .anyMatch(c -> c.getTableColumn() == table.getColumns().getLast()));
            assertEquals(List.of(), cut("#area-table"), sample);
            assertFalse(((Labeled) studio.node("area-words")).isTextTruncated(), sample);
        }
    }

    /** What is cut; why there is no bound stands in full below the table. */
    private List<String> cut(String within) {
        return cells(within).stream()
                .filter(TableCell::isTextTruncated)
                .map(TableCell::getText)
                .filter(text -> !text.startsWith("No bound known: "))
                .toList();
    }

    private TableView<?> table() {
        return (TableView<?>) studio.node("events");
    }

    private Node bar() {
        return table().lookupAll(".scroll-bar").stream()
                .filter(n -> n instanceof ScrollBar b && b.getOrientation() == Orientation.HORIZONTAL)
                .findFirst()
                .orElseThrow();
    }

    private boolean isShown(String id) {
        return studio.stage().getScene().lookup("#" + id) != null;
    }

    private List<? extends TableCell<?, ?>> cells(String within) {
        Node part = studio.stage().getScene().lookup(within);
        return part == null
                ? List.of()
                : part.lookupAll(".table-cell").stream()
                        .map(n -> (TableCell<?, ?>) n)
                        .filter(c -> c.isVisible() && c.getWidth() > 0 && c.getText() != null)
                        .toList();
    }
}
