package dev.takt.designer.bars;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Outline;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.text.Texts;
import dev.takt.projects.memory.FlashArea;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.MemoryFinding;
import dev.takt.projects.problem.Severity;
import dev.takt.projects.units.AddressText;
import dev.takt.projects.units.SizeText;
import java.util.List;
import java.util.Optional;

/** Paints a flash strip: to scale on top, connectors, the readable copy, addresses below. Areas with an error are framed in red. */
public final class FlashStripPainter {
    private static final long SECTOR = 4096;
    private static final long BLOCK = 65_536;

    private final Pen pen;
    private final FlashStrip strip;
    private final Theme theme;

    private FlashStripPainter(Pen pen, FlashStrip strip, Theme theme) {
        this.pen = pen;
        this.strip = strip;
        this.theme = theme;
    }

    /** Paints with the left upper corner at the origin; {@code selected} is one of its areas, if one is. */
    public static void paint(Pen pen, FlashStrip strip, Optional<FlashArea> selected, Theme theme) {
        FlashStripPainter painter = new FlashStripPainter(pen, strip, theme);
        painter.caption();
        strip.segments().forEach(painter::scale);
        strip.segments().forEach(painter::connector);
        strip.segments().forEach(s -> painter.copy(s, selected.equals(Optional.of(s.area()))));
        painter.addresses();
    }

    private Rgb of(Token token) {
        return theme.of(token);
    }

    private void caption() {
        String words = Texts.words("flash.scale", SizeText.format(strip.map().flashBytes()));
        pen.text(words, 0, 11, Face.words(10.5), Align.LEFT, of(Token.MUTED));
    }

    private void ground(Box box, FlashRole role) {
        switch (role) {
            case BOOTLOADER, TABLE -> pen.fill(box, of(Token.HOVER));
            case APP, UPDATE -> pen.fill(box, of(Token.ACCENT_SOFT));
            case DATA -> pen.fill(box, of(Token.RAISED).mixedWith(of(Token.MEMORY_POOL), 0.22));
            case FREE -> pen.fill(box, theme.free().ink());
        }
    }

    private void scale(FlashStrip.Segment segment) {
        ground(segment.scale(), segment.area().role());
        pen.stroke(segment.scale(), Stroke.of(of(Token.LINE_STRONG), 0.8));
    }

    private void connector(FlashStrip.Segment segment) {
        double x1 = segment.scale().x();
        double y1 = segment.scale().bottom();
        double x2 = segment.copy().x();
        double y2 = segment.copy().y();
        double middle = (y1 + y2) / 2;
        Outline curve = new Outline(
                List.of(new Outline.Piece.Move(x1, y1), new Outline.Piece.Curve(x1, middle, x2, middle, x2, y2)));
        pen.stroke(curve, Stroke.of(of(Token.LINE_STRONG), 1));
    }

    private void copy(FlashStrip.Segment segment, boolean selected) {
        FlashArea area = segment.area();
        Box box = segment.copy();
        switch (area.role()) {
            case BOOTLOADER, TABLE -> pen.fill(box, of(Token.HOVER));
            case APP, UPDATE, DATA -> pen.fill(box, of(Token.RAISED));
            case FREE -> pen.fill(box, theme.free().ink());
        }
        pen.stroke(box, Stroke.of(of(Token.LINE_STRONG), 1));
        stripe(area.role(), box);
        boolean bad = bad(area);
        if (bad) {
            pen.stroke(box.inset(1), Stroke.of(of(Token.ERR), 2));
        }
        if (selected) {
            pen.stroke(box.inset(bad ? 3 : 1), Stroke.of(of(Token.ACCENT), 2));
        }
        double room = box.width() - 12;
        String name = FlashStrip.name(area);
        Face face = area.role() == FlashRole.FREE ? Face.words(11) : Face.strong(11);
        pen.text(
                TextMeasure.fitted(name, room, face),
                box.x() + 7,
                box.y() + 22,
                face,
                Align.LEFT,
                of(area.role() == FlashRole.FREE ? Token.MUTED : Token.FG));
        String size = TextMeasure.fitted(SizeText.format(area.size()), room, Face.mono(10.5));
        pen.text(size, box.x() + 7, box.y() + 38, Face.mono(10.5), Align.LEFT, of(Token.MUTED));
    }

    private void stripe(FlashRole role, Box box) {
        Box top = new Box(box.x(), box.y(), box.width(), 4);
        switch (role) {
            case APP, UPDATE -> pen.fill(top, of(Token.ACCENT));
            case DATA -> pen.fill(top, of(Token.MEMORY_POOL));
            case BOOTLOADER, TABLE, FREE -> {}
        }
    }

    private boolean bad(FlashArea area) {
        return strip.map().findings().stream()
                .filter(f -> f.severity() == Severity.ERROR)
                .map(MemoryFinding::subject)
                .anyMatch(s -> !s.isEmpty() && s.equals(area.name()));
    }

    private void addresses() {
        double free = 0;
        for (FlashStrip.Segment segment : strip.segments()) {
            long start = segment.area().start();
            double x = segment.copy().x();
            double y = segment.copy().bottom();
            boolean block = start % BLOCK == 0;
            if (start % SECTOR == 0) {
                Stroke stroke = Stroke.of(of(block ? Token.FG : Token.SUBTLE), block ? 2 : 1.2);
                pen.line(x, y, x, y + 7, stroke);
            }
            String address = AddressText.format(start);
            double width = TextMeasure.width(address, Face.mono(9.5));
            if (x >= free) {
                pen.text(address, x, y + 19, Face.mono(9.5), Align.LEFT, of(block ? Token.FG : Token.MUTED));
                free = x + width + 6;
            }
        }
    }
}
