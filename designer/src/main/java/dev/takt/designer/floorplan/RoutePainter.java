package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Align;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Outline;
import dev.takt.designer.draw.Oval;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Point;
import dev.takt.designer.draw.Polygon;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.RunState;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.draw.Token;
import dev.takt.designer.overlay.Live;
import dev.takt.designer.text.Texts;
import dev.takt.projects.kind.End;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The lines of the board: each kind its own stroke and its own end. */
final class RoutePainter {
    private static final double RADIUS = 4;
    private static final double HALO = 9;
    private static final double HALO_OPACITY = 0.35;
    private static final double HANDLE = 4.5;

    private final Scene scene;
    private final Pen pen;

    RoutePainter(Scene scene) {
        this.scene = scene;
        this.pen = scene.pen();
    }

    void paint(Route route) {
        boolean touched = scene.overlay()
                .hover()
                .filter(h -> route.edge().from().equals(h) || route.edge().to().equals(h))
                .isPresent();
        boolean hovered = scene.overlay().lines().hovered().equals(Optional.of(route.edge()));
        boolean selected = scene.overlay().lines().selected().contains(route.edge());
        double more = touched || hovered || selected ? 1 : 0;
        if (selected) {
            pen.stroke(
                    Outline.rounded(route.points(), RADIUS),
                    Stroke.of(scene.of(Token.ACCENT).withOpacity(HALO_OPACITY), HALO));
        }
        switch (route.edge().kind()) {
            case WIRE -> wire(route, more);
            case INTERRUPT_REQUEST -> request(route, more);
            case ACTIVATION -> activation(route, more);
            case DATA -> data(route, more);
            case LOCK -> lock(route, more);
        }
    }

    /** The ends of a selected line, where it can be taken hold of. */
    void handles(Route route) {
        for (End end : End.values()) {
            Point at = route.at(end);
            Oval dot = new Oval(at.x(), at.y(), Math.max(HANDLE, HANDLE / scene.zoom()));
            pen.fill(dot, scene.of(Token.ACCENT));
            pen.stroke(dot, Stroke.of(scene.of(Token.RAISED), 1.5));
        }
    }

    private void wire(Route route, double more) {
        Stroke stroke = Stroke.of(scene.of(Token.PIN), 1.6 + more);
        if (route.points().size() > 2) {
            pen.stroke(Outline.rounded(route.points(), RADIUS), stroke);
            return;
        }
        Box box = scene.plan().node(route.edge().to()).map(Node::box).orElse(Box.EMPTY);
        scene.plan().project().item(route.edge().to(), Peripheral.class).ifPresent(p -> PeripheralPainter.pads(p, box)
                .forEach(x -> pen.line(x, route.start().y(), x, route.end().y(), stroke)));
    }

    private void request(Route route, double more) {
        Rgb ink = scene.of(Token.REQUEST);
        List<Point> points = shortened(route.points(), 1.5);
        pen.stroke(Outline.rounded(points, RADIUS), Stroke.of(ink, 2 + more));
        Point tip = points.getLast();
        Point d = direction(points);
        List<Point> chevron = List.of(back(tip, d, 7, 5), tip, back(tip, d, 7, -5));
        pen.stroke(Outline.line(chevron), Stroke.of(ink, 2 + more).rounded());
    }

    private void activation(Route route, double more) {
        Rgb ink = scene.of(Token.ACTIVATION);
        pen.stroke(Outline.rounded(shortened(route.points(), 7), RADIUS), Stroke.dashed(ink, 1.6 + more, 6, 3.5));
        pen.fill(triangle(shortened(route.points(), 1), 8, 4), ink);
    }

    private void data(Route route, double more) {
        Rgb ink = scene.of(Token.DATA);
        List<Point> points = shortened(route.points(), 9);
        if (route.both()) {
            points = shortened(points.reversed(), 9).reversed();
        }
        Outline line = Outline.rounded(points, RADIUS);
        pen.stroke(line, Stroke.of(ink, 4.6 + more));
        if (scene.detail() != Detail.BLOCKS) {
            pen.stroke(line, Stroke.of(scene.of(Token.RAISED), 1.8));
        }
        pen.fill(triangle(shortened(route.points(), 1), 10, 5), ink);
        if (route.both()) {
            pen.fill(triangle(shortened(route.points().reversed(), 1), 10, 5), ink);
        }
    }

