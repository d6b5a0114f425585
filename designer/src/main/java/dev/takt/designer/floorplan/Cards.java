package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Glyph;
import dev.takt.designer.draw.Outline;
import dev.takt.designer.draw.Oval;
import dev.takt.designer.draw.Pattern;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.RunState;
import dev.takt.designer.draw.Shape;
import dev.takt.designer.draw.StateLook;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Token;
import dev.takt.designer.overlay.Badge;
import dev.takt.designer.overlay.Heat;
import dev.takt.designer.overlay.Mark;
import dev.takt.designer.overlay.Tone;
import dev.takt.projects.model.ItemId;
import java.util.List;
import java.util.Optional;

/** What cards have in common: ground, halo, strip, badge, mark. */
final class Cards {
    static final double RADIUS = 8;
    static final double STRIP = 8;

    private static final double SHADOW = 1.5;

    /** So much of the tag of a card's room lies over the card, below its last words. */
    private static final double HEAT_OVER = 3;

    /** So many pixels on the screen text must have. */
    private static final double LEGIBLE = 7;

    /** The size of the words of a badge. */
    private static final double BADGE = 10.5;

    /** The zoom from which a badge has words; below it the name of its card needs their room. */
    private static final double LEAST_WORDS = 0.62;

    /** So many it should have if there is room. */
    private static final double PLEASANT = 9;

    /** Where the control points of a quarter of a circle are, from the tip of its corner, as a share of its radius. */
    private static final double ROUND = 0.4477;

    private Cards() {}

    /** Shadow, ground and border of a card, with the halo of a selected one. */
    static void ground(Scene scene, Node node, Shape shape, Shape halo, Rgb border, double width) {
        Pen pen = scene.pen();
        boolean selected = scene.overlay().selection().contains(node.id());
        if (selected) {
            pen.stroke(halo, Stroke.of(scene.of(Token.ACCENT).withOpacity(0.22), 6));
        }
        Heat heat = scene.overlay().heat().get(node.id());
        Rgb ground = scene.of(Token.RAISED);
        pen.fill(shape, heat == null ? ground : ground.mixedWith(scene.of(Token.ERR), 0.42 * heat.share()));
        pen.stroke(shape, selected ? Stroke.of(scene.of(Token.ACCENT), 2) : Stroke.of(border, width));
    }

    /** Only the foot of the shadow is painted: the card hides the rest, and what is seen through takes long to blend. */
    private static void shadow(Scene scene, Box box, double radius) {
        double bottom = box.bottom() + SHADOW;
        double bend = radius * ROUND;
        Outline foot = new Outline(List.of(
                new Outline.Piece.Move(box.x(), bottom - radius),
                new Outline.Piece.Curve(box.x(), bottom - bend, box.x() + bend, bottom, box.x() + radius, bottom),
                new Outline.Piece.Line(box.right() - radius, bottom),
                new Outline.Piece.Curve(
                        box.right() - bend, bottom, box.right(), bottom - bend, box.right(), bottom - radius),
                new Outline.Piece.Close()));
        scene.pen().fill(foot, Rgb.of("#000000").withOpacity(0.07));
    }

    /** Rounded card with shadow. */
    static void card(Scene scene, Node node, double radius) {
        if (scene.detail() == Detail.ALL) {
            shadow(scene, node.box(), radius);
        }
        Shape halo = node.box().inset(-4).rounded(radius + 4);
        ground(scene, node, node.box().rounded(radius), halo, scene.of(Token.LINE_STRONG), 1);
    }

    /** Rank of a card's level, from the machine or, without one, from its band. */
    static int rank(Scene scene, ItemId item) {
        return Optional.ofNullable(scene.levels().get(item))
                .or(() -> scene.plan().node(item).flatMap(n -> bandRank(scene, n)))
                .orElse(0);
    }

    private static Optional<Integer> bandRank(Scene scene, Node node) {
        return scene.plan().lanes().stream()
                .flatMap(l -> l.bands().stream())
                .filter(b -> b.box().contains(node.box().centre()))
                .map(BandBox::rank)
                .findFirst();
    }

