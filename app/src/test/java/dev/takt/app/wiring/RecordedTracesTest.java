package dev.takt.app.wiring;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.journal.Journal;
import dev.takt.app.reading.Reading;
import dev.takt.app.reading.RunLimit;
import dev.takt.app.session.Session;
import dev.takt.app.settings.Places;
import dev.takt.app.shell.Questions;
import dev.takt.app.shell.StatusRow;
import dev.takt.app.shell.StatusRowViewModel;
import dev.takt.app.task.WindowThread;
import dev.takt.projects.format.ReadCatalogue;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBytes;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import javafx.scene.Group;
import javafx.scene.Scene;
import javafx.scene.control.Button;
import javafx.stage.Stage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.testfx.api.FxRobot;
import org.testfx.framework.junit5.Start;

/** A trace is read, then measured: both can be given up. What threads hand over is taken piece by piece here, so that nothing depends on how fast they are. */
@Tag("ui")
@ExtendWith(StudioExtension.class)
class RecordedTracesTest {
    private static final long PATIENCE_SECONDS = 40;
    private static final long RECORDED_NS = 600_000_000;
    private static final Project DESIGN =
            Samples.byId("priority-inversion").orElseThrow().project();

    @TempDir
    private Path folder;

    private final BlockingQueue<Runnable> handedOver = new LinkedBlockingQueue<>();
    private final List<Long> shownNs = new ArrayList<>();
    private Optional<Session> opened = Optional.empty();
    private Optional<StatusRow> row = Optional.empty();
    private Optional<RecordedTraces> traces = Optional.empty();
    private Optional<Scene> scene = Optional.empty();

    @Start
    void start(Stage stage) {
        Scene empty = new Scene(new Group());
        scene = Optional.of(empty);
        stage.setScene(empty);
    }

    @AfterEach
    void close(FxRobot robot) {
        robot.interact(() -> session().close());
    }

    private void begin() {
        Session session = new Session(
                DESIGN,
                Optional.empty(),
                List.of(),
                new ReadCatalogue(ShippedCatalogue.get(), List.of()),
                Journal.in(new Places(folder)).begin(),
                new WindowThread(handedOver::add, handedOver::add, defect -> {
                    throw new AssertionError(defect);
                }));
        opened = Optional.of(session);
        StatusRow status = new StatusRow(new StatusRowViewModel(session));
        row = Optional.of(status);
        traces = Optional.of(new RecordedTraces(session, new Questions(scene.orElseThrow()), status, folder));
        session.runProperty().addListener((_, _, run) -> run.ifPresent(r -> shownNs.add(r.durationNs())));
        takeUntil(() -> !session.busyProperty().get());
    }

    private Session session() {
        return opened.orElseThrow();
    }

    /** Takes what is handed over, one after the other, until something holds. */
    private void takeUntil(BooleanSupplier holds) {
        while (!holds.getAsBoolean()) {
            try {
                Runnable next = handedOver.poll(PATIENCE_SECONDS, TimeUnit.SECONDS);
                assertNotNull(next, "nothing was handed over any more");
                next.run();
            } catch (InterruptedException e) {
                throw new AssertionError(e);
            }
        }
    }

    private Path recorded() throws Exception {
        RunLimit limit = RunLimit.of(DESIGN).withForNs(RECORDED_NS);
        Trace trace = Reading.of(DESIGN, ShippedCatalogue.get(), limit, Progress.NONE)
                .run()
                .orElseThrow()
                .trace();
        return Files.write(folder.resolve("bench.takt-trace"), TraceBytes.of(trace));
    }

    private void readUntilItIsMeasured(Path file) {
        traces.orElseThrow().open(file);
        takeUntil(() -> session().runChoice().recordedProperty().get().isPresent());
    }

    private Button stop() {
        return (Button) row.orElseThrow().lookup("#status-stop");
    }

    private boolean isWorkShown() {
        return stop().getParent().isVisible();
    }

    @Test
    void measuringATraceCanBeGivenUpAndTheRunStays(FxRobot robot) throws Exception {
        Path file = recorded();
        robot.interact(() -> {
            begin();
            readUntilItIsMeasured(file);
            assertTrue(session().busyProperty().get() && isWorkShown(), "measured, with a button to give it up");
            stop().fire();
            assertFalse(isWorkShown());
            assertTrue(session().runChoice().recordedProperty().get().isEmpty());
            takeUntil(() -> !session().busyProperty().get());
        });
        assertFalse(shownNs.contains(RECORDED_NS), "what was given up is never shown: " + shownNs);
        assertFalse(shownNs.isEmpty());
    }

    @Test
    void whatIsMeasuredIsShownAndNothingIsLeftToGiveUp(FxRobot robot) throws Exception {
        Path file = recorded();
        robot.interact(() -> {
            begin();
            readUntilItIsMeasured(file);
            takeUntil(() -> !session().busyProperty().get());
            assertFalse(isWorkShown());
        });
        assertEquals(RECORDED_NS, shownNs.getLast());
    }

    @Test
    void givenUpForASecondTraceTheFirstOneStays(FxRobot robot) throws Exception {
        Path file = recorded();
        robot.interact(() -> {
            begin();
            readUntilItIsMeasured(file);
            takeUntil(() -> !session().busyProperty().get());
            var first = session().runChoice().recordedProperty().get();
            traces.orElseThrow().open(file);
            takeUntil(() -> !session().runChoice().recordedProperty().get().equals(first));
            stop().fire();
            assertEquals(first, session().runChoice().recordedProperty().get());
            takeUntil(() -> !session().busyProperty().get());
            assertFalse(isWorkShown());
        });
        assertEquals(RECORDED_NS, shownNs.getLast());
    }
}
