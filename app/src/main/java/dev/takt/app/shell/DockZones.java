package dev.takt.app.shell;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import javafx.geometry.BoundingBox;
import javafx.geometry.Bounds;
import javafx.geometry.Point2D;
import javafx.scene.Node;

/** Where a pane can be dropped: on a dock that is seen; at the edge of the page where a side has none; on the further half of a dock whose neighbour has no pane. */
final class DockZones implements TabMoves.Zones {
    private static final double EDGE = 72;

    /** A dock, what shows it, and whether it has a place on the page that is shown. */
    record Seen(Dock dock, Node node, boolean possible) {
        boolean isShown() {
            return node.getScene() != null
                    && node.localToScene(node.getLayoutBounds()).getWidth() > 0;
        }
    }

    private final Supplier<List<Seen>> docks;
    private final Node all;

    DockZones(Supplier<List<Seen>> docks, Node all) {
        this.docks = docks;
        this.all = all;
    }

    @Override
    public Optional<TabMoves.Zone> at(Point2D scene) {
        List<Seen> possible = docks.get().stream().filter(Seen::possible).toList();
        return possible.stream()
                .filter(Seen::isShown)
                .map(seen -> new TabMoves.Zone(seen.dock(), bounds(seen.node())))
                .filter(zone -> zone.bounds().contains(scene))
                .findFirst()
                .map(zone -> half(zone, scene, possible))
                .or(() -> edge(scene, possible));
    }

    /** A dock that has no pane shares the place of the other one of its side. */
    private static TabMoves.Zone half(TabMoves.Zone zone, Point2D scene, List<Seen> possible) {
        Dock other = zone.dock().towards(zone.dock().side());
        boolean free = other != zone.dock() && possible.stream().anyMatch(s -> s.dock() == other && !s.isShown());
        if (!free) {
            return zone;
        }
        boolean upright = zone.dock().side().equals("left");
        boolean second = zone.dock().ordinal() < other.ordinal();
        Bounds half = half(zone.bounds(), upright, second);
        return half.contains(scene) ? new TabMoves.Zone(other, half) : zone;
    }

    private static Bounds half(Bounds whole, boolean upright, boolean second) {
        double width = upright ? whole.getWidth() : whole.getWidth() / 2;
        double height = upright ? whole.getHeight() / 2 : whole.getHeight();
        double x = second && !upright ? whole.getMinX() + width : whole.getMinX();
        double y = second && upright ? whole.getMinY() + height : whole.getMinY();
        return new BoundingBox(x, y, width, height);
    }

    /** The edge of the page on a side that has no dock now. */
    private Optional<TabMoves.Zone> edge(Point2D scene, List<Seen> possible) {
        Bounds page = bounds(all);
        return possible.stream()
                .filter(seen -> possible.stream()
                        .noneMatch(s -> s.dock().side().equals(seen.dock().side()) && s.isShown()))
                .map(seen -> new TabMoves.Zone(seen.dock(), strip(seen.dock().side(), page)))
                .filter(zone -> zone.bounds().contains(scene))
                .findFirst();
    }

    private static Bounds strip(String side, Bounds page) {
        return switch (side) {
            case "left" -> new BoundingBox(page.getMinX(), page.getMinY(), EDGE, page.getHeight());
            case "right" -> new BoundingBox(page.getMaxX() - EDGE, page.getMinY(), EDGE, page.getHeight());
            default -> new BoundingBox(page.getMinX(), page.getMaxY() - EDGE, page.getWidth(), EDGE);
        };
    }

    private static Bounds bounds(Node node) {
        return node.localToScene(node.getLayoutBounds());
    }
}
