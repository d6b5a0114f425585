package dev.takt.app.report;

import dev.takt.app.reading.Reading;
import dev.takt.app.reading.Simulated;
import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.ChartData;
import dev.takt.designer.chart.ChartPainter;
import dev.takt.designer.chart.VisibleRange;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.floorplan.FloorPlanPainter;
import dev.takt.designer.overlay.Figures;
import dev.takt.designer.overlay.Mark;
import dev.takt.designer.overlay.Overlay;
import java.util.Optional;

/** The pictures of a reading. */
public final class Pictures {
    private static final double MARGIN = 24;
    private static final double TIMELINE_WIDTH = 1400;

    private Pictures() {}

    /** The board as the window shows it, with bounds and problem marks, at its natural size. */
    public static Picture board(Reading reading, Theme theme) {
        FloorPlan plan = FloorPlan.of(reading.project(), reading.machine());
        Box bounds = plan.bounds();
        double width = bounds.width() + 2 * MARGIN;
        double height = bounds.height() + 2 * MARGIN;
        return new Picture(
                width, height, pen -> FloorPlanPainter.paintFitted(pen, plan, overlay(reading), theme, width, height));
    }

    /** The timeline of a run with all its tracks, between two instants. */
    public static Picture timeline(Reading reading, Simulated run, Span span, Theme theme) {
        ChartData data = ChartData.of(run.trace(), run.slices(), reading.project());
        Chart all = Chart.of(data, Optional.of(reading.project()), TIMELINE_WIDTH, 0);
        double height = Chart.OVERVIEW + Chart.RULER + all.tracks().height();
        Chart chart = all.withSize(TIMELINE_WIDTH, height).withRange(range(reading, data, span));
        return new Picture(TIMELINE_WIDTH, height, pen -> ChartPainter.paint(pen, chart, theme));
    }

    /** What is asked for; else some jobs of a middling task, moved to the first miss if there is one. */
    private static VisibleRange range(Reading reading, ChartData data, Span span) {
        long total = data.durationNs();
        long from = Math.min(span.fromNs().orElse(0), total - 1);
        long to = Math.min(span.toNs().orElse(saturatedSum(from, spanNs(reading))), total);
        VisibleRange range = new VisibleRange(from, Math.max(to, from + 1), total);
        long miss = data.missAfter(0);
        return span.isGiven() || miss < 0 ? range : range.showing(miss);
    }

    private static long saturatedSum(long a, long b) {
        return a > Long.MAX_VALUE - b ? Long.MAX_VALUE : a + b;
    }

    private static long spanNs(Reading reading) {
        long[] deadlines = reading.machine().stream()
                .flatMap(m -> m.contexts().stream())
                .flatMapToLong(c -> c.deadlineNs().stream())
                .sorted()
                .toArray();
        return deadlines.length == 0 ? Long.MAX_VALUE : Math.multiplyExact(4L, deadlines[deadlines.length / 2]);
    }

    /** What is known about a design, to be shown on top of its board. */
    public static Overlay overlay(Reading reading) {
        Overlay marked = Overlay.NONE.withMarks(Mark.of(reading.problems()));
        Overlay figured = reading.machine()
                .map(m -> marked.withFigures(Figures.of(m, reading.analysis())))
                .orElse(marked);
        return reading.analysis()
                .map(a -> figured.withCoreLoads(Figures.loads(a)))
                .orElse(figured);
    }
}
