package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Glyph;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Token;
import dev.takt.designer.text.Texts;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Unknown;

/** An item of a kind this version does not know: shown, so that nobody thinks it is lost. */
final class UnknownPainter implements NodePainter {
    @Override
    public boolean paints(Item item) {
        return item instanceof Unknown;
    }

    @Override
    public void paint(Scene scene, Node node) {
        Box box = node.box();
        boolean selected = scene.overlay().selection().contains(node.id());
        scene.pen().fill(box.rounded(8), scene.of(Token.PANEL));
        scene.pen()
                .stroke(
                        box.rounded(8),
                        selected
                                ? Stroke.of(scene.of(Token.ACCENT), 2)
                                : Stroke.dashed(scene.of(Token.LINE_STRONG), 1.2, 4, 3));
        Cards.title(
                scene, node, Glyph.HELP_CIRCLE, scene.of(Token.MUTED), box.x() + 12, box.y() + 19, box.right() - 10);
        String kind = Texts.words("board.unknown", ((Unknown) node.item()).kind());
        String words = TextMeasure.fitted(kind, box.width() - 24, Face.words(10.5));
        scene.pen().text(words, box.x() + 12, box.y() + 35, Face.words(10.5), Align.LEFT, scene.of(Token.MUTED));
    }
}