    /** The look of a card's level, or of its state while a replay is shown. */
    static StateLook look(Scene scene, ItemId item) {
        int rank = rank(scene, item);
        RunState state = scene.overlay().isLive() ? scene.overlay().live(item).state() : RunState.RUNNING;
        return scene.theme()
                .state(
                        state,
                        scene.plan().scale().fromBottom(rank),
                        scene.plan().scale().count(),
                        8);
    }

    /** The strip at the left of a card. */
    static void strip(Scene scene, Node node) {
        Pen pen = scene.pen();
        Box box = node.box().inset(0.5);
        switch (look(scene, node.id()).ink()) {
            case Rgb rgb -> strip(pen, box, rgb);
            case Pattern pattern -> {
                // Patterns are clipped to their shape, which is cheap for boxes only.
                strip(pen, box, pattern.background());
                pen.fill(new Box(box.x() + 0.5, box.y() + 3.5, STRIP - 0.5, box.height() - 7), pattern);
            }
        }
    }

    /** A straight piece, and round corners that lie over its ends so that no seam shows. */
    private static void strip(Pen pen, Box box, Rgb rgb) {
        double x = box.x();
        double right = x + STRIP + 0.5;
        pen.fill(new Box(x, box.y() + RADIUS, right - x, box.height() - 2 * RADIUS), rgb);
        for (int sign : new int[] {1, -1}) {
            double tip = sign > 0 ? box.y() : box.bottom();
            double in = tip + sign * (RADIUS + STRIP / 2);
            double bend = RADIUS * ROUND;
            pen.fill(
                    new Outline(List.of(
                            new Outline.Piece.Move(x, in),
                            new Outline.Piece.Line(x, tip + sign * RADIUS),
                            new Outline.Piece.Curve(x, tip + sign * bend, x + bend, tip, x + RADIUS, tip),
                            new Outline.Piece.Line(right, tip),
                            new Outline.Piece.Line(right, in),
                            new Outline.Piece.Close())),
                    rgb);
        }
    }

    /** A pill with a verdict whose right end is at x, only its sign where its words could not be read; gives its left end. */
    static double badge(Scene scene, Badge badge, double right, double top) {
        boolean words = scene.zoom() >= LEAST_WORDS;
        Face face = Face.strongMono(words ? Math.max(BADGE, LEGIBLE / scene.zoom()) : BADGE);
        double larger = face.size() / BADGE;
        double width = words ? TextMeasure.width(badge.text(), face) + 23 * larger : 20;
        Box box = new Box(right - width, top - 8.5 * (larger - 1), width, 17 * larger);
        Rgb ink = scene.of(badge.tone().words());
        scene.pen().fill(box.rounded(box.height() / 2), scene.of(badge.tone().ground()));
        scene.pen().glyph(badge.tone().glyph(), box.x() + 5 * larger, box.y() + 3.5 * larger, 10 * larger, ink);
        if (words) {
            double baseline = box.y() + 12.4 * larger;
            scene.pen().text(badge.text(), box.x() + 16.5 * larger, baseline, face, Align.LEFT, ink);
        }
        return box.x();
    }

    /** How much room its figures have, in words at its lower edge, while that is asked for. */
    static void heat(Scene scene, Node node) {
        Heat heat = scene.overlay().heat().get(node.id());
        if (heat == null || scene.detail() == Detail.BLOCKS) {
            return;
        }
        Face face = Face.strongMono(10);
        double width = TextMeasure.width(heat.text(), face) + 12;
        Box pill = new Box(node.box().x() + 12, node.box().bottom() - HEAT_OVER, width, 14);
        scene.pen().fill(pill.rounded(7), scene.of(Token.RAISED));
        scene.pen().stroke(pill.rounded(7), Stroke.of(scene.of(heat.share() > 0.5 ? Token.ERR : Token.LINE_STRONG), 1));
        scene.pen()
                .text(
                        heat.text(),
                        pill.centreX(),
                        pill.centreY() + TextMeasure.middle(face),
                        face,
                        Align.CENTRE,
                        scene.of(heat.share() > 0.5 ? Token.ERR : Token.FG));
    }

