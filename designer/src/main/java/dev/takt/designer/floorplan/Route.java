package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.End;
import java.util.List;

/** A line of the board with its way: from a point on the box of its start to one on the box of its end. {@code both}: it goes both ways; {@code search}: how its way was found. */
public record Route(Edge edge, boolean both, List<Point> points, WaySearch search) {
    public Route {
        points = List.copyOf(points);
    }

    /** True if some of it lies in an area, or its words and ends might. */
    boolean passes(Box area) {
        return passes(points, area);
    }

    static boolean passes(List<Point> points, Box area) {
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            if (Math.min(a.x(), b.x()) < area.right()
                    && Math.max(a.x(), b.x()) > area.x()
                    && Math.min(a.y(), b.y()) < area.bottom()
                    && Math.max(a.y(), b.y()) > area.y()) {
                return true;
            }
        }
        return false;
    }

    /** Where an end hangs. */
    public Point at(End end) {
        return switch (end) {
            case FROM -> start();
            case TO -> end();
        };
    }

    /** The end that is nearer to a point. */
    public End nearer(Point point) {
        return point.distanceTo(start()) < point.distanceTo(end()) ? End.FROM : End.TO;
    }

    public Point start() {
        return points.getFirst();
    }

    public Point end() {
        return points.getLast();
    }

    /** Middle of the longest piece, where a word has room. */
    public Point middle() {
        Point best = points.getFirst();
        double longest = -1;
        for (int i = 1; i < points.size(); i++) {
            Point a = points.get(i - 1);
            Point b = points.get(i);
            if (a.distanceTo(b) > longest) {
                longest = a.distanceTo(b);
                best = new Point((a.x() + b.x()) / 2, (a.y() + b.y()) / 2);
            }
        }
        return best;
    }

    /** Distance of a point from the line. */
    double distance(Point point) {
        double nearest = Double.MAX_VALUE;
        for (int i = 1; i < points.size(); i++) {
            nearest = Math.min(nearest, distance(points.get(i - 1), points.get(i), point));
        }
        return nearest;
    }

    private static double distance(Point a, Point b, Point p) {
        double length = a.distanceTo(b);
        if (length == 0) {
            return a.distanceTo(p);
        }
        double along = ((p.x() - a.x()) * (b.x() - a.x()) + (p.y() - a.y()) * (b.y() - a.y())) / (length * length);
        double t = Math.clamp(along, 0, 1);
        return p.distanceTo(new Point(a.x() + t * (b.x() - a.x()), a.y() + t * (b.y() - a.y())));
    }
}
