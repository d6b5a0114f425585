package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Glyph;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.StateLook;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Token;
import dev.takt.designer.overlay.Badge;
import dev.takt.designer.overlay.Figure;
import dev.takt.designer.overlay.TimeText;
import dev.takt.designer.overlay.Tone;
import dev.takt.designer.text.Texts;
import dev.takt.projects.model.Interrupt;
import dev.takt.projects.model.Item;
import java.util.Optional;

/** The card of an interrupt handler: sign in the colour of requests, name, cost, what it comes from. */
final class InterruptPainter implements NodePainter {
    @Override
    public boolean paints(Item item) {
        return item instanceof Interrupt;
    }

    @Override
    public void paint(Scene scene, Node node) {
        if (scene.detail() == Detail.BLOCKS) {
            StateLook look = Cards.look(scene, node.id());
            Rgb fill = look.ink() instanceof Rgb rgb ? rgb : scene.of(Token.RAISED);
            Cards.block(scene, node, fill, look.words());
            return;
        }
        Cards.card(scene, node, Cards.RADIUS);
        Cards.strip(scene, node);
        boolean all = scene.detail() == Detail.ALL;
        double left = node.box().x() + 16;
        double baseline = all ? node.box().y() + 20 : node.box().centreY() + 5;
        Cards.title(
                scene,
                node,
                Glyph.ZAP,
                scene.of(Token.REQUEST),
                left,
                baseline,
                node.box().right() - 8);
        if (all) {
            detail(scene, node);
        }
    }

    private static void detail(Scene scene, Node node) {
        Interrupt interrupt = (Interrupt) node.item();
        Figure figure = scene.overlay().figure(node.id());
        String worst = figure.worstNs().isPresent()
                ? Texts.words("board.worst", TimeText.up(figure.worstNs().getAsLong()))
                : "";
        Optional<Badge> bad = figure.badge().filter(b -> b.tone() == Tone.ERR);
        double right = node.box().right() - 8;
        if (bad.isPresent()) {
            right = Cards.badge(scene, bad.get(), right, node.box().y() + 25) - 4;
        }
        String words = CardWords.handler(interrupt, worst, scene.plan().project());
        String fitted = TextMeasure.fitted(
                bad.isPresent() ? worst : words, right - node.box().x() - 16, Face.mono(10.5));
        scene.pen()
                .text(
                        fitted,
                        node.box().x() + 16,
                        node.box().y() + 37,
                        Face.mono(10.5),
                        Align.LEFT,
                        scene.of(Token.MUTED));
    }
}
