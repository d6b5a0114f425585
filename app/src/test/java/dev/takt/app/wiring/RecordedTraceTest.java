package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.session.SimulatedRun;
import dev.takt.designer.document.Selection;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Optional;
import javafx.scene.control.DialogPane;
import javafx.scene.control.Labeled;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A trace from a file beside its design: everything that shows a run shows it, until one goes back to the simulation or changes the design so that it no longer fits. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class RecordedTraceTest {
    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(studio.sample("priority-inversion"));
    }

    /** The design as it would run three times as long, written as the command line does. */
    private Path recorded(String sample, String name) throws Exception {
        Project project = ProjectFormat.read(Samples.byId(sample).orElseThrow().text())
                .project()
                .orElseThrow();
        Trace trace = Reading.of(
                        project, ShippedCatalogue.get(), RunLimit.of(project).withForNs(600_000_000), Progress.NONE)
                .run()
                .orElseThrow()
                .trace();
        Path file = studio.folder.resolve(name);
        Files.write(file, TraceBytes.of(trace));
        return file;
    }

    private SimulatedRun run() {
        return studio.design().session().runProperty().get().orElseThrow();
    }

    private void open(FxRobot robot, Path file) {
        studio.nextTrace = Optional.of(file);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.O).release(KeyCode.SHIFT, KeyCode.CONTROL);
    }

    private String said(String words) {
        return studio.stage().getScene().getRoot().lookupAll(".label").stream()
                .filter(Labeled.class::isInstance)
                .map(n -> ((Labeled) n).getText())
                .filter(t -> t != null && t.startsWith(words))
                .findFirst()
                .orElse("");
    }

    @Test
    void whatWasRecordedIsShownUntilOneGoesBackToTheSimulation(FxRobot robot) throws Exception {
        studio.awaitRun();
        SimulatedRun simulated = run();
        long missed = simulated.missed();
        open(robot, recorded("priority-inversion", "bench.takt-trace"));
        studio.await("the trace", () -> run().durationNs() == 600_000_000);
        studio.awaitRun();
        assertTrue(run().missed() > missed, "three times as long, so more is late");
        assertEquals(600_000_000, studio.design().session().playhead().endNs());
        assertEquals(
                600_000_000,
                studio.design().timelines().chart().orElseThrow().data().trace().durationNs());
        studio.await("its name", () -> said("Trace bench.takt-trace").contains("600 ms"));

        robot.interact(() -> studio.window.run("run.simulated"));
        studio.await("the simulation", () -> run().durationNs() == simulated.durationNs());
        studio.awaitRun();
        assertEquals("", said("Trace bench"));
    }

    @Test
    void whyAJobWasLateIsSaidOfTheTrace(FxRobot robot) throws Exception {
        studio.awaitRun();
        open(robot, recorded("priority-inversion", "bench.takt-trace"));
        studio.await("the trace", () -> run().durationNs() == 600_000_000);
        studio.awaitRun();
        robot.interact(() -> studio.design().session().playhead().moveTo(300_000_000));
        robot.interact(() -> studio.window.run("run.next-miss"));
        studio.await(
                "a late job that the simulation did not come to",
                () -> studio.design().session().playhead().atNs() > 300_000_000);
    }

    @Test
    void aTraceThatNoLongerFitsIsSetAsideAndComesBackWithUndo(FxRobot robot) throws Exception {
        studio.awaitRun();
        open(robot, recorded("priority-inversion", "bench.takt-trace"));
        studio.await("the trace", () -> run().durationNs() == 600_000_000);
        robot.interact(() -> studio.design().session().document().select(Selection.of(ItemId.of("meteo"))));
        robot.type(KeyCode.DELETE);
        studio.await("a simulation of what is left", () -> run().durationNs() == 200_000_000);
        studio.await("the reason", () -> said("Simulated").contains("bench.takt-trace no longer fits"));
        Hands.chord(robot, KeyCode.Z);
        studio.await("the trace again", () -> run().durationNs() == 600_000_000);
    }

    @Test
    void traceOfAnotherDesignAndWhatIsNoTraceAreRefusedInWordsAndTheRunStays(FxRobot robot) throws Exception {
        studio.awaitRun();
        SimulatedRun before = run();
        open(robot, recorded("rtic-cortex-m3", "other.takt-trace"));
        assertTrue(refusal(robot).startsWith("It is the trace of another design"), "other design");
        Path broken = studio.folder.resolve("broken.takt-trace");
        byte[] whole = Files.readAllBytes(recorded("priority-inversion", "whole.takt-trace"));
        Files.write(broken, Arrays.copyOf(whole, whole.length / 2));
        open(robot, broken);
        assertTrue(refusal(robot).startsWith("The trace ends early"), "cut off");
        Files.writeString(broken, "{\"takt\": 1}");
        open(robot, broken);
        assertTrue(refusal(robot).startsWith("It is no trace"), "another file");
        open(robot, studio.folder.resolve("nowhere.takt-trace"));
        assertNotEquals("", refusal(robot));
        assertSame(before, run());
    }

    private String refusal(FxRobot robot) {
        studio.await("a refusal", () -> !robot.lookup(".dialog-pane").queryAll().isEmpty());
        DialogPane pane = robot.lookup(".dialog-pane").queryAs(DialogPane.class);
        String words = pane.getContentText();
        robot.type(KeyCode.ENTER);
        studio.await("no dialog", () -> robot.lookup(".dialog-pane").queryAll().isEmpty());
        return words;
    }
}
