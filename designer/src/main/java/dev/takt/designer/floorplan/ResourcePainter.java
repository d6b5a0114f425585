package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Glyph;
import dev.takt.designer.draw.Point;
import dev.takt.designer.draw.Polygon;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Token;
import dev.takt.designer.overlay.Live;
import dev.takt.designer.text.Texts;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Protocol;
import dev.takt.projects.model.Resource;

/** A shared resource as a hexagon: lock, name, protocol, who waits. */
final class ResourcePainter implements NodePainter {
    private static final double POINT = 13;

    @Override
    public boolean paints(Item item) {
        return item instanceof Resource;
    }

    @Override
    public void paint(Scene scene, Node node) {
        Box box = node.box();
        if (scene.detail() == Detail.BLOCKS) {
            Cards.block(scene, node, scene.of(Token.BLOCKED_SOFT), scene.of(Token.FG));
            return;
        }
        Cards.ground(scene, node, hexagon(box), hexagon(box.inset(-4)), scene.of(Token.LOCK), 1.6);
        Live live = scene.overlay().live(node.id());
        if (scene.overlay().isLive() && live.holder().isPresent()) {
            scene.pen().fill(hexagon(box.inset(3)), scene.of(Token.BLOCKED_SOFT));
        }
        boolean all = scene.detail() == Detail.ALL;
        double baseline = all ? box.y() + 18 : box.centreY() + 5;
        double right = box.right() - POINT - 2;
        if (live.count() > 0) {
            String waiting = Texts.words("board.waiting", live.count());
            scene.pen().text(waiting, right, baseline, Face.strong(10.5), Align.RIGHT, scene.of(Token.ERR));
            right -= TextMeasure.width(waiting, Face.strong(10.5)) + 6;
        }
        Cards.title(scene, node, Glyph.LOCK, scene.of(Token.LOCK), box.x() + POINT + 6, baseline, right);
        if (all) {
            String words = TextMeasure.fitted(protocol(scene, node), box.width() - 2 * POINT - 12, Face.words(10.5));
            scene.pen()
                    .text(
                            words,
                            box.x() + POINT + 6,
                            box.y() + 34,
                            Face.words(10.5),
                            Align.LEFT,
                            scene.of(Token.MUTED));
        }
    }

    private static String protocol(Scene scene, Node node) {
        Protocol resolved = scene.plan()
                .machine()
                .flatMap(m -> m.resource(node.id()))
                .map(SharedResource::protocol)
                .orElse(((Resource) node.item()).protocol());
        return Texts.words("protocol." + resolved.tag());
    }

    static Polygon hexagon(Box box) {
        return Polygon.of(
                new Point(box.x(), box.centreY()),
                new Point(box.x() + POINT, box.y()),
                new Point(box.right() - POINT, box.y()),
                new Point(box.right(), box.centreY()),
                new Point(box.right() - POINT, box.bottom()),
                new Point(box.x() + POINT, box.bottom()));
    }
}
