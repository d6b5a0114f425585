package dev.takt.designer.draw;

import java.util.ArrayList;
import java.util.List;
import java.util.StringTokenizer;

/** A figure of straight and curved pieces, open or closed. */
public record Outline(List<Piece> pieces) implements Shape {
    public Outline {
        pieces = List.copyOf(pieces);
    }

    /** One piece, from where the last one ended. */
    public sealed interface Piece {
        /** Starts a new line here. */
        record Move(double x, double y) implements Piece {}

        /** A straight line to here. */
        record Line(double x, double y) implements Piece {}

        /** A cubic curve to (x, y) over two control points. */
        record Curve(double x1, double y1, double x2, double y2, double x, double y) implements Piece {}

        /** Back to where the line started. */
        record Close() implements Piece {}
    }

    /** An open line through points. */
    public static Outline line(List<Point> points) {
        return rounded(points, 0);
    }

    public static Outline line(double x1, double y1, double x2, double y2) {
        return new Outline(List.of(new Piece.Move(x1, y1), new Piece.Line(x2, y2)));
    }

    /** An open line through points, its bends rounded where there is room for it. */
    public static Outline rounded(List<Point> points, double radius) {
        List<Piece> pieces = new ArrayList<>();
        for (int i = 0; i < points.size(); i++) {
            Point here = points.get(i);
            if (i == 0) {
                pieces.add(new Piece.Move(here.x(), here.y()));
            } else if (i == points.size() - 1 || radius <= 0) {
                pieces.add(new Piece.Line(here.x(), here.y()));
            } else {
                bend(pieces, points.get(i - 1), here, points.get(i + 1), radius);
            }
        }
        return new Outline(pieces);
    }

    private static void bend(List<Piece> pieces, Point before, Point corner, Point after, double radius) {
        double room = Math.min(before.distanceTo(corner), corner.distanceTo(after)) / 2;
        double r = Math.min(radius, room);
        Point in = towards(corner, before, r);
        Point out = towards(corner, after, r);
        pieces.add(new Piece.Line(in.x(), in.y()));
        Point c1 = towards(corner, before, r * 0.45);
        Point c2 = towards(corner, after, r * 0.45);
        pieces.add(new Piece.Curve(c1.x(), c1.y(), c2.x(), c2.y(), out.x(), out.y()));
    }

    private static Point towards(Point from, Point to, double by) {
        double length = from.distanceTo(to);
        return length == 0 ? from : from.plus((to.x() - from.x()) / length * by, (to.y() - from.y()) / length * by);
    }

    /** Reads {@code M x y}, {@code L x y}, {@code C x1 y1 x2 y2 x y} and {@code Z}, absolute, parted by spaces. */
    static Outline parse(String data) {
        List<Piece> pieces = new ArrayList<>();
        StringTokenizer words = new StringTokenizer(data);
        while (words.hasMoreTokens()) {
            String word = words.nextToken();
            pieces.add(
                    switch (word) {
                        case "M" -> new Piece.Move(number(words), number(words));
                        case "L" -> new Piece.Line(number(words), number(words));
                        case "C" ->
                            new Piece.Curve(
                                    number(words),
                                    number(words),
                                    number(words),
                                    number(words),
                                    number(words),
                                    number(words));
                        case "Z" -> new Piece.Close();
                        default -> throw new IllegalArgumentException("not a piece of an outline: " + word);
                    });
        }
        return new Outline(pieces);
    }

    private static double number(StringTokenizer words) {
        return Double.parseDouble(words.nextToken());
    }

    /** This figure enlarged by {@code factor} about the origin and then moved. */
    public Outline placed(double factor, double dx, double dy) {
        return new Outline(pieces.stream().map(p -> placed(p, factor, dx, dy)).toList());
    }

    private static Piece placed(Piece piece, double f, double dx, double dy) {
        return switch (piece) {
            case Piece.Move m -> new Piece.Move(m.x() * f + dx, m.y() * f + dy);
            case Piece.Line l -> new Piece.Line(l.x() * f + dx, l.y() * f + dy);
            case Piece.Curve c ->
                new Piece.Curve(
                        c.x1() * f + dx,
                        c.y1() * f + dy,
                        c.x2() * f + dx,
                        c.y2() * f + dy,
                        c.x() * f + dx,
                        c.y() * f + dy);
            case Piece.Close close -> close;
        };
    }
}
