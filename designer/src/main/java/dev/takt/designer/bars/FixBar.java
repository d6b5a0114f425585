package dev.takt.designer.bars;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import java.util.List;
import java.util.OptionalLong;

/**
 * A response after a fix in one line, to the scale of the waterfall above it: a thin line for the response before, the parts after, a mark at the bound if one is known, and the deadline. {@code spanNs} is the time that the
 * width stands for.
 */
public record FixBar(List<BlameBar> bars, long beforeNs, OptionalLong boundNs, OptionalLong deadlineNs, long spanNs) {
    /** Height of all of it. */
    public static final double HEIGHT = 26;

    private static final double TOP = 9;

    public FixBar {
        bars = List.copyOf(bars);
    }

    /** Paints with the left upper corner at the origin. */
    public void paint(Pen pen, double width, Theme theme) {
        pen.fill(new Box(0, TOP, width, Waterfall.BAR).rounded(2), theme.of(Token.TRACK));
        pen.fill(new Box(0, 3, x(beforeNs, width), 2.5), theme.of(Token.MISSED).withOpacity(0.55));
        long at = 0;
        for (BlameBar bar : bars) {
            double left = x(at, width);
            double right = x(at + bar.ns(), width);
            if (right - left > 0.3) {
                WaterfallPainter.bar(pen, bar, new Box(left, TOP, Math.max(1, right - left), Waterfall.BAR), theme);
            }
            at += bar.ns();
        }
        boundNs.ifPresent(ns -> line(pen, x(ns, width), 2.2, theme.of(Token.FG)));
        deadlineNs.ifPresent(ns -> line(pen, x(ns, width), 2, theme.of(Token.MISSED)));
    }

    private static void line(Pen pen, double x, double thick, Rgb ink) {
        pen.line(x, 3, x, HEIGHT - 1, Stroke.of(ink, thick));
    }

    private double x(long ns, double width) {
        return Math.min(width, (double) ns / spanNs * width);
    }
}
