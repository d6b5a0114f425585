package dev.takt.designer.bars;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.text.Texts;
import dev.takt.projects.memory.RamRegion;
import dev.takt.projects.memory.RamUseKind;
import java.util.List;

/** What the colours of RAM bars mean, in one line: the bars themselves have words only where there is room for them. */
public final class RamLegend {
    /** Height of the line. */
    public static final double HEIGHT = 28;

    private static final Face WORDS = Face.words(11);
    private static final double WIDE = 18;
    private static final double TALL = 12;
    private static final double TOP = 6;

    private RamLegend() {}

    /** Paints with the left upper corner at the origin; what does not fit is explained only where something does not. */
    public static void paint(Pen pen, List<RamRegion> regions, Theme theme) {
        double x = 0;
        for (RamUseKind kind : RamUseKind.values()) {
            Box box = new Box(x, TOP, WIDE, TALL);
            pen.fill(box, RamBar.colour(kind, theme));
            pen.stroke(box, Stroke.of(theme.of(Token.RAISED), 1));
            x = words(pen, theme, Texts.words("ram." + kind.tag()), x);
        }
        theme.free().paint(pen, new Box(x, TOP, WIDE, TALL));
        x = words(pen, theme, Texts.words("ram.rest"), x);
        if (regions.stream().anyMatch(r -> r.restBytes() < 0)) {
            theme.missed().paint(pen, new Box(x, TOP, WIDE, TALL));
            words(pen, theme, Texts.words("ram.over"), x);
        }
    }

    private static double words(Pen pen, Theme theme, String words, double x) {
        double middle = TOP + TALL / 2 + TextMeasure.middle(WORDS);
        pen.text(words, x + WIDE + 6, middle, WORDS, Align.LEFT, theme.of(Token.MUTED));
        return x + WIDE + 6 + TextMeasure.width(words, WORDS) + 18;
    }
}
