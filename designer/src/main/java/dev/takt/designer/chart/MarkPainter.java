package dev.takt.designer.chart;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Glyph;
import dev.takt.designer.draw.Outline;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Point;
import dev.takt.designer.draw.Polygon;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.overlay.TimeText;
import dev.takt.designer.text.Texts;
import dev.takt.sim.trace.Jobs;
import java.util.ArrayList;
import java.util.List;

/** Release arrows, deadline marks, and flag, line and frame of what was missed. */
final class MarkPainter {
    /** Jobs closer than this get no arrows. */
    private static final double ARROW_GAP = 20;

    /** Jobs closer than this show their misses as ticks only. */
    private static final double FLAG_GAP = 8;

    private final Pen pen;
    private final Chart chart;
    private final Theme theme;
    private final Jobs jobs;
    private final int context;
    private final Box box;

    MarkPainter(Pen pen, Chart chart, Theme theme, ChartTrack track, Box box) {
        this.pen = pen;
        this.chart = chart;
        this.theme = theme;
        this.context = track.index();
        this.jobs = chart.data().slices().jobs(track.index());
        this.box = box;
    }

    void paint() {
        long start = chart.range().startNs();
        long end = chart.range().endNs();
        int first = Math.max(0, jobs.firstAt(start) - 1);
        while (first > 0 && reaches(first - 1, start)) {
            first--;
        }
        int last = jobs.firstAt(end);
        boolean arrows = (last - first) * ARROW_GAP < chart.area().width();
        if ((last - first) * FLAG_GAP > chart.area().width()) {
            ticks();
            return;
        }
        pen.clip(new Box(Chart.HEADER, box.y() - 14, chart.area().width(), box.height() + 14));
        int until = Math.min(jobs.size(), last + 1);
        if (arrows) {
            arrows(first, until);
        }
        double lastMiss = Double.NEGATIVE_INFINITY;
        for (int job = first; job < until; job++) {
            if (jobs.missed(job)) {
                double x = chart.x(jobs.deadline(job));
                if (x - lastMiss >= 1) {
                    miss(job, x, arrows);
                    lastMiss = x;
                }
            }
        }
        pen.restore();
    }

    /** Red ticks along the upper edge, at most one a pixel. */
    private void ticks() {
        double last = Double.NEGATIVE_INFINITY;
        long from = chart.range().startNs();
        long pixel = Math.max(1, (long) (chart.range().spanNs() / chart.area().width()));
        for (long miss = chart.data().missAfter(context, from);
                miss >= 0 && miss <= chart.range().endNs();
                miss = chart.data().missAfter(context, miss + pixel)) {
            double x = chart.x(miss);
            if (x - last >= 1) {
                pen.line(x, box.y(), x, box.y() + 5, Stroke.of(theme.of(Token.MISSED), 1.2));
                last = x;
            }
        }
    }

    private boolean reaches(int job, long ns) {
        return Math.max(jobs.deadline(job), jobs.finish(job)) >= ns;
    }

    /** All heads of a kind are one figure: each by itself would cost as much as the row of them. */
    private void arrows(int first, int until) {
        List<Outline.Piece> releases = new ArrayList<>();
        List<Outline.Piece> deadlines = new ArrayList<>();
        Stroke release = Stroke.of(theme.of(Token.FG), 1.5);
        Stroke deadline = Stroke.of(theme.of(Token.SUBTLE), 1.2);
        double top = box.y() + 2;
        double bottom = box.bottom() - 2;
        for (int job = first; job < until; job++) {
            if (jobs.release(job) >= 0) {
                double x = chart.x(jobs.release(job));
                pen.line(x, box.bottom() - 3, x, top, release);
                head(releases, x, top, 3, 4);
            }
            if (jobs.deadline(job) >= 0 && !jobs.missed(job)) {
                double x = chart.x(jobs.deadline(job));
                pen.line(x, box.bottom() - 11, x, bottom, deadline);
                head(deadlines, x, bottom, 2.5, -3.5);
            }
        }
        stroke(deadlines, deadline);
        stroke(releases, release);
    }

    private static void head(List<Outline.Piece> heads, double x, double y, double half, double back) {
        heads.add(new Outline.Piece.Move(x - half, y + back));
        heads.add(new Outline.Piece.Line(x, y));
        heads.add(new Outline.Piece.Line(x + half, y + back));
    }

    private void stroke(List<Outline.Piece> heads, Stroke stroke) {
        if (!heads.isEmpty()) {
            pen.stroke(new Outline(heads), stroke);
        }
    }

    private void miss(int job, double x, boolean words) {
        Rgb red = theme.of(Token.MISSED);
        long end = jobs.finish(job) >= 0 ? jobs.finish(job) : chart.data().durationNs();
        double until = Math.min(chart.x(end), chart.width() + 10);
        Box frame = new Box(x, box.y() + 3, Math.max(0, until - x), box.height() - 6);
        if (frame.width() > 2) {
            pen.stroke(frame, Stroke.of(red, 1.8));
        }
        pen.line(x, box.y() - 2, x, box.bottom() - 2, Stroke.of(red, 2.2));
        pen.fill(Polygon.of(new Point(x, box.y() - 4), new Point(x + 9, box.y()), new Point(x, box.y() + 4)), red);
        if (words) {
            late(job, end, x, until);
        }
    }

    /** By how much, in a label above the frame where there is room for it. */
    private void late(int job, long end, double x, double until) {
        String text = Texts.words("chart.late", TimeText.exact(end - jobs.deadline(job)));
        Face face = Face.strong(10);
        double width = TextMeasure.width(text, face) + 26;
        double period = job + 1 < jobs.size() ? chart.x(jobs.arrival(job + 1)) - chart.x(jobs.arrival(job)) : width;
        if (period < width * 1.1 || box.height() < 40) {
            return;
        }
        Box pill = new Box(Math.max(x, (x + until - width) / 2), box.y() - 13, width, 15);
        pen.fill(pill.rounded(7.5), theme.of(Token.ERR_SOFT));
        pen.stroke(pill.rounded(7.5), Stroke.of(theme.of(Token.ERR), 1));
        pen.glyph(Glyph.FLAG, pill.x() + 7, pill.y() + 2.5, 10, theme.of(Token.ERR));
        pen.text(text, pill.x() + 20, pill.centreY() + TextMeasure.middle(face), face, Align.LEFT, theme.of(Token.ERR));
    }
}
