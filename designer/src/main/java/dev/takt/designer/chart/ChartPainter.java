package dev.takt.designer.chart;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Glyph;
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
import java.util.List;

/** Paints a chart: strip with the whole run, ruler, rows with their slices and marks, brush and playhead. */
public final class ChartPainter {
    /** Where the name of a group begins, behind its sign. */
    private static final double GROUP_NAME = 22;

    private static final Face GROUP_FACE = Face.strong(11.5);

    private final Pen pen;
    private final Chart chart;
    private final Theme theme;
    private final Ruler ruler;

    private ChartPainter(Pen pen, Chart chart, Theme theme) {
        this.pen = pen;
        this.chart = chart;
        this.theme = theme;
        this.ruler = Ruler.of(chart.range(), chart.area().width());
    }

    /** Paints all of it with its left upper corner at the origin. */
    public static void paint(Pen pen, Chart chart, Theme theme) {
        new ChartPainter(pen, chart, theme).paint();
    }

    private void paint() {
        Box all = new Box(0, 0, chart.width(), chart.height());
        pen.clip(all);
        pen.fill(all, of(Token.RAISED));
        rows();
        new OverviewPainter(pen, chart, theme).paint();
        ruler();
        brush();
        marks();
        playhead();
        pen.line(Chart.HEADER, Chart.OVERVIEW, Chart.HEADER, chart.height(), Stroke.of(of(Token.LINE_STRONG), 1));
        pen.restore();
    }

    private Rgb of(Token token) {
        return theme.of(token);
    }

    private void rows() {
        Box area = chart.area();
        pen.fill(new Box(0, area.y(), Chart.HEADER, area.height()), of(Token.PANEL));
        rows(chart.scrolledArea(), false);
        Box pinned = chart.pinnedArea();
        if (pinned.height() > 0) {
            rows(pinned, true);
            pen.line(0, pinned.bottom(), chart.width(), pinned.bottom(), Stroke.of(of(Token.LINE_STRONG), 1.5));
        }
        pen.clip(area);
        new LinkPainter(pen, chart, theme).paint();
        pen.restore();
    }

    private void rows(Box area, boolean pinned) {
        pen.clip(area);
        for (ChartTrack track : chart.tracks().tracks()) {
            Box box = chart.box(track);
            if (track.group() == TrackList.PINNED == pinned && box.bottom() >= area.y() && box.y() <= area.bottom()) {
                row(track, box);
            }
        }
        pen.restore();
    }

    private void row(ChartTrack track, Box box) {
        boolean selected =
                track.item().filter(chart.choice().selected()::contains).isPresent();
        if (track.kind() == ChartTrack.Kind.GROUP) {
            pen.fill(box, of(Token.HOVER));
        } else if (selected) {
            pen.fill(new Box(0, box.y(), Chart.HEADER, box.height()), of(Token.ACCENT_SOFT));
            pen.fill(new Box(0, box.y(), 3, box.height()), of(Token.ACCENT));
        }
        pen.line(0, box.bottom() - 0.5, chart.width(), box.bottom() - 0.5, Stroke.of(of(Token.LINE), 1));
        header(track, box);
        pen.clip(new Box(Chart.HEADER, box.y(), chart.area().width(), box.height()));
        if (track.kind() != ChartTrack.Kind.GROUP) {
            grid(box);
        }
        switch (track.kind()) {
            case GROUP -> {}
            case RUNNING, INTERRUPT, TASK, HELD -> new SlicePainter(pen, chart, theme, track, box).paint();
            case DEPTH -> new DepthPainter(pen, chart, theme).paint(track, box);
            case LOAD -> new LoadPainter(pen, chart, theme).paint(track, box);
        }
        if (track.ofContext() && chart.ghost().isPresent()) {
            new GhostPainter(pen, chart, theme).paint(chart.ghost().get(), track, box);
        }
        pen.restore();
        if (track.ofContext()) {
            new MarkPainter(pen, chart, theme, track, box).paint();
        }
    }

