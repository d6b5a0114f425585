package dev.takt.designer.bars;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.StateLook;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.text.Texts;

/** Paints a waterfall and, for a fix, its bars in one line. */
public final class WaterfallPainter {
    private static final double RESPONSE_BAR = 15;

    private final Pen pen;
    private final Waterfall fall;
    private final Theme theme;

    private WaterfallPainter(Pen pen, Waterfall fall, Theme theme) {
        this.pen = pen;
        this.fall = fall;
        this.theme = theme;
    }

    /** Paints with the left upper corner at the origin. */
    public static void paint(Pen pen, Waterfall fall, Theme theme) {
        new WaterfallPainter(pen, fall, theme).paint();
    }

    private void paint() {
        late();
        for (int i = 0; i < fall.bars().size(); i++) {
            row(i);
        }
        response();
        deadline();
    }

    private void late() {
        if (fall.deadlineNs().isPresent()
                && fall.responseNs() > fall.deadlineNs().getAsLong()) {
            double x = fall.x(fall.deadlineNs().getAsLong());
            double bottom = fall.height() - 16;
            pen.fill(
                    new Box(x, 0, fall.width() - x, bottom),
                    theme.of(Token.ERR_SOFT).withOpacity(0.55));
        }
    }

    private void row(int index) {
        BlameBar bar = fall.bars().get(index);
        Box row = fall.row(index);
        Face strong = Face.strong(11.5);
        Face words = Face.words(11);
        Face mono = Face.mono(11);
        double baseline = row.y() + 13;
        pen.text(bar.figure(), fall.width(), baseline, mono, Align.RIGHT, theme.of(Token.FG));
        pen.text(bar.title(), 0, baseline, strong, Align.LEFT, theme.of(Token.FG));
        double left = TextMeasure.width(bar.title(), strong) + 6;
        double room = fall.width() - left - TextMeasure.width(bar.figure(), mono) - 8;
        pen.text(
                TextMeasure.fitted(bar.detail(), room, words),
                left,
                baseline,
                words,
                Align.LEFT,
                theme.of(Token.MUTED));
        double middle = row.y() + 26;
        pen.line(0, middle, fall.width(), middle, Stroke.of(theme.of(Token.LINE), 1));
        Box box = fall.box(index);
        if (index > 0) {
            pen.line(box.x(), row.y() + 16, box.x(), box.bottom(), Stroke.of(theme.of(Token.SUBTLE), 1));
        }
        bar(pen, bar, box, theme);
    }

    /** A bar in its look. */
    static void bar(Pen pen, BlameBar bar, Box box, Theme theme) {
        StateLook look =
                switch (bar.look()) {
                    case RUNNING -> theme.running(bar.fromBottom(), bar.levels());
                    case WAITING -> theme.ready();
                    case BLOCKED -> theme.blocked();
                    case HELD -> theme.held();
                    case SUSPENDED -> theme.suspended();
                    case OVERHEAD -> theme.overhead(box.width());
                };
        if (box.width() < 3) {
            boolean outlined = look.outline().width() > 0;
            pen.fill(box, outlined ? look.outline().ink() : look.ink());
        } else {
            look.paint(pen, box);
        }
    }

    private void response() {
        double top = fall.bars().size() * Waterfall.ROW + 6;
        pen.line(0, top - 5, fall.width(), top - 5, Stroke.of(theme.of(Token.LINE_STRONG), 1));
        long inTime = Math.min(fall.responseNs(), fall.deadlineNs().orElse(Long.MAX_VALUE));
        Box box = new Box(0, top, fall.x(inTime), RESPONSE_BAR);
        pen.fill(box, theme.of(Token.RAISED));
        pen.stroke(box, Stroke.of(theme.of(Token.LINE_STRONG), 1));
        Face strong = Face.strong(10.5);
        Face mono = Face.mono(10.5);
        String word = Texts.words("waterfall.response");
        double need = TextMeasure.width(word, strong) + TextMeasure.width(fall.responseText(), mono) + 22;
        double y = box.centreY() + TextMeasure.middle(strong);
        if (need <= box.width()) {
            pen.text(word, box.x() + 6, y, strong, Align.LEFT, theme.of(Token.FG));
            pen.text(fall.responseText(), box.right() - 6, y, mono, Align.RIGHT, theme.of(Token.FG));
        } else {
            pen.text(
                    TextMeasure.fitted(fall.responseText(), box.width() - 8, mono),
                    box.x() + 4,
                    y,
                    mono,
                    Align.LEFT,
                    theme.of(Token.FG));
        }
        if (fall.responseNs() > inTime) {
            theme.missed()
                    .paint(
                            pen,
                            new Box(box.right(), top, Math.max(2, fall.x(fall.responseNs() - inTime)), RESPONSE_BAR));
        }
    }

    private void deadline() {
        if (fall.deadlineNs().isEmpty()) {
            return;
        }
        double x = fall.x(fall.deadlineNs().getAsLong());
        double bottom = fall.height() - 22;
        Stroke stroke = Stroke.of(theme.of(Token.MISSED), 1.8);
        // Through the bars, not through the figures above them.
        for (int i = 0; i < fall.bars().size(); i++) {
            Box row = fall.row(i);
            pen.line(x, row.y() + 17, x, row.bottom(), stroke);
        }
        pen.line(x, fall.bars().size() * Waterfall.ROW, x, bottom, stroke);
        Face mono = Face.mono(10.5);
        double late = fall.lateText().isEmpty() ? 0 : TextMeasure.width(fall.lateText(), mono) + 10;
        double y = fall.height() - 8;
        if (late > 0) {
            pen.text(fall.lateText(), fall.width(), y, mono, Align.RIGHT, theme.of(Token.ERR));
        }
        double right = Math.max(TextMeasure.width(fall.deadlineText(), mono), Math.min(x, fall.width() - late));
        pen.text(fall.deadlineText(), right, y, mono, Align.RIGHT, theme.of(late > 0 ? Token.ERR : Token.MUTED));
    }
}
