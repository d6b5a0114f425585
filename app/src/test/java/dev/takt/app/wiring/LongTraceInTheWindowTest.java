package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Simulated;
import dev.takt.designer.chart.AreaFigures;
import dev.takt.designer.chart.Chart;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import javafx.scene.control.Label;
import javafx.scene.control.TableView;
import javafx.scene.input.KeyCode;
import javafx.stage.Stage;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/**
 * A trace of more events than are searched while a key goes down: arrows, words and figures are found beside the window's thread. Every 20 ms {@code low} locks {@code r} for 4 ms, {@code high} arrives at 1 ms, waits for it
 * until 4 ms and ends at 5 ms. {@code alone} has no arrows, so a search for one goes through all of the trace.
 */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class LongTraceInTheWindowTest {
    private static final long MS = 1_000_000;
    private static final long EVENTS = RunLimit.MOST_EVENTS + 50_000;
    private static final String DESIGN = """
            {"takt": 1, "name": "long", "target": "generic-1", "runtime": "generic", "settings": {"run-for": "40 ms"}, "items": [
            {"id": "high", "kind": "task", "name": "high", "priority": 3,
             "activation": {"type": "periodic", "period": "20 ms", "offset": "1 ms"},
             "body": [{"do": "lock", "resource": "r", "body": [{"do": "compute", "best": "1 ms", "worst": "1 ms"}]}]},
            {"id": "low", "kind": "task", "name": "low", "priority": 2, "activation": {"type": "periodic", "period": "20 ms"},
             "body": [{"do": "lock", "resource": "r", "body": [{"do": "compute", "best": "4 ms", "worst": "4 ms"}]}]},
            {"id": "alone", "kind": "task", "name": "alone", "priority": 1, "activation": {"type": "periodic", "period": "20 ms"},
             "body": [{"do": "compute", "best": "1 ms", "worst": "1 ms"}]},
            {"id": "r", "kind": "shared-resource", "name": "r", "protocol": "inheritance"}]}""";

    private StudioHarness studio;

    @Start
    void start(Stage stage) throws Exception {
        studio = new StudioHarness(stage, 1440, 900);
        studio.window.open(Files.writeString(studio.folder.resolve("long.takt"), DESIGN));
    }

    private Trace recorded(Path file) throws Exception {
        Project project = ProjectFormat.read(DESIGN).project().orElseThrow();
        Trace trace = Simulated.of(
                        Machine.of(project, ShippedCatalogue.get()).orElseThrow(),
                        RunLimit.of(project).withForNs(Long.MAX_VALUE).withMaxEvents(EVENTS),
                        Progress.NONE)
                .trace();
        try (OutputStream out = Files.newOutputStream(file)) {
            TraceBytes.write(trace, out);
        }
        return trace;
    }

    @Test
    void arrowsWordsAndFiguresAreFoundWhileTheWindowGoesOn(FxRobot robot) throws Exception {
        Path file = studio.folder.resolve("long.takt-trace");
        Trace trace = recorded(file);
        KeysOnly keys = new KeysOnly(studio, robot);
        studio.awaitRun();
        studio.nextTrace = Optional.of(file);
        robot.press(KeyCode.CONTROL, KeyCode.SHIFT).type(KeyCode.O).release(KeyCode.SHIFT, KeyCode.CONTROL);
        studio.await("the trace", () -> chart().data().trace().size() == trace.size());
        assertTrue(trace.size() > RunLimit.MOST_EVENTS, trace.size() + " events");

        keys.chord(KeyCode.DIGIT2);
        keys.downTo("alone");
        robot.type(KeyCode.CLOSE_BRACKET);
        long span = chart().range().spanNs();
        robot.type(KeyCode.W);
        studio.await(
                "a closer look while there is no arrow to be found",
                () -> chart().range().spanNs() < span);
        assertEquals(0, at());
        robot.type(KeyCode.UP).type(KeyCode.UP);
        assertEquals(List.of(ItemId.of("high")), studio.design().selected());
        robot.type(KeyCode.CLOSE_BRACKET);
        studio.await(
                "to who holds", () -> at() == MS && studio.design().selected().equals(List.of(ItemId.of("low"))));
        robot.type(KeyCode.END);
        long end = studio.design().session().playhead().endNs();
        studio.await("the end", () -> at() == end);
        // The last round that went so far.
        long last = end / (20 * MS) * 20 * MS;
        long given = last + 4 * MS < end ? last + 4 * MS : last + MS < end ? last + MS : last - 16 * MS;
        robot.type(KeyCode.OPEN_BRACKET);
        studio.await("the last arrow", () -> at() == given);

        int starts = 0;
        for (int i = 0; i < trace.size(); i++) {
            boolean high = trace.context(i) >= 0
                    && trace.names().contexts().get(trace.context(i)).name().equals("high");
            starts += high && trace.kind(i) == EventKind.START ? 1 : 0;
        }
        String found = starts + " found";
        robot.type(KeyCode.SLASH);
        robot.write("start high");
        studio.await(found, () -> ((Label) studio.node("timeline-found"))
                .getText()
                .replaceAll("[^0-9a-z ]", "")
                .equals(found));
        robot.type(KeyCode.HOME).type(KeyCode.ESCAPE);

        long jobs = (end - MS + 20 * MS - 1) / (20 * MS);
        keys.chord(KeyCode.I);
        studio.await(
                "its figures",
                () -> studio.stage().getScene().lookup("#area .table-view") instanceof TableView<?> t
                        && !t.getItems().isEmpty()
                        && t.getItems().getFirst() instanceof AreaFigures.ContextFigures high
                        && high.name().equals("high")
                        && high.arrived() == jobs);
    }

    private Chart chart() {
        return studio.design().timelines().chart().orElseThrow();
    }

    private long at() {
        return studio.design().session().playhead().atNs();
    }
}
