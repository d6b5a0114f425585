package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Glyph;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Token;
import dev.takt.projects.model.Chain;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Watchdog;

/** Watchdogs, pools and chains: a small label in the foot of the chip. */
final class FootPainter implements NodePainter {
    @Override
    public boolean paints(Item item) {
        return item instanceof Watchdog || item instanceof Pool || item instanceof Chain;
    }

    @Override
    public void paint(Scene scene, Node node) {
        Box box = node.box();
        Cards.ground(scene, node, box.rounded(5), box.inset(-4).rounded(9), scene.of(Token.LINE_STRONG), 1);
        if (scene.detail() == Detail.BLOCKS) {
            return;
        }
        Glyph glyph =
                switch (node.item()) {
                    case Watchdog _ -> Glyph.SHIELD;
                    case Pool _ -> Glyph.BOX;
                    default -> Glyph.LINK;
                };
        scene.pen().glyph(glyph, box.x() + 8, box.centreY() - 5.5, 11, scene.of(Token.MUTED));
        String words = CardWords.footer(node.item());
        double room = box.width() - 30;
        Face face = Cards.readable(scene, words, room, Face.words(10.5));
        String fitted = TextMeasure.fitted(words, room, face);
        scene.pen().text(fitted, box.x() + 24, box.centreY() + 3.8, face, Align.LEFT, scene.of(Token.FG));
    }
}
