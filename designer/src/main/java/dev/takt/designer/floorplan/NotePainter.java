package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Glyph;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.Token;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Note;

/** A note: title and text on a soft ground. */
final class NotePainter implements NodePainter {
    @Override
    public boolean paints(Item item) {
        return item instanceof Note;
    }

    @Override
    public void paint(Scene scene, Node node) {
        Note note = (Note) node.item();
        Box box = node.box();
        scene.pen().fill(box.rounded(8), scene.of(Token.ACCENT_SOFT));
        if (scene.overlay().selection().contains(node.id())) {
            scene.pen().stroke(box.rounded(8), Stroke.of(scene.of(Token.ACCENT), 2));
        }
        if (scene.detail() == Detail.BLOCKS) {
            return;
        }
        scene.pen().clip(box);
        Cards.title(
                scene,
                node,
                Glyph.MESSAGE_SQUARE,
                scene.of(Token.ACCENT),
                box.x() + 12,
                box.y() + 21,
                box.right() - 10);
        double y = box.y() + 39;
        for (String line : CardWords.wrapped(note.text(), Metric.NOTE_WIDTH - 24, Face.words(11))) {
            scene.pen().text(line, box.x() + 12, y, Face.words(11), Align.LEFT, scene.of(Token.FG));
            y += 15;
        }
        scene.pen().restore();
    }
}