    private void grid(Box box) {
        Stroke line = Stroke.of(of(Token.LINE).withOpacity(0.6), 1);
        for (long tick : ruler.ticks(chart.range())) {
            double x = chart.x(tick);
            pen.line(x, box.y(), x, box.bottom() - 1, line);
        }
    }

    private void header(ChartTrack track, Box box) {
        double y = box.centreY();
        double right = Chart.HEADER - 10;
        Face numbers = Face.mono(10.5);
        String detail = detail(track, right, numbers);
        pen.text(detail, right, y + TextMeasure.middle(numbers), numbers, Align.RIGHT, of(Token.MUTED));
        double room = right - TextMeasure.width(detail, numbers) - 6;
        if (track.kind() == ChartTrack.Kind.GROUP) {
            boolean folded = chart.choice().folded().contains(track.group());
            var sign = folded ? Glyph.CHEVRON_RIGHT : Glyph.CHEVRON_DOWN;
            pen.glyph(sign, 6, y - 6, 12, of(Token.MUTED));
            name(track.name(), GROUP_NAME, y, room, GROUP_FACE);
            return;
        }
        pen.glyph(track.glyph(), 18, y - 6.5, 13, of(sign(track)));
        name(track.name(), 38, y, room, Face.words(12));
    }

    /** The figure of a group keeps its word where the name has room beside both: languages differ in how long it is. */
    private static String detail(ChartTrack track, double right, Face numbers) {
        String whole = track.detail();
        double left = right - GROUP_NAME - TextMeasure.width(track.name(), GROUP_FACE) - 6;
        return track.kind() == ChartTrack.Kind.GROUP && TextMeasure.width(whole, numbers) > left
                ? whole.substring(whole.indexOf(' ') + 1)
                : whole;
    }

    private void name(String name, double x, double y, double right, Face face) {
        String fitted = TextMeasure.fitted(name, right - x, face);
        pen.text(fitted, x, y + TextMeasure.middle(face), face, Align.LEFT, of(Token.FG));
    }

    private static Token sign(ChartTrack track) {
        return switch (track.kind()) {
            case INTERRUPT -> Token.REQUEST;
            case HELD -> Token.LOCK;
            case DEPTH -> Token.DATA;
            case GROUP, RUNNING, LOAD, TASK -> Token.MUTED;
        };
    }

    private void ruler() {
        Box box = new Box(0, Chart.OVERVIEW, chart.width(), Chart.RULER);
        pen.fill(box, of(Token.PANEL));
        pen.line(0, box.bottom(), chart.width(), box.bottom(), Stroke.of(of(Token.LINE_STRONG), 1));
        Face words = Face.words(10.5);
        pen.text(
                Texts.words("chart.time.in", ruler.unit()),
                12,
                box.centreY() + TextMeasure.middle(words),
                words,
                Align.LEFT,
                of(Token.MUTED));
        pen.clip(new Box(Chart.HEADER, box.y(), chart.area().width(), box.height()));
        for (long tick : ruler.ticks(chart.range())) {
            tick(tick, box);
        }
        pen.restore();
    }

    private void tick(long tick, Box box) {
        double x = chart.x(tick);
        pen.text(ruler.label(tick), x + 3, box.y() + 12, Face.mono(9.5), Align.LEFT, of(Token.MUTED));
        Stroke major = Stroke.of(of(Token.SUBTLE), 1);
        pen.line(x, box.y() + 13, x, box.bottom(), major);
        double step = chart.x(tick + ruler.stepNs()) - x;
        for (int part = 1; part < ruler.parts(); part++) {
            double at = x + step * part / ruler.parts();
            pen.line(at, box.bottom() - 4, at, box.bottom(), Stroke.of(of(Token.LINE_STRONG), 1));
        }
    }

