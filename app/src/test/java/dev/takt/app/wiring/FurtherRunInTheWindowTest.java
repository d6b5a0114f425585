package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.reading.RunLimit;
import dev.takt.app.session.SimulatedRun;
import dev.takt.app.text.Texts;
import dev.takt.designer.chart.Chart;
import dev.takt.projects.edit.ChangeProject;
import dev.takt.sim.RunState;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A run that the window has cut goes on by a button beside the words that say so, or by a key; on the way it can be stopped, and is there as far as it came. Times are drawn, so every event is played. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class FurtherRunInTheWindowTest {
    private static final long S = 1_000_000_000L;
    /** Twelve events or more each 20 ms, so five million are there before 8400 s. */
    private static final String DESIGN = """
            {"takt": 1, "name": "long", "target": "generic-1", "runtime": "generic", "settings": {"run-for": "%s"}, "items": [
            {"id": "high", "kind": "task", "name": "high", "priority": 3, "activation": {"type": "periodic", "period": "20 ms", "offset": "1 ms"},
             "body": [{"do": "compute", "best": "1 ms", "worst": "2 ms", "distribution": "uniform"}]},
            {"id": "low", "kind": "task", "name": "low", "priority": 2, "activation": {"type": "periodic", "period": "20 ms"},
             "body": [{"do": "compute", "best": "3 ms", "worst": "4 ms", "distribution": "uniform"}]},
            {"id": "last", "kind": "task", "name": "last", "priority": 1, "activation": {"type": "periodic", "period": "20 ms"},
             "body": [{"do": "compute", "best": "1 ms", "worst": "2 ms", "distribution": "uniform"}]}]}""";

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
    }

    private void open(FxRobot robot, String runFor) throws Exception {
        Path file = Files.writeString(studio.folder.resolve("long.takt"), DESIGN.formatted(runFor));
        robot.interact(() -> studio.window.open(file));
        studio.awaitRun();
    }

    private SimulatedRun run() {
        return studio.design().session().runProperty().get().orElseThrow();
    }

    private Chart chart() {
        return studio.design().timelines().chart().orElseThrow();
    }

    @Test
    void theButtonBesideTheWordsTakesACutRunToItsEnd(FxRobot robot) throws Exception {
        open(robot, "8500 s");
        SimulatedRun cut = run();
        assertEquals(RunState.EVENTS_REACHED, cut.state());
        assertTrue(cut.data().trace().size() >= RunLimit.MOST_EVENTS);
        assertTrue(cut.durationNs() < 8500 * S);
        long at = cut.durationNs() / 2;
        robot.interact(() -> studio.design().session().playhead().moveTo(at));
        robot.interact(() -> studio.design().timelines().model().showStretch(at, at + S));
        long from = chart().range().startNs();
        assertTrue(studio.node("do-run-go-on").isVisible());

        robot.clickOn("#do-run-go-on");
        studio.await("the whole run", () -> run().durationNs() == 8500 * S);
        studio.awaitRun();
        SimulatedRun whole = run();
        assertEquals(RunState.TIME_REACHED, whole.state());
        assertEquals(8500 * S, studio.design().session().playhead().endNs());
        assertEquals(at, studio.design().session().playhead().atNs(), "the playhead stays");
        assertEquals(8500 * S, chart().data().trace().durationNs());
        assertEquals(from, chart().range().startNs(), "what is seen stays");
        studio.await("nothing more to do", () -> !studio.node("do-run-go-on").isVisible());
        assertFalse(studio.window.run("run.go-on"));
        assertFalse(studio.works());
    }

    @Test
    void onTheWayItIsStoppedAndIsThereAsFarAsItCame(FxRobot robot) throws Exception {
        open(robot, "80000000 s");
        int events = run().data().trace().size();
        robot.press(KeyCode.SHIFT).type(KeyCode.F5).release(KeyCode.SHIFT);
        studio.await("a run that goes on", studio::works);
        assertEquals(events, run().data().trace().size(), "until then what there was is shown");
        robot.interact(() -> assertTrue(studio.window.run("run.stop")));
        studio.await("the longer run", () -> run().data().trace().size() > events);
        assertEquals(RunState.STOPPED, run().state());
        studio.await("it can go on again", () -> studio.node("do-run-go-on").isVisible());
    }

    @Test
    void aChangeOfTheDesignBeginsANewRunInsteadOfALongerOne(FxRobot robot) throws Exception {
        open(robot, "80000000 s");
        int events = run().data().trace().size();
        robot.press(KeyCode.SHIFT).type(KeyCode.F5).release(KeyCode.SHIFT);
        studio.await("a run that goes on", studio::works);
        robot.interact(() -> studio.design()
                .session()
                .document()
                .apply(new ChangeProject(
                        Texts.text("edit.seed"),
                        Optional.empty(),
                        p -> p.withSettings(p.settings().withRunForNs(S)))));
        studio.awaitRun();
        assertEquals(S, run().durationNs());
        assertTrue(run().data().trace().size() < events);
        assertFalse(studio.works());
    }
}
