package dev.takt.designer.bars;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.StateLook;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.text.Texts;
import dev.takt.projects.memory.RamRegion;
import dev.takt.projects.memory.RamUse;
import dev.takt.projects.memory.RamUseKind;
import dev.takt.projects.units.SizeText;

/** Paints what the design is known to put into a range of RAM, by kind, and the rest; what does not fit is red. */
public final class RamBar {
    /** Height of everything. */
    public static final double HEIGHT = 58;

    private static final double TOP = 18;
    private static final double TALL = 36;

    private RamBar() {}

    /** Paints with the left upper corner at the origin. */
    public static void paint(Pen pen, RamRegion region, double width, Theme theme) {
        pen.text(region.name(), 0, 11, Face.strong(11), Align.LEFT, theme.of(Token.FG));
        String sum = Texts.words("ram.used", SizeText.format(region.usedBytes()), SizeText.format(region.size()));
        pen.text(sum, width, 11, Face.mono(10.5), Align.RIGHT, theme.of(Token.MUTED));
        double total = Math.max(Math.max(region.size(), region.usedBytes()), 1);
        double x = 0;
        for (RamUseKind kind : RamUseKind.values()) {
            long bytes = region.uses().stream()
                    .filter(u -> u.kind() == kind)
                    .mapToLong(RamUse::bytes)
                    .sum();
            if (bytes > 0) {
                double wide = Math.max(2, bytes / total * width);
                Box box = new Box(x, TOP, Math.min(wide, width - x), TALL);
                pen.fill(box, colour(kind, theme));
                pen.stroke(box, Stroke.of(theme.of(Token.RAISED), 1));
                words(pen, box, Texts.words("ram." + kind.tag()), bytes, onColour(kind, theme));
                x += wide;
            }
        }
        if (region.restBytes() > 0) {
            StateLook free = theme.free();
            Box box = new Box(x, TOP, Math.max(0, width - x), TALL);
            free.paint(pen, box);
            words(pen, box, Texts.words("ram.rest"), region.restBytes(), theme.of(Token.MUTED));
        } else if (region.restBytes() < 0) {
            double from = region.size() / total * width;
            theme.missed().paint(pen, new Box(from, TOP, width - from, TALL));
        }
    }

    private static void words(Pen pen, Box box, String name, long bytes, Rgb ink) {
        double room = box.width() - 10;
        String size = SizeText.format(bytes);
        if (TextMeasure.width(name, Face.strong(10.5)) <= room && TextMeasure.width(size, Face.mono(10.5)) <= room) {
            pen.text(name, box.x() + 6, box.y() + 15, Face.strong(10.5), Align.LEFT, ink);
            pen.text(size, box.x() + 6, box.y() + 29, Face.mono(10.5), Align.LEFT, ink);
        }
    }

    static Rgb colour(RamUseKind kind, Theme theme) {
        return switch (kind) {
            case STATIC -> theme.of(Token.MEMORY_STATIC);
            case POOL -> theme.of(Token.MEMORY_POOL);
            case HEAP -> theme.of(Token.MEMORY_HEAP);
            case STACK -> theme.of(Token.LEVEL_1);
        };
    }

    private static Rgb onColour(RamUseKind kind, Theme theme) {
        Rgb ground = colour(kind, theme);
        Rgb light = theme.of(Token.ON_LEVEL_3);
        Rgb dark = theme.of(Token.ON_LEVEL_1);
        return ground.contrastTo(light) >= ground.contrastTo(dark) ? light : dark;
    }
}
