package dev.takt.app.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.task.Newest;
import dev.takt.app.text.Texts;
import dev.takt.designer.chart.ChartData;
import dev.takt.designer.document.Document;
import dev.takt.designer.document.Playhead;
import dev.takt.designer.timeline.TimelineViewModel;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Room;
import dev.takt.sim.trace.Shelf;
import dev.takt.sim.trace.Slices;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceBuilder;
import dev.takt.sim.trace.TraceNames;
import java.lang.foreign.Arena;
import java.nio.ByteOrder;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import javafx.application.Platform;
import javafx.scene.control.Label;
import javafx.scene.control.TextField;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.testfx.framework.junit5.ApplicationExtension;
import org.testfx.util.WaitForAsyncUtils;

/** The place where a long run is kept is lost while it is looked at, so that whoever reads it beside the window fails. */
@Tag("ui")
@ExtendWith(ApplicationExtension.class)
class LostRunTest {
    private static final int EVENTS_A_JOB = 5;
    /** More events than are gone through while a key goes down. */
    private static final int JOBS = 1_000_100;

    private static final long EVERY_NS = 1_000;

    private final Arena arena = Arena.ofShared();
    private final List<Throwable> defects = new CopyOnWriteArrayList<>();
    private final Document document = new Document(Project.blank("long", "generic-1", "generic"));
    private final TimelineViewModel timeline = new TimelineViewModel(document, new Playhead());

    private Newest worker() {
        return new Newest("test", Platform::runLater, defects::add);
    }

    private void loseRun() throws Exception {
        Room room = count -> arena.allocate((long) count * Long.BYTES, Long.BYTES)
                .asByteBuffer()
                .order(ByteOrder.nativeOrder())
                .asLongBuffer();
        TraceNames names = new TraceNames(
                List.of(new TraceNames.CoreName(0, "Core 0")),
                List.of(new TraceNames.ContextName(0, ItemId.of("t"), "t", 0, 1, 1, false)),
                List.of());
        TraceBuilder builder = TraceBuilder.shelved(names, Shelf.in(room));
        for (int job = 0; job < JOBS; job++) {
            long at = job * EVERY_NS;
            builder.add(at, EventKind.ARRIVAL, 0, 0, job, Trace.NONE, at + EVERY_NS);
            builder.add(at, EventKind.RELEASE, 0, 0, job, Trace.NONE, at);
            builder.add(at, EventKind.START, 0, 0, job, Trace.NONE, 0);
            builder.add(at + 1, EventKind.COMPLETE, 0, 0, job, Trace.NONE, 1);
            builder.add(at + 1, EventKind.IDLE, 0, Trace.NONE, Trace.NONE, Trace.NONE, 0);
        }
        Trace trace = builder.trace();
        assertEquals(EVENTS_A_JOB * JOBS, trace.size());
        Slices.Pass pass = new Slices.Pass(names, room);
        trace.each(Progress.NONE, List.of(pass));
        ChartData data = ChartData.of(trace, pass.slices(trace.durationNs()), document.project());
        onScreen(() -> timeline.show(data, document.project()));
        assertTrue(timeline.walk().isLong());
        arena.close();
    }

    private static void onScreen(Runnable work) throws Exception {
        WaitForAsyncUtils.asyncFx(work).get(20, TimeUnit.SECONDS);
    }

    private void awaitDefect() throws Exception {
        WaitForAsyncUtils.waitFor(20, TimeUnit.SECONDS, () -> !defects.isEmpty());
    }

    @Test
    void whatCannotBeCountedOfAnAreaIsNotSaidToBeCounted() throws Exception {
        loseRun();
        try (Newest counter = worker()) {
            AreaViewModel area = new AreaViewModel(timeline, document, counter);
            onScreen(() -> area.setWatched(true));
            awaitDefect();
            assertEquals("", area.wordsProperty().get());
            assertEquals(List.of(), area.rowsProperty().get());
        }
    }

    @Test
    void whatCannotBeSearchedIsNotSaidToBeSearched() throws Exception {
        loseRun();
        try (Newest counter = worker();
                Newest finder = worker()) {
            SearchField search = new SearchField(timeline, counter, finder, () -> {});
            Label found = (Label) search.lookup("#timeline-found");
            onScreen(() -> ((TextField) search.lookup("#timeline-search")).setText("start"));
            assertEquals(Texts.text("timeline.searching").text(), found.getText());
            awaitDefect();
            assertEquals("", found.getText());
        }
    }
}
