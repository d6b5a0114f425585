package dev.takt.designer.board;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Point;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.floorplan.BandBox;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.floorplan.Hit;
import dev.takt.designer.floorplan.Lane;
import dev.takt.designer.floorplan.Node;
import dev.takt.designer.gesture.Area;
import dev.takt.designer.gesture.Brushing;
import dev.takt.designer.gesture.Connecting;
import dev.takt.designer.gesture.Gesture;
import dev.takt.designer.gesture.Grip;
import dev.takt.designer.gesture.Guide;
import dev.takt.designer.gesture.Idle;
import dev.takt.designer.gesture.Moving;
import dev.takt.designer.gesture.Panning;
import dev.takt.designer.gesture.Pointing;
import dev.takt.designer.gesture.PointingLine;
import dev.takt.designer.gesture.Rehanging;
import dev.takt.designer.gesture.Spot;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.ItemId;
import java.util.List;
import java.util.Optional;

/** Paints what a gesture is about to do, in board coordinates: the band a card would land in, the line being drawn, the marquee. */
final class GesturePainter {
    private static final double TAG_WIDTH = 36;
    private static final double TAG_EDGE = 8;

    private final Pen pen;
    private final FloorPlan plan;
    private final Theme theme;
    private final double zoom;

    GesturePainter(Pen pen, FloorPlan plan, Theme theme, double zoom) {
        this.pen = pen;
        this.plan = plan;
        this.theme = theme;
        this.zoom = zoom;
    }

    void paint(Gesture gesture) {
        switch (gesture) {
            case Moving moving -> moving(moving);
            case Connecting connecting -> connecting(connecting);
            case Rehanging rehanging -> rehanging(rehanging);
            case Brushing brushing -> brushing(brushing.area());
            case Idle _, Pointing _, PointingLine _, Panning _ -> {
                // nothing beyond the board itself
            }
        }
    }

    private void moving(Moving moving) {
        double dx = moving.to().x() - moving.from().x();
        double dy = moving.to().y() - moving.from().y();
        List<Node> nodes = moving.items().stream()
                .flatMap(item -> plan.node(item).stream())
                .toList();
        List<Hit.OnLevel> levels =
                nodes.stream().flatMap(node -> level(node, dx, dy).stream()).toList();
        levels.forEach(this::band);
        nodes.forEach(node -> card(node.box().movedBy(dx, dy), node.item().name()));
        levels.forEach(this::tag);
        Stroke line = Stroke.dashed(theme.of(Token.ACCENT), 1 / zoom, 4 / zoom, 3 / zoom);
        for (Guide guide : moving.end().guides()) {
            if (guide.gap()) {
                gap(guide);
            } else if (guide.upright()) {
                pen.line(guide.at(), guide.from(), guide.at(), guide.to(), line);
            } else {
                pen.line(guide.from(), guide.at(), guide.to(), guide.at(), line);
            }
        }
    }

    /** A line with a tick at each end. */
    private void gap(Guide guide) {
        Stroke line = Stroke.of(theme.of(Token.ACCENT), 1.5 / zoom);
        double tick = 4 / zoom;
        if (guide.upright()) {
            pen.line(guide.at(), guide.from(), guide.at(), guide.to(), line);
            pen.line(guide.at() - tick, guide.from(), guide.at() + tick, guide.from(), line);
            pen.line(guide.at() - tick, guide.to(), guide.at() + tick, guide.to(), line);
        } else {
            pen.line(guide.from(), guide.at(), guide.to(), guide.at(), line);
            pen.line(guide.from(), guide.at() - tick, guide.from(), guide.at() + tick, line);
            pen.line(guide.to(), guide.at() - tick, guide.to(), guide.at() + tick, line);
        }
    }

    /** The level that a card would land on. */
    private Optional<Hit.OnLevel> level(Node node, double dx, double dy) {
        return node.item() instanceof Executable
                        && plan.ground(node.box().movedBy(dx, dy).centre()) instanceof Hit.OnLevel level
                ? Optional.of(level)
                : Optional.empty();
    }

