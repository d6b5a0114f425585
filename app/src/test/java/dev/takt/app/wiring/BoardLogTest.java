package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.BoardLogs;
import dev.takt.app.session.SimulatedRun;
import java.nio.file.Files;
import java.util.Optional;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Label;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.framework.junit5.Start;

/** What a board has printed, opened beside its design: it stands in the timeline in place of the run, and why a job was late on the board is told like any other. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class BoardLogTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("rtic-cortex-m3"));
    }

    private SimulatedRun run() {
        return studio.design().session().runProperty().get().orElseThrow();
    }

    private void open(FxRobot robot, String name, String text) throws Exception {
        studio.nextTrace = Optional.of(Files.writeString(studio.folder.resolve(name), text));
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.O).release(KeyCode.SHIFT, KeyCode.CONTROL);
    }

    private String words(String id) {
        return studio.stage().getScene().lookup("#" + id) instanceof Label label
                ? label.getText().replace('\u00a0', ' ')
                : "";
    }

    @Test
    void logIsShownInPlaceOfTheRunAndWhyAJobWasLateIsSaidOfIt(FxRobot robot) throws Exception {
        studio.awaitRun();
        assertEquals(0, run().missed(), "the simulation is in time");
        open(robot, "board.log", BoardLogs.LATE_CONTROL);
        studio.await("the log", () -> run().durationNs() == 20_000_000);
        studio.awaitRun();
        assertEquals(1, run().missed());
        assertEquals(
                20_000_000,
                studio.design().timelines().chart().orElseThrow().data().trace().durationNs());

        robot.interact(() -> studio.window.run("run.next-miss"));
        studio.await("the miss", () -> studio.design().session().playhead().atNs() == 10_000_000);
        robot.interact(() -> studio.window.run("view.why"));
        studio.await("why", () -> words("why-heading").equals("control#0 was 1.5 ms late"));
        assertTrue(words("why-sum").endsWith("= 11.5 ms"), words("why-sum"));
    }

    @Test
    void logThatCannotBeReadSaysWhereAndOneThatIsFullHowMuchIsMissing(FxRobot robot) throws Exception {
        studio.awaitRun();
        SimulatedRun before = run();
        open(robot, "board.log", BoardLogs.LATE_CONTROL.replace("5600000,complete", "56000,complete"));
        assertTrue(said(robot).startsWith("line 9, column 1: Time goes back"), "backwards");
        assertEquals(before, run());
        open(
                robot,
                "board.log",
                BoardLogs.LATE_CONTROL.replace("20000000,stack", "20000000,overflow,0,,,7\n20000000,stack"));
        assertTrue(said(robot).startsWith("The log of core 0 was full: 7 events are lost behind 15.6 ms"), "lost");
        studio.await("what there is", () -> run().durationNs() == 15_600_000);
    }

    private String said(FxRobot robot) {
        studio.await("a dialog", () -> !robot.lookup(".dialog-pane").queryAll().isEmpty());
        DialogPane pane = robot.lookup(".dialog-pane").queryAs(DialogPane.class);
        String words = pane.getContentText();
        robot.type(KeyCode.ENTER);
        studio.await("no dialog", () -> robot.lookup(".dialog-pane").queryAll().isEmpty());
        return words;
    }
}