    /** What a drag would make of its slack, and a frame if its deadline would be missed. */
    static void forecast(Scene scene, Node node) {
        Badge badge =
                scene.overlay().forecast().flatMap(f -> f.badge(node.id())).orElse(null);
        if (badge == null) {
            return;
        }
        if (badge.tone() == Tone.ERR) {
            Stroke frame = Stroke.of(scene.of(Token.ERR), 2 / Math.min(1, scene.zoom()));
            scene.pen().stroke(node.box().inset(-2).rounded(RADIUS + 2), frame);
        }
        if (scene.detail() != Detail.BLOCKS) {
            badge(scene, badge, node.box().right() - 6, node.box().bottom() - 8);
        }
    }

    /** A sign at the upper right corner of a box that has problems. */
    static void mark(Scene scene, Node node) {
        Mark mark = scene.overlay().marks().get(node.id());
        if (mark == null) {
            return;
        }
        Token words;
        Token ground;
        Glyph glyph;
        switch (mark.worst()) {
            case ERROR -> {
                words = Token.ERR;
                ground = Token.ERR_SOFT;
                glyph = Glyph.X_CIRCLE;
            }
            case WARNING -> {
                words = Token.WARN;
                ground = Token.WARN_SOFT;
                glyph = Glyph.ALERT_TRIANGLE;
            }
            case INFO -> {
                words = Token.ACCENT;
                ground = Token.ACCENT_SOFT;
                glyph = Glyph.INFO;
            }
            default -> throw new IllegalStateException();
        }
        Oval sign = node.mark();
        double x = sign.x();
        double y = sign.y();
        scene.pen().fill(sign, scene.of(ground));
        scene.pen().stroke(sign, Stroke.of(scene.of(Token.RAISED), 1));
        scene.pen().glyph(glyph, x - 6, y - 6, 12, scene.of(words));
    }

    /** Name and sign in the first row of a card, as far as {@code right}. */
    static void title(Scene scene, Node node, Glyph glyph, Rgb sign, double x, double baseline, double right) {
        scene.pen().glyph(glyph, x, baseline - 11, 14, sign);
        name(scene, node, x + 19, baseline, right - x - 19, Face.strong(12.5));
    }

    /** The name of a card, as much of it as has room, and a little larger than it was meant where it could not be read otherwise. */
    static void name(Scene scene, Node node, double x, double baseline, double room, Face face) {
        Face read = readable(scene, node.item().name(), room, face);
        String name = TextMeasure.fitted(node.item().name(), room, read);
        scene.pen().text(name, x, baseline, read, Align.LEFT, scene.of(Token.FG));
    }

    /** A face that can be read from where the board is seen: as large as is pleasant if the text has room then, at least as large as it must be. */
    static Face readable(Scene scene, String text, double room, Face face) {
        if (scene.detail() == Detail.ALL) {
            return face;
        }
        double meant = face.size() * scene.zoom();
        double fits = 0.99 * meant * room / Math.max(1, TextMeasure.width(text, face));
        double seen = Math.clamp(fits, LEGIBLE, Math.max(meant, PLEASANT));
        // few sizes, because the signs of each are drawn once and kept
        return new Face(face.family(), Math.floor(2 * seen) / 2 / scene.zoom(), face.weight());
    }

    /** Below 45 %: a block with the name in constant size. */
    static void block(Scene scene, Node node, Rgb fill, Rgb words) {
        Pen pen = scene.pen();
        boolean selected = scene.overlay().selection().contains(node.id());
        pen.fill(node.box().rounded(RADIUS), fill);
        pen.stroke(node.box().rounded(RADIUS), Stroke.of(scene.of(Token.LINE_STRONG), 0.8 / scene.zoom()));
        if (selected) {
            pen.stroke(node.box().rounded(RADIUS), Stroke.of(scene.of(Token.ACCENT), 2 / scene.zoom()));
        }
        Face face = Face.strong(11 / scene.zoom());
        String name = TextMeasure.fitted(node.item().name(), node.box().width() - 8, face);
        double y = node.box().centreY() + TextMeasure.middle(face);
        pen.text(name, node.box().centreX(), y, face, Align.CENTRE, words);
    }
}
