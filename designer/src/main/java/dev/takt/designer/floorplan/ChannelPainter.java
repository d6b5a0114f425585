package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Token;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Item;
import dev.takt.projects.units.SizeText;

/** A channel as a pill: name, places (filled while a replay shows elements in them), size of an element. */
final class ChannelPainter implements NodePainter {
    private static final int MOST_PLACES = 6;
    private static final double PLACE = 5;

    @Override
    public boolean paints(Item item) {
        return item instanceof Channel;
    }

    @Override
    public void paint(Scene scene, Node node) {
        Box box = node.box();
        if (scene.detail() == Detail.BLOCKS) {
            Cards.block(scene, node, scene.of(Token.RAISED), scene.of(Token.DATA));
            return;
        }
        double radius = box.height() / 2;
        Cards.ground(scene, node, box.rounded(radius), box.inset(-4).rounded(radius + 4), scene.of(Token.DATA), 1.6);
        boolean all = scene.detail() == Detail.ALL;
        double baseline = all ? box.y() + 14 : box.centreY() + 4;
        double room = box.width() - 18;
        Face face = Cards.readable(scene, node.item().name(), room, Face.strong(11));
        String name = TextMeasure.fitted(node.item().name(), room, face);
        scene.pen().text(name, box.centreX(), baseline, face, Align.CENTRE, scene.of(Token.FG));
        if (all) {
            detail(scene, node);
        }
    }

    private static void detail(Scene scene, Node node) {
        Channel channel = (Channel) node.item();
        Pen pen = scene.pen();
        Box box = node.box();
        Rgb data = scene.of(Token.DATA);
        long depth = scene.overlay().live(node.id()).count();
        int places = Math.clamp(channel.capacity(), 1, MOST_PLACES);
        // More places than fit: the row stands for all of them, so each is a share.
        long filled = channel.capacity() <= MOST_PLACES
                ? depth
                : Math.ceilDiv(depth * MOST_PLACES, Math.max(1, channel.capacity()));
        String bytes = channel.payload().bytes() > 0
                ? SizeText.format(channel.payload().bytes())
                : channel.channel().tag();
        double width = places * (PLACE + 1.5) + 8 + TextMeasure.width(bytes, Face.mono(9.5));
        double x = box.centreX() - width / 2;
        for (int i = 0; i < places; i++) {
            Box place = new Box(x + i * (PLACE + 1.5), box.y() + 19, PLACE, 7);
            if (i < filled) {
                pen.fill(place.rounded(1.5), data);
            }
            pen.stroke(place.rounded(1.5), Stroke.of(data, 0.9));
        }
        pen.text(bytes, x + width, box.y() + 26, Face.mono(9.5), Align.RIGHT, scene.of(Token.MUTED));
    }
}
