package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.text.Texts;
import dev.takt.projects.edit.ChangeItem;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.text.Message;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.control.ComboBox;
import javafx.scene.control.Label;
import javafx.scene.control.ListView;
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

    private String summary() {
        return ((Label) studio.node("compare-summary")).getText();
    }
}