    private void lock(Route route, double more) {
        Rgb ink = scene.of(Token.LOCK);
        List<Point> points = shortened(route.points(), 9.5);
        pen.stroke(Outline.rounded(points, RADIUS), Stroke.dotted(ink, 2.2 + more, 4.6));
        Point d = direction(points);
        Point centre = points.getLast().plus(d.x() * 4.5, d.y() * 4.5);
        Polygon diamond =
                Polygon.of(centre.plus(0, -4.5), centre.plus(4.5, 0), centre.plus(0, 4.5), centre.plus(-4.5, 0));
        pen.fill(diamond, scene.of(Token.RAISED));
        pen.stroke(diamond, Stroke.of(ink, 1.5));
        word(route);
    }

    /** While live: who waits and who holds. */
    private void word(Route route) {
        if (!scene.overlay().isLive() || scene.detail() == Detail.BLOCKS) {
            return;
        }
        Live user = scene.overlay().live(route.edge().from());
        Optional<ItemId> resource = Optional.of(route.edge().to());
        boolean waits = user.state() == RunState.BLOCKED && user.thing().equals(resource);
        boolean holds = scene.overlay()
                .live(route.edge().to())
                .holder()
                .equals(Optional.of(route.edge().from()));
        if (!waits && !holds) {
            return;
        }
        String word = Texts.words(waits ? "board.waits" : "board.holds");
        Face face = Face.strong(10.5);
        Point at = route.middle();
        double width = TextMeasure.width(word, face);
        pen.fill(
                new Box(at.x() + 5, at.y() - 8, width + 8, 16).rounded(4),
                scene.of(Token.RAISED).withOpacity(0.85));
        pen.text(word, at.x() + 9, at.y() + 3.8, face, Align.LEFT, scene.of(waits ? Token.ERR : Token.LOCK));
    }

    void ceiling(CeilingLine line) {
        Rgb ink = scene.of(Token.LOCK);
        Stroke stroke = line.enforced() ? Stroke.of(ink, 1.6) : Stroke.dashed(ink, 1.6, 9, 5);
        pen.line(line.x1(), line.y(), line.x2(), line.y(), stroke);
    }

    /** How far its lowest user is lifted; over other lines, some of which take the same way up. */
    void riser(CeilingLine line) {
        if (line.riser().isEmpty()) {
            return;
        }
        Rgb ink = scene.of(Token.LOCK);
        pen.stroke(Outline.rounded(shortened(line.riser(), 9), RADIUS), Stroke.dashed(ink, 1.6, 5, 4));
        Polygon triangle = triangle(shortened(line.riser(), 1), 9, 5);
        pen.fill(triangle, scene.of(Token.RAISED));
        pen.stroke(triangle, Stroke.of(ink, 1.5));
    }

    /** The points with the last piece shorter. */
    private static List<Point> shortened(List<Point> points, double by) {
        List<Point> shorter = new ArrayList<>(points);
        Point last = points.getLast();
        Point d = direction(points);
        double length = points.get(points.size() - 2).distanceTo(last);
        double off = Math.min(by, Math.max(0, length - 1));
        shorter.set(points.size() - 1, last.plus(-d.x() * off, -d.y() * off));
        return shorter;
    }

    /** Where the last piece points, length 1. */
    private static Point direction(List<Point> points) {
        Point b = points.getLast();
        for (int i = points.size() - 2; i >= 0; i--) {
            Point a = points.get(i);
            double length = a.distanceTo(b);
            if (length > 0) {
                return new Point((b.x() - a.x()) / length, (b.y() - a.y()) / length);
            }
        }
        return new Point(0, 1);
    }

    private static Polygon triangle(List<Point> points, double length, double half) {
        Point tip = points.getLast();
        Point d = direction(points);
        return Polygon.of(tip, back(tip, d, length, half), back(tip, d, length, -half));
    }

    private static Point back(Point tip, Point d, double by, double aside) {
        return tip.plus(-d.x() * by - d.y() * aside, -d.y() * by + d.x() * aside);
    }
}
