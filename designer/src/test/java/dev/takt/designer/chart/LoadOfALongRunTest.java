package dev.takt.designer.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.TraceBuilder;
import dev.takt.sim.trace.TraceNames;
import java.util.List;
import org.junit.jupiter.api.Test;

class LoadOfALongRunTest {
    private static final long DAY = 86_400_000_000_000L;

    /** A thousand times 100 days in nanoseconds is within a long, that of 200 days is not. */
    @Test
    void aCoreThatWasBusyFor200DaysOf300IsBusyForTwoThirds() {
        TraceBuilder builder = new TraceBuilder(new TraceNames(
                List.of(new TraceNames.CoreName(0, "Core 0")),
                List.of(new TraceNames.ContextName(0, ItemId.of("task"), "task", 0, 1, 1, false)),
                List.of()));
        builder.add(0, EventKind.ARRIVAL, 0, 0, 0, -1, -1);
        builder.add(0, EventKind.RELEASE, 0, 0, 0, -1, 0);
        builder.add(0, EventKind.START, 0, 0, 0, -1, 0);
        builder.add(200 * DAY, EventKind.COMPLETE, 0, 0, 0, -1, 200 * DAY);
        builder.add(200 * DAY, EventKind.IDLE, 0, -1, -1, -1, 0);
        builder.reach(300 * DAY);

        ChartData data = ChartData.of(builder.trace(), Project.blank("", "", ""));

        assertEquals("seen 66.7 %", data.loadText(0));
    }
}
