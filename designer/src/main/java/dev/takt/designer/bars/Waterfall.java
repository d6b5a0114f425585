package dev.takt.designer.bars;

import dev.takt.designer.draw.Box;
import java.util.List;
import java.util.OptionalLong;

/**
 * The bars of a response one below the other, each beginning where the one before ends, and the response itself against its deadline. {@code responseText}, {@code deadlineText} and {@code lateText} are the words beside them; the
 * last is empty if the job was in time.
 */
public record Waterfall(
        List<BlameBar> bars,
        long responseNs,
        OptionalLong deadlineNs,
        String responseText,
        String deadlineText,
        String lateText,
        double width) {
    /** Height of a row with words and bar. */
    public static final double ROW = 38;

    /** Height of a bar. */
    public static final double BAR = 12;

    /** Height of the row of the response, with the words below it. */
    public static final double FOOT = 50;

    public Waterfall {
        bars = List.copyOf(bars);
    }

    public Waterfall withWidth(double width) {
        return new Waterfall(bars, responseNs, deadlineNs, responseText, deadlineText, lateText, width);
    }

    /** Height of all of it. */
    public double height() {
        return bars.size() * ROW + FOOT;
    }

    /** The time that the width stands for: response or deadline, the longer, and a little more. */
    public long spanNs() {
        long longest = Math.max(1, Math.max(responseNs, deadlineNs.orElse(0)));
        return longest + longest / 32 + 1;
    }

    /** Where an instant after the arrival is. */
    public double x(long ns) {
        return (double) ns / spanNs() * width;
    }

    /** The whole row of a bar. */
    public Box row(int bar) {
        return new Box(0, bar * ROW, width, ROW);
    }

    /** The bar itself; at least so wide that it is seen. */
    public Box box(int bar) {
        long before = bars.subList(0, bar).stream().mapToLong(BlameBar::ns).sum();
        double wide = Math.max(2, x(bars.get(bar).ns()));
        return new Box(Math.min(x(before), width - wide), bar * ROW + 20, wide, BAR);
    }
}
