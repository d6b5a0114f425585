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
        double left = box.x() + POINT + 6;
        double right = box.right() - POINT - 2;
        Cards.title(scene, node, Glyph.LOCK, scene.of(Token.LOCK), left, baseline, right);
        if (all) {
            second(scene, node, left, right);
        }
    }

    private static void second(Scene scene, Node node, double left, double right) {
        double y = node.box().y() + 34;
        long waiting = scene.overlay().live(node.id()).count();
        double end = right;
        if (waiting > 0) {
            String words = Texts.words("board.waiting", waiting);
            scene.pen().text(words, right, y, Face.strong(10.5), Align.RIGHT, scene.of(Token.ERR));
            end = right - TextMeasure.width(words, Face.strong(10.5)) - 6;
        }
        String words = TextMeasure.fitted(protocol(scene, node), end - left, Face.words(10.5));
        scene.pen().text(words, left, y, Face.words(10.5), Align.LEFT, scene.of(Token.MUTED));
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
