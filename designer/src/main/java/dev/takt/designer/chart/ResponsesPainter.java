package dev.takt.designer.chart;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Oval;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.overlay.TimeText;
import dev.takt.designer.text.Texts;
import java.util.Arrays;
import java.util.OptionalLong;

/** Paints the responses of a task: at the left how often each length came, at the right each job at its arrival; the deadline, and the bound where one is known, across both. */
public final class ResponsesPainter {
    private static final double GAP = 28;
    private static final double TOP = 26;
    private static final double BOTTOM = 20;
    private static final double SIDE = 14;
    private static final double BAR = 7;
    private static final double WORDS = 64;
    private static final Face FIGURES = Face.mono(9.5);

    private final Pen pen;
    private final Responses responses;
    private final OptionalLong boundNs;
    private final Theme theme;
    private final double width;
    private final double height;

    private ResponsesPainter(
            Pen pen, Responses responses, OptionalLong boundNs, Theme theme, double width, double height) {
        this.pen = pen;
        this.responses = responses;
        this.boundNs = boundNs;
        this.theme = theme;
        this.width = width;
        this.height = height;
    }

    /** Paints all of it with its left upper corner at the origin. {@code boundNs}: what analysis says at most. */
    public static void paint(
            Pen pen, Responses responses, OptionalLong boundNs, Theme theme, double width, double height) {
        new ResponsesPainter(pen, responses, boundNs, theme, width, height).paint();
    }

    /** Where jobs are drawn at their arrivals. */
    public static Box scatter(double width, double height) {
        double left = SIDE + (width - 2 * SIDE - GAP) * 0.42 + GAP;
        return new Box(left, TOP, Math.max(1, width - SIDE - left), Math.max(1, height - TOP - BOTTOM));
    }

    private static Box histogram(double width, double height) {
        return new Box(SIDE, TOP, Math.max(1, (width - 2 * SIDE - GAP) * 0.42), Math.max(1, height - TOP - BOTTOM));
    }

    private void paint() {
        pen.fill(new Box(0, 0, width, height), theme.of(Token.RAISED));
        heading(histogram(width, height), Texts.words("responses.often", responses.name(), responses.size()));
        heading(scatter(width, height), Texts.words("responses.each"));
        bars(histogram(width, height));
        dots(scatter(width, height));
    }

    private void heading(Box box, String words) {
        pen.text(words, box.x(), 16, Face.strong(11.5), Align.LEFT, theme.of(Token.FG));
    }

    private void bars(Box box) {
        int parts = Math.max(8, (int) (box.width() / BAR));
        int[] counts = responses.histogram(parts);
        int most = Math.max(1, Arrays.stream(counts).max().orElse(1));
        double step = box.width() / parts;
        for (int i = 0; i < parts; i++) {
            if (counts[i] > 0) {
                double tall = Math.max(1.5, counts[i] / (double) most * (box.height() - 4));
                boolean late = responses.deadlineNs() >= 0
                        && (i + 1.0) / parts * responses.axisNs() > responses.deadlineNs()
                        && responses.worstNs() > responses.deadlineNs();
                pen.fill(
                        new Box(box.x() + i * step, box.bottom() - tall, step - 1, tall),
                        theme.of(late ? Token.MISSED : Token.LEVEL_2));
            }
        }
        pen.line(box.x(), box.bottom(), box.right(), box.bottom(), Stroke.of(theme.of(Token.LINE_STRONG), 1));
        pen.text("0", box.x(), box.bottom() + 13, FIGURES, Align.LEFT, theme.of(Token.MUTED));
        double worst = box.x() + share(responses.worstNs()) * box.width();
        boolean first = isLeft(box, worst);
        pen.text(
                TimeText.exact(responses.worstNs()),
                first ? Math.max(worst, box.x() + SIDE) : worst,
                box.bottom() + 13,
                FIGURES,
                first ? Align.LEFT : Align.RIGHT,
                theme.of(Token.MUTED));
        upright(box, responses.deadlineNs(), "D", Token.MISSED);
        boundNs.ifPresent(bound -> upright(box, bound, "R ≤", Token.OK));
    }

    private double share(long ns) {
        return ns / (double) responses.axisNs();
    }

    private void upright(Box box, long ns, String name, Token ink) {
        if (ns >= 0 && share(ns) <= 1) {
            double x = box.x() + share(ns) * box.width();
            pen.line(x, box.y(), x, box.bottom(), Stroke.dashed(theme.of(ink), 1.2, 4, 3));
            boolean first = isLeft(box, x);
            double wide = TextMeasure.width(name, FIGURES) + 4;
            // Bars as high as the chart may stand behind the name.
            pen.fill(new Box(first ? x + 1 : x - 1 - wide, box.y() - 2, wide, 13), theme.of(Token.RAISED));
            pen.text(
                    name, first ? x + 3 : x - 3, box.y() + 8, FIGURES, first ? Align.LEFT : Align.RIGHT, theme.of(ink));
        }
    }

    /** True where words that end here would begin outside. */
    private static boolean isLeft(Box box, double x) {
        return x - box.x() < WORDS;
    }

    private void across(Box box, long ns, String name, Token ink) {
        if (ns >= 0 && share(ns) <= 1) {
            double y = box.bottom() - share(ns) * box.height();
            pen.line(box.x(), y, box.right(), y, Stroke.dashed(theme.of(ink), 1.2, 4, 3));
            pen.text(name, box.right() - 2, y - 3, FIGURES, Align.RIGHT, theme.of(ink));
        }
    }

    private void dots(Box box) {
        pen.line(box.x(), box.bottom(), box.right(), box.bottom(), Stroke.of(theme.of(Token.LINE_STRONG), 1));
        pen.line(box.x(), box.y(), box.x(), box.bottom(), Stroke.of(theme.of(Token.LINE_STRONG), 1));
        pen.text("0", box.x(), box.bottom() + 13, FIGURES, Align.LEFT, theme.of(Token.MUTED));
        pen.text(
                TimeText.exact(responses.durationNs()),
                box.right(),
                box.bottom() + 13,
                FIGURES,
                Align.RIGHT,
                theme.of(Token.MUTED));
        across(box, responses.deadlineNs(), "D " + TimeText.exact(Math.max(0, responses.deadlineNs())), Token.MISSED);
        boundNs.ifPresent(bound -> across(box, bound, "R ≤ " + TimeText.exact(bound), Token.OK));
        // Many jobs on one pixel are one dot.
        long[] last = new long[(int) box.height() + 2];
        Arrays.fill(last, Long.MIN_VALUE);
        for (int job = 0; job < responses.size(); job++) {
            double x = box.x() + responses.arrival(job) / (double) responses.durationNs() * box.width();
            double y = box.bottom() - share(responses.response(job)) * box.height();
            int row = (int) Math.clamp(y - box.y(), 0, last.length - 1);
            if (responses.missed(job) || last[row] != (long) x) {
                last[row] = (long) x;
                Token ink = responses.missed(job) ? Token.MISSED : Token.LEVEL_2;
                pen.fill(new Oval(x, y, responses.missed(job) ? 2.6 : 1.8), theme.of(ink));
            }
        }
    }
}
