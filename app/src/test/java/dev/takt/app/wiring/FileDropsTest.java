package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.sim.trace.TraceBytes;
import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.input.ClipboardContent;
import javafx.scene.input.MouseButton;
import javafx.scene.input.TransferMode;
import javafx.scene.layout.Pane;
import javafx.scene.layout.Region;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

@Tag("ui")
@ExtendWith(StudioExtension.class)
class FileDropsTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1100, 700);
    }

    @Test
    void oneDesignTraceOrLogIsTakenAndNothingElse() {
        assertEquals(Optional.of(Path.of("a.takt")), FileDrops.design(List.of(new File("a.takt"))));
        assertEquals(Optional.empty(), FileDrops.design(List.of(new File("a.takt"), new File("b.takt"))));
        assertEquals(Optional.of(Path.of("a.takt-trace")), FileDrops.design(List.of(new File("a.takt-trace"))));
        assertEquals(Optional.of(Path.of("a.log")), FileDrops.design(List.of(new File("a.log"))));
        assertEquals(Optional.of(Path.of("a.txt")), FileDrops.design(List.of(new File("a.txt"))));
        assertEquals(Optional.of(Path.of("a.json")), FileDrops.design(List.of(new File("a.json"))));
        assertEquals(Optional.empty(), FileDrops.design(List.of(new File("a.png"))));
        assertEquals(Optional.empty(), FileDrops.design(List.of()));
    }

    @Test
    @Timeout(90)
    void designThatIsDroppedOnTheWindowIsOpened(FxRobot robot) throws Exception {
        Path file = studio.sample("rtic-cortex-m3");
        robot.interact(() -> source(file));
        robot.moveTo("#source").press(MouseButton.PRIMARY);
        robot.moveBy(30, 20).moveBy(40, 40).moveTo("#welcome").moveBy(5, 5);
        robot.release(MouseButton.PRIMARY);
        studio.awaitRun();
        assertEquals(
                Optional.of(file.toAbsolutePath()),
                studio.design().session().fileProperty().get());
        assertTrue(studio.stage().getTitle().startsWith("rtic-cortex-m3.takt"));
    }

    /** A trace goes to the design that is open, in place of its run. */
    @Test
    @Timeout(90)
    void traceThatIsDroppedOnItsDesignIsShownInPlaceOfTheRun(FxRobot robot) throws Exception {
        Path design = studio.sample("priority-inversion");
        robot.interact(() -> studio.window.open(design));
        studio.awaitRun();
        Path trace = studio.folder.resolve("bench.takt-trace");
        Files.write(
                trace,
                TraceBytes.of(studio.design()
                        .session()
                        .runProperty()
                        .get()
                        .orElseThrow()
                        .data()
                        .trace()));
        robot.interact(() -> source(trace));
        robot.moveTo("#source").press(MouseButton.PRIMARY);
        robot.moveBy(30, 20).moveBy(40, 40).moveTo("#board").moveBy(5, 5);
        robot.release(MouseButton.PRIMARY);
        studio.await("the trace", () -> studio.design()
                .session()
                .runChoice()
                .recordedProperty()
                .get()
                .isPresent());
        studio.awaitRun();
        assertEquals(
                5, studio.design().session().runProperty().get().orElseThrow().missed());
        assertEquals(Optional.of(design.toAbsolutePath()), studio.design().file());
    }

    /** What a file manager does. */
    private void source(Path file) {
        Region source = new Region();
        source.setId("source");
        source.setManaged(false);
        source.resizeRelocate(4, 40, 40, 40);
        source.setOnDragDetected(drag -> {
            ClipboardContent content = new ClipboardContent();
            content.putFiles(List.of(file.toFile()));
            source.startDragAndDrop(TransferMode.COPY).setContent(content);
            drag.consume();
        });
        ((Pane) studio.stage().getScene().getRoot()).getChildren().add(source);
    }
}