    private void brush() {
        chart.brush().ifPresent(b -> {
            double x1 = Math.max(Chart.HEADER, chart.x(b.fromNs()));
            double x2 = Math.min(chart.width(), chart.x(b.toNs()));
            if (x2 < x1) {
                return;
            }
            double top = Chart.OVERVIEW;
            Rgb accent = of(Token.ACCENT);
            pen.fill(new Box(x1, top, x2 - x1, chart.height() - top), accent.withOpacity(0.07));
            Stroke dotted = Stroke.dashed(accent, 1.2, 2, 3);
            pen.line(x1, top, x1, chart.height(), dotted);
            pen.line(x2, top, x2, chart.height(), dotted);
            pill("Δ " + TimeText.exact(b.toNs() - b.fromNs()), (x1 + x2) / 2, false);
        });
    }

    /** Flags on the ruler, and between two of them in view how far they are apart. */
    private void marks() {
        List<Long> marks = chart.marks();
        for (int i = 0; i < marks.size(); i++) {
            double x = chart.x(marks.get(i));
            if (i > 0) {
                measure(marks.get(i - 1), marks.get(i));
            }
            if (x >= Chart.HEADER && x <= chart.width()) {
                double top = Chart.OVERVIEW + Chart.RULER;
                pen.line(x, Chart.OVERVIEW + 2, x, chart.height(), Stroke.of(of(Token.REQUEST), 1.2));
                pen.fill(
                        Polygon.of(new Point(x, top - 10), new Point(x + 8, top - 6), new Point(x, top - 2)),
                        of(Token.REQUEST));
            }
        }
    }

    private void measure(long from, long to) {
        double x1 = Math.max(Chart.HEADER, chart.x(from));
        double x2 = Math.min(chart.width(), chart.x(to));
        Face face = Face.strongMono(10.5);
        String words = "Δ " + TimeText.exact(to - from);
        double y = chart.height() - 12;
        if (x2 - x1 > 8) {
            pen.line(x1, y, x2, y, Stroke.dashed(of(Token.REQUEST), 1, 2, 3));
        }
        double width = TextMeasure.width(words, face) + 12;
        if (x2 - x1 > width) {
            Box box = new Box((x1 + x2 - width) / 2, y - 8, width, 16);
            pen.fill(box.rounded(8), of(Token.RAISED));
            pen.stroke(box.rounded(8), Stroke.of(of(Token.REQUEST), 1));
            pen.text(
                    words,
                    box.centreX(),
                    box.centreY() + TextMeasure.middle(face),
                    face,
                    Align.CENTRE,
                    of(Token.REQUEST));
        }
    }

    private void playhead() {
        if (chart.playheadNs().isEmpty()) {
            return;
        }
        long ns = chart.playheadNs().getAsLong();
        double x = chart.x(ns);
        if (x < Chart.HEADER || x > chart.width()) {
            return;
        }
        pen.line(x, Chart.OVERVIEW + Chart.RULER, x, chart.height(), Stroke.of(of(Token.ACCENT), 1.5));
        pill(ruler.exact(ns), x, true);
    }

    private void pill(String words, double centre, boolean solid) {
        Face face = Face.strongMono(10.5);
        double width = TextMeasure.width(words, face) + 14;
        double left =
                Math.clamp(centre - width / 2, Chart.HEADER + 1, Math.max(Chart.HEADER + 1, chart.width() - width - 1));
        Box box = new Box(left, Chart.OVERVIEW + 3, width, 17);
        double radius = solid ? 4 : 8.5;
        pen.fill(box.rounded(radius), of(solid ? Token.ACCENT : Token.RAISED));
        pen.stroke(box.rounded(radius), Stroke.of(of(Token.ACCENT), 1));
        pen.text(
                words,
                box.centreX(),
                box.centreY() + TextMeasure.middle(face),
                face,
                Align.CENTRE,
                of(solid ? Token.ON_ACCENT : Token.ACCENT));
    }
}
