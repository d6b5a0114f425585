package dev.takt.designer.chart;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.SvgPen;
import dev.takt.designer.draw.Theme;
import java.util.function.Consumer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LegendTest {
    private static String painted(Consumer<Pen> what) {
        SvgPen pen = new SvgPen(60, 20);
        what.accept(pen);
        return pen.svg();
    }

    /** Colour, pattern and outline of a sample are those of a slice of its state. */
    @ParameterizedTest
    @EnumSource(Theme.class)
    void samplesArePaintedAsTheRowsAre(Theme theme) {
        Box thin = new Box(3, 6, 24, 8);
        Box full = new Box(3, 4, 24, 12);
        assertEquals(
                painted(pen -> theme.ready().paint(pen, thin)),
                painted(pen -> LegendEntry.READY.paint(pen, theme, 3, 10)));
        assertEquals(
                painted(pen -> theme.suspended().paint(pen, thin)),
                painted(pen -> LegendEntry.SUSPENDED.paint(pen, theme, 3, 10)));
        assertEquals(
                painted(pen -> theme.blocked().paint(pen, full)),
                painted(pen -> LegendEntry.BLOCKED.paint(pen, theme, 3, 10)));
        assertEquals(
                painted(pen -> theme.overhead(24).paint(pen, full)),
                painted(pen -> LegendEntry.OVERHEAD.paint(pen, theme, 3, 10)));
    }

    @ParameterizedTest
    @EnumSource(Theme.class)
    void theLineHasAWordForEachSample(Theme theme) {
        String line = painted(pen -> Legend.paint(pen, theme));
        for (LegendEntry entry : LegendEntry.values()) {
            assertTrue(line.contains(">" + entry.words(theme) + "<"), entry.words(theme));
        }
    }
}
