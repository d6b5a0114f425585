package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Token;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.Item;

/** A titled frame around its members. */
final class FramePainter implements NodePainter {
    @Override
    public boolean paints(Item item) {
        return item instanceof Frame;
    }

    @Override
    public void paint(Scene scene, Node node) {
        Box box = node.box();
        boolean selected = scene.overlay().selection().contains(node.id());
        Stroke border =
                selected ? Stroke.of(scene.of(Token.ACCENT), 2) : Stroke.dashed(scene.of(Token.LINE_STRONG), 1.4, 5, 4);
        scene.pen().stroke(box.rounded(10), border);
        String name = TextMeasure.fitted(node.item().name(), box.width() - 20, Face.strong(10.5));
        scene.pen().text(name, box.x() + 10, box.y() + 15, Face.strong(10.5), Align.LEFT, scene.of(Token.SUBTLE));
    }
}