    /** A card that is not there yet. */
    void card(Box box, String name) {
        pen.fade(0.85);
        pen.fill(box.rounded(8), theme.of(Token.ACCENT_SOFT));
        pen.restore();
        pen.stroke(box.rounded(8), Stroke.of(theme.of(Token.ACCENT), 2 / zoom));
        Face face = Face.strong(12.5);
        pen.text(
                TextMeasure.fitted(name, box.width() - 12, face),
                box.centreX(),
                box.centreY() + TextMeasure.middle(face),
                face,
                Align.CENTRE,
                theme.of(Token.FG));
    }

    /** Marks the level that a card would land on. */
    void band(Hit.OnLevel level) {
        for (Lane lane : plan.lanes()) {
            lane.bands().stream()
                    .filter(band -> isAt(lane, band, level))
                    .forEach(band -> pen.stroke(band.box().inset(1), Stroke.of(theme.of(Token.ACCENT), 2 / zoom)));
        }
    }

    /** Names that level at the edge of its lane, above whatever is dragged there. */
    void tag(Hit.OnLevel level) {
        Face face = Face.strong(11);
        for (Lane lane : plan.lanes()) {
            for (BandBox band : lane.bands()) {
                if (isAt(lane, band, level)) {
                    Box box = band.box();
                    double x = lane.gutterRight() ? box.right() - TAG_EDGE - TAG_WIDTH : box.x() + TAG_EDGE;
                    Box tag = new Box(x, box.y() + 6, TAG_WIDTH, 16);
                    pen.fill(tag.rounded(8), theme.of(Token.ACCENT));
                    pen.text(
                            "P" + level.priority(),
                            tag.centreX(),
                            tag.centreY() + TextMeasure.middle(face),
                            face,
                            Align.CENTRE,
                            theme.of(Token.ON_ACCENT));
                }
            }
        }
    }

    private static boolean isAt(Lane lane, BandBox band, Hit.OnLevel level) {
        return lane.core() == level.core() && band.lowRank() <= level.rank() && level.rank() <= band.rank();
    }

    private void connecting(Connecting connecting) {
        Rgb ink = theme.of(Token.ACCENT);
        plan.node(connecting.from()).ifPresent(node -> {
            Point start = nearest(node.box(), connecting.to());
            pen.line(
                    start.x(),
                    start.y(),
                    connecting.to().x(),
                    connecting.to().y(),
                    Stroke.dashed(ink, 2 / zoom, 6, 3.5));
        });
        connecting.target().ifPresent(this::target);
    }

    /** The line from the end that stays to where the other one is held. */
    private void rehanging(Rehanging rehanging) {
        Grip grip = rehanging.grip();
        plan.route(grip.line()).ifPresent(route -> {
            Point stays = route.at(grip.end().other());
            Stroke stroke = Stroke.dashed(theme.of(Token.ACCENT), 2 / zoom, 6, 3.5);
            pen.line(stays.x(), stays.y(), rehanging.to().x(), rehanging.to().y(), stroke);
        });
        rehanging.target().ifPresent(this::target);
    }

    /** The item on which a line would end. */
    private void target(ItemId item) {
        plan.node(item)
                .ifPresent(node ->
                        pen.stroke(node.box().inset(-4).rounded(10), Stroke.of(theme.of(Token.ACCENT), 2 / zoom)));
    }

    private static Point nearest(Box box, Spot to) {
        return new Point(Math.clamp(to.x(), box.x(), box.right()), Math.clamp(to.y(), box.y(), box.bottom()));
    }

    private void brushing(Area area) {
        Box box = new Box(area.x(), area.y(), area.width(), area.height());
        pen.fill(box, theme.of(Token.ACCENT).withOpacity(0.1));
        pen.stroke(box, Stroke.of(theme.of(Token.ACCENT), 1 / zoom));
    }
}
