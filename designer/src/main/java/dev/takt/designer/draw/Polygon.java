package dev.takt.designer.draw;

import java.util.List;

/** A closed figure of straight sides. */
public record Polygon(List<Point> corners) implements Shape {
    public Polygon {
        corners = List.copyOf(corners);
    }

    public static Polygon of(Point... corners) {
        return new Polygon(List.of(corners));
    }
}
