package dev.takt.app.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.app.reading.RunLimit;
import dev.takt.app.reading.Simulated;
import dev.takt.projects.format.ShippedCatalogue;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Project;
import dev.takt.projects.sample.Samples;
import dev.takt.projects.text.Progress;
import dev.takt.sim.trace.EventKind;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class EventRowsTest {
    /** Several events of one instant, some of them alike. */
    private final EventRows rows = rows("rtic-cortex-m3");

    private static EventRows rows(String sample) {
        Project project = Samples.byId(sample).orElseThrow().project();
        Machine machine = Machine.of(project, ShippedCatalogue.get()).orElseThrow();
        return new EventRows(
                Simulated.of(machine, RunLimit.of(project), Progress.NONE).trace());
    }

    /** As a list finds it that walks through all. */
    @Test
    void aRowIsFoundAtItsInstant() {
        List<EventRow> walked = new ArrayList<>(rows);
        assertTrue(walked.size() > 1_000);
        for (int i = 0; i < walked.size(); i += 7) {
            assertEquals(walked.indexOf(walked.get(i)), rows.indexOf(walked.get(i)));
        }
        assertEquals(walked.indexOf(walked.getLast()), rows.indexOf(walked.getLast()));
    }

    @Test
    void whatIsNotThereIsNotFound() {
        EventRow first = rows.getFirst();
        long after = rows.getLast().timeNs() + 1;
        assertEquals(-1, rows.indexOf(new EventRow(after, first.core(), first.kind(), first.job(), first.what())));
        assertEquals(
                -1, rows.indexOf(new EventRow(first.timeNs(), first.core(), EventKind.LIVELOCK, "nobody", "nothing")));
        assertEquals(-1, rows.indexOf("a word"));
    }
}
