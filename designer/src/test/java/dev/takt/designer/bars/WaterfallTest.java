package dev.takt.designer.bars;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.draw.SvgPen;
import dev.takt.designer.draw.Theme;
import java.util.List;
import java.util.OptionalLong;
import org.junit.jupiter.api.Test;

class WaterfallTest {
    private static BlameBar bar(long ns, BlameBar.Look look) {
        return new BlameBar("Blocked", "by <others> & co", ns + ".000", ns, look, 1, 3);
    }

    private static final Waterfall FALL = new Waterfall(
            List.of(
                    bar(200, BlameBar.Look.RUNNING),
                    bar(500, BlameBar.Look.BLOCKED),
                    bar(250, BlameBar.Look.HELD),
                    bar(10, BlameBar.Look.OVERHEAD)),
            960,
            OptionalLong.of(800),
            "960 ns",
            "deadline 800",
            "+160",
            991);

    /** The span is the response and a 32nd more, 991: one pixel a nanosecond here. */
    @Test
    void eachBarBeginsWhereTheOneBeforeEnds() {
        assertEquals(991, FALL.spanNs());
        assertEquals(0, FALL.box(0).x());
        assertEquals(200, FALL.box(1).x(), 1e-9);
        assertEquals(700, FALL.box(2).x(), 1e-9);
        assertEquals(960, FALL.box(3).right(), 1e-9);
        assertEquals(4 * Waterfall.ROW + Waterfall.FOOT, FALL.height());
    }

    @Test
    void whatIsTooShortIsSeenAllTheSame() {
        Waterfall tiny = new Waterfall(
                List.of(bar(1_000_000, BlameBar.Look.RUNNING), bar(1, BlameBar.Look.OVERHEAD)),
                1_000_001,
                OptionalLong.empty(),
                "",
                "",
                "",
                350);
        assertEquals(2, tiny.box(1).width());
        assertTrue(tiny.box(1).right() <= 350);
    }

    @Test
    void everyLookIsPaintedInBothThemes() {
        for (Theme theme : Theme.values()) {
            for (BlameBar.Look look : BlameBar.Look.values()) {
                SvgPen pen = new SvgPen(300, 300);
                WaterfallPainter.paint(
                        pen,
                        new Waterfall(List.of(bar(700, look)), 700, OptionalLong.of(900), "700", "900", "", 300),
                        theme);
                new FixBar(List.of(bar(300, look)), 700, OptionalLong.of(400), OptionalLong.of(500), 991)
                        .paint(pen, 300, theme);
            }
        }
    }
}
