package dev.takt.designer.chart;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.chart.AreaFigures.ContextFigures;
import dev.takt.designer.chart.AreaFigures.CoreFigures;
import dev.takt.designer.chart.AreaFigures.QueueFigures;
import dev.takt.designer.draw.SvgPen;
import dev.takt.designer.draw.Theme;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

/** Figures of areas of the inversion by hand: control is released at 2 ms, waits from 2.9 to 10.3 ms, ends at 11.5 ms; its deadline was 10 ms. */
class AreaFiguresTest {
    private static final long US = 1000;
    private static final long MS = 1_000_000;

    private final ChartData data = ChartData.of(InversionTrace.of(10));

    @Test
    void aWholeRoundAddsUpToWhatTheTraceSays() {
        AreaFigures round = AreaFigures.of(data, 0, 20 * MS);
        assertEquals(List.of(new CoreFigures("Core 0", 10_700 * US, 20 * US)), round.cores());
        assertEquals(
                new ContextFigures(
                        InversionTrace.HIGH,
                        "control",
                        1,
                        1,
                        1,
                        2100 * US,
                        0,
                        7400 * US,
                        0,
                        OptionalLong.of(9500 * US),
                        OptionalLong.of(9500 * US),
                        OptionalLong.of(9500 * US)),
                round.contexts().getFirst());
        assertEquals(List.of(new QueueFigures(InversionTrace.QUEUE, "samples", 4, 1, 0)), round.queues());
    }

    /** From 2.9 to 10.3 ms control does nothing but wait; its deadline passes, and it does not end. */
    @Test
    void aPartCountsOnlyWhatFallsIntoIt() {
        ContextFigures control =
                AreaFigures.of(data, 2900 * US, 10_300 * US).contexts().getFirst();
        assertEquals(
                new ContextFigures(
                        InversionTrace.HIGH,
                        "control",
                        0,
                        0,
                        1,
                        0,
                        0,
                        7400 * US,
                        0,
                        OptionalLong.empty(),
                        OptionalLong.empty(),
                        OptionalLong.empty()),
                control);
    }

    @Test
    void timesOfAContextInAllPartsOfARunAddUpToThoseOfTheRun() {
        AreaFigures whole = AreaFigures.of(data, 0, data.durationNs());
        for (int context = 0; context < whole.contexts().size(); context++) {
            long running = 0;
            long blocked = 0;
            long ended = 0;
            for (long from = 0; from < data.durationNs(); from += 7_300_001) {
                long to = Math.min(from + 7_300_001, data.durationNs());
                ContextFigures part = AreaFigures.of(data, from, to).contexts().get(context);
                running += part.runningNs();
                blocked += part.blockedNs();
                ended += part.ended();
            }
            assertEquals(whole.contexts().get(context).runningNs(), running);
            assertEquals(whole.contexts().get(context).blockedNs(), blocked);
            assertEquals(whole.contexts().get(context).ended(), ended);
        }
    }

    /** Ten jobs of control take 9.5 ms each, beyond the deadline of 8 ms; the axis ends a twentieth beyond. */
    @Test
    void responsesOfATaskFallIntoTheirPartOfTheAxis() {
        Responses control = Responses.of(data, 0);
        assertEquals(10, control.size());
        assertEquals(9500 * US, control.worstNs());
        assertEquals(8 * MS, control.deadlineNs());
        assertEquals(9975 * US, control.axisNs());
        int[] expected = new int[21];
        expected[20] = 10;
        assertArrayEquals(expected, control.histogram(21));
        assertEquals(10, Arrays.stream(control.histogram(3)).sum());
        assertEquals(3, control.nearest(0.31, 0.9, 4));
    }

    @Test
    void histogramAndScatterShowDeadlineAndBound() {
        SvgPen pen = new SvgPen(900, 150);
        ResponsesPainter.paint(pen, Responses.of(data, 2), OptionalLong.of(12 * MS), Theme.DARK, 900, 150);
        String svg = pen.svg();
        assertTrue(svg.contains("logger: responses of 10 jobs"));
        assertTrue(svg.contains("D 19 ms"));
        assertTrue(svg.contains("R ≤ 12 ms"));
    }
}
