package dev.takt.designer.chart;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Point;
import dev.takt.designer.draw.Polygon;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.sim.trace.EventKind;
import dev.takt.sim.trace.Trace;
import dev.takt.sim.trace.TraceNames;
import java.util.Arrays;
import java.util.Optional;

/**
 * Arrows between rows: from who sends, spawns or ends to the job that this releases, from who begins to wait down to who holds, and back when the lock is handed over. Each
 * kind only where one looks close enough to follow its arrows.
 */
final class LinkPainter {
    private static final int MOST_EVENTS = 4000;
    private static final double LEAST_GAP = 14;

    private final Pen pen;
    private final Chart chart;
    private final Theme theme;
    private final Trace trace;
    private final Releases releases;

    LinkPainter(Pen pen, Chart chart, Theme theme) {
        this.pen = pen;
        this.chart = chart;
        this.theme = theme;
        this.trace = chart.data().trace();
        this.releases = chart.data().releases();
    }

    void paint() {
        int first = trace.firstAt(chart.range().startNs());
        int last = trace.firstAt(chart.range().endNs());
        if (!chart.choice().arrows() || last - first > MOST_EVENTS) {
            return;
        }
        activations(first, last);
        locks(first, last);
    }

    private boolean isLegible(int arrows) {
        return arrows * LEAST_GAP <= chart.area().width();
    }

    private void activations(int first, int last) {
        int[] by = new int[last - first];
        int count = 0;
        for (int event = first; event < last; event++) {
            by[event - first] = releases.by(event);
            count += by[event - first] == Trace.NONE ? 0 : 1;
        }
        for (int event = first; isLegible(count) && event < last; event++) {
            if (by[event - first] != Trace.NONE) {
                Rgb ink = theme.of(Token.ACTIVATION);
                arrow(event, by[event - first], trace.context(event), ink, Stroke.dashed(ink, 1.5, 6, 3.5));
            }
        }
    }

    private void locks(int first, int last) {
        int blocks = 0;
        for (int event = first; event < last; event++) {
            blocks += trace.kind(event) == EventKind.BLOCK ? 1 : 0;
        }
        if (!isLegible(blocks)) {
            return;
        }
        Rgb ink = theme.of(Token.LOCK);
        int[] holders = new int[trace.names().contexts().size()];
        Arrays.fill(holders, Trace.NONE);
        for (int event = first; event < last; event++) {
            int context = trace.context(event);
            if (trace.kind(event) == EventKind.BLOCK) {
                holders[context] = (int) trace.value(event);
                arrow(event, context, holders[context], ink, Stroke.dashed(ink, 1.5, 3, 2.5));
            } else if (trace.kind(event) == EventKind.UNBLOCK && holders[context] != Trace.NONE) {
                arrow(event, holders[context], context, ink, Stroke.of(ink, 1.5));
                holders[context] = Trace.NONE;
            }
        }
    }

    private void arrow(int event, int from, int to, Rgb ink, Stroke stroke) {
        Optional<Box> start = row(from);
        Optional<Box> end = row(to);
        if (start.isEmpty() || end.isEmpty() || from == to) {
            return;
        }
        double x = chart.x(trace.time(event));
        boolean down = start.get().y() < end.get().y();
        double y1 = down ? start.get().bottom() - 4 : start.get().y() + 4;
        double y2 = down ? end.get().y() + 6 : end.get().bottom() - 6;
        double back = down ? -6 : 6;
        pen.line(x, y1, x, y2 + back, stroke);
        pen.fill(Polygon.of(new Point(x, y2), new Point(x - 3.5, y2 + back), new Point(x + 3.5, y2 + back)), ink);
    }

    private Optional<Box> row(int context) {
        if (context < 0 || context >= trace.names().contexts().size()) {
            return Optional.empty();
        }
        TraceNames.ContextName name = trace.names().contexts().get(context);
        return chart.tracks().of(name.item()).map(chart::box);
    }
}
