package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Oval;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Token;
import dev.takt.designer.overlay.Signs;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Item;

/** A part outside the chip: round, its sign in a circle, name, what it is. */
final class DevicePainter implements NodePainter {
    @Override
    public boolean paints(Item item) {
        return item instanceof Device;
    }

    @Override
    public void paint(Scene scene, Node node) {
        Device device = (Device) node.item();
        Box box = node.box();
        if (scene.detail() == Detail.BLOCKS) {
            Cards.block(scene, node, scene.of(Token.RAISED), scene.of(Token.FG));
            return;
        }
        Cards.card(scene, node, box.height() / 2);
        Pen pen = scene.pen();
        pen.fill(new Oval(box.x() + 20, box.centreY(), 14), scene.of(Token.HOVER));
        pen.glyph(Signs.of(device, scene.plan().project()), box.x() + 13, box.centreY() - 7, 14, scene.of(Token.FG));
        boolean all = scene.detail() == Detail.ALL;
        double baseline = all ? box.y() + 17 : box.centreY() + 5;
        double room = box.width() - 40 - 12;
        Cards.name(scene, node, box.x() + 40, baseline, room, Face.strong(12));
        if (all) {
            String words =
                    TextMeasure.fitted(CardWords.device(device, scene.plan().project()), room, Face.words(10.5));
            pen.text(words, box.x() + 40, box.y() + 31, Face.words(10.5), Align.LEFT, scene.of(Token.MUTED));
        }
    }
}
