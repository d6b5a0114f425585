package dev.takt.designer.chart;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.text.Texts;
import dev.takt.sim.trace.Steps;
import dev.takt.sim.trace.TraceNames;

/** How full a channel is: a stepped area under a dashed line at its capacity. Several steps in one pixel show the highest. */
final class DepthPainter {
    private final Pen pen;
    private final Chart chart;
    private final Theme theme;

    DepthPainter(Pen pen, Chart chart, Theme theme) {
        this.pen = pen;
        this.chart = chart;
        this.theme = theme;
    }

    void paint(ChartTrack track, Box box) {
        TraceNames.ThingName thing = chart.data().trace().names().things().get(track.index());
        Steps steps = chart.data().slices().depth(track.index());
        long most = Math.max(1, Math.max(steps.highest(), Math.min(thing.capacity(), 2 * steps.highest() + 2)));
        double base = box.bottom() - 5;
        double unit = (box.height() - 14) / most;
        if (thing.capacity() > 0) {
            boolean fits = thing.capacity() <= most;
            double y = fits ? base - thing.capacity() * unit : box.y() + 5;
            pen.line(Chart.HEADER, y, chart.width(), y, Stroke.dashed(theme.of(Token.LINE_STRONG), 1, 3, 4));
            pen.text(
                    Texts.words("chart.full", thing.capacity()),
                    chart.width() - 6,
                    y + 10,
                    Face.words(9.5),
                    Align.RIGHT,
                    theme.of(Token.SUBTLE));
        }
        steps(steps, base, unit);
        pen.line(Chart.HEADER, base, chart.width(), base, Stroke.of(theme.of(Token.DATA), 1.4));
    }

    private void steps(Steps steps, double base, double unit) {
        int first = steps.firstAfter(chart.range().startNs());
        if (steps.firstAfter(chart.range().endNs()) - first > 4 * chart.area().width()) {
            columns(steps, base, unit);
            return;
        }
        long depth = steps.at(chart.range().startNs());
        double from = Chart.HEADER;
        for (int step = first;
                step < steps.size() && steps.time(step) < chart.range().endNs();
                step++) {
            double x = chart.x(steps.time(step));
            if (x - from >= 1) {
                area(from, x, depth, base, unit);
                from = x;
                depth = steps.value(step);
            } else {
                depth = Math.max(depth, steps.value(step));
                if (steps.value(step) < depth) {
                    // A peak thinner than a pixel still gets one.
                    area(from, from + 1.2, depth, base, unit);
                    depth = steps.value(step);
                }
            }
        }
        area(from, chart.width(), depth, base, unit);
    }

    /** Many steps a pixel: each column shows the highest of its steps. */
    private void columns(Steps steps, double base, double unit) {
        int pixels = (int) chart.area().width();
        double from = Chart.HEADER;
        long depth = -1;
        int first = steps.firstAfter(chart.nsAt(Chart.HEADER));
        for (int pixel = 0; pixel <= pixels; pixel++) {
            double x = Chart.HEADER + pixel;
            int next = steps.firstAfter(chart.nsAt(x + 1));
            // what holds as the column begins is what the step before has set
            long here = pixel == pixels ? -1 : steps.highest(Math.max(0, first - 1), next);
            first = next;
            if (here != depth) {
                area(from, x, depth, base, unit);
                from = x;
                depth = here;
            }
        }
    }

    private void area(double x1, double x2, long depth, double base, double unit) {
        if (depth > 0) {
            Box box = new Box(x1, base - depth * unit, x2 - x1, depth * unit);
            pen.fill(box, theme.of(Token.DATA).withOpacity(0.35));
            pen.line(x1, box.y(), x2, box.y(), Stroke.of(theme.of(Token.DATA), 1.2));
        }
    }
}
