package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.EdgeKind;
import dev.takt.projects.kind.Line;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Device;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Pool;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Watchdog;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** Which edges are drawn as lines, and the way of each: short ones first, so that they stay straight. */
final class Routes {
    /** Some hundredths of a second of searching, so that a large board follows the mouse; what is left then goes the simple way. */
    private static final int BUDGET = 100_000;

    private static final int HEADER_PRICE = 14;

    /** For each cell: a way around the words of a lane is nearly always cheaper. */
    private static final int WORDS_PRICE = 90;

    private static final RouteGrid.Ends CARD = new RouteGrid.Ends(16, 10, _ -> 0, 0, true);
    private static final RouteGrid.Ends ON_EDGE = new RouteGrid.Ends(14, 12, _ -> 0, 90, false);
    private static final RouteGrid.Ends PILL = new RouteGrid.Ends(22, 6, Routes::roundSide, 0, true);
    private static final RouteGrid.Ends HEXAGON = new RouteGrid.Ends(26, 8, away -> away * 13 / 22, 0, true);

    private final List<Line> lines;
    private final Map<ItemId, Box> boxes;
    private final RouteGrid grid;
    private final Router router;
    private final List<Lane> lanes;
    private final Box chip;
    private final Map<ItemId, Item> items = new HashMap<>();
    private final Map<ItemId, List<RouteGrid.Gate>> gates = new HashMap<>();
    private int bentWires;

    Routes(Project project, List<Line> lines, Map<ItemId, Box> boxes, List<Lane> lanes, Box chip) {
        this.lines = lines;
        this.boxes = boxes;
        this.lanes = lanes;
        this.chip = chip;
        project.items().forEach(i -> items.put(i.id(), i));
        this.grid = new RouteGrid(chip.inset(4));
        this.router = new Router(grid, BUDGET);
        boxes.forEach((id, box) -> {
            if (isObstacle(id)) {
                grid.block(box);
            }
        });
        for (Lane lane : lanes) {
            grid.avoid(lane.header(), HEADER_PRICE);
            grid.avoid(lane.gutter(), HEADER_PRICE);
            lane.words().forEach(words -> grid.avoid(words, WORDS_PRICE));
        }
    }

    private boolean isObstacle(ItemId id) {
        return item(id).filter(i -> !(i instanceof dev.takt.projects.model.Decoration) && !(i instanceof Device))
                .isPresent();
    }

    private static double roundSide(double away) {
        double radius = Metric.CHANNEL_HEIGHT / 2;
        return radius - Math.sqrt(Math.max(0, radius * radius - away * away));
    }

    /** {@code before}: the design as it was laid out before an edit. The ways are those that would be found without it. */
    List<Route> all(Optional<FloorPlan> before) {
        List<Route> routes = new ArrayList<>();
        lines.stream()
                .map(Line::edge)
                .filter(e -> e.kind() == EdgeKind.WIRE && bothDrawn(e))
                .forEach(e -> routes.add(wire(e)));
        List<Line> ways = lines.stream()
                .filter(l -> isWay(l.edge()))
                .sorted(Comparator.comparing((Line l) -> l.edge().kind() == EdgeKind.INTERRUPT_REQUEST ? 0 : 1)
                        .thenComparingDouble(l -> distance(l.edge())))
                .toList();
        List<Edge> order = ways.stream().map(Line::edge).toList();
        EarlierWays earlier = before.filter(b -> b.chip().equals(chip))
                .map(b -> new EarlierWays(b, items, boxes, lanes, order, router.tiles()))
                .orElse(EarlierWays.NONE);
        for (Line line : ways) {
            routes.add(way(line, earlier));
        }
        return routes;
    }

    private boolean bothDrawn(Edge edge) {
        return boxes.containsKey(edge.from())
                && boxes.containsKey(edge.to())
                && !edge.from().equals(edge.to());
    }

    /** Labels in the foot of the chip get no lines. */
    private boolean isWay(Edge edge) {
        boolean foot = item(edge.to())
                .filter(i -> i instanceof Watchdog || i instanceof Pool)
                .isPresent();
        return edge.kind() != EdgeKind.WIRE && !foot && bothDrawn(edge);
    }

    private double distance(Edge edge) {
        Point a = box(edge.from()).centre();
        Point b = box(edge.to()).centre();
        return Math.abs(a.x() - b.x()) + Math.abs(a.y() - b.y());
    }

    private Optional<Item> item(ItemId id) {
        return Optional.ofNullable(items.get(id));
    }

    private Box box(ItemId item) {
        return Objects.requireNonNull(boxes.get(item));
    }

    private Route way(Line line, EarlierWays earlier) {
        Edge edge = line.edge();
        Optional<Route> kept = earlier.still(edge).filter(r -> router.affords(r.search()));
        if (kept.isPresent()) {
            router.take(kept.get().search());
            return new Route(edge, line.both(), kept.get().points(), kept.get().search());
        }
        Router.Found found =
                router.isSpent() ? Router.Found.NOTHING : router.route(gates(edge.from()), gates(edge.to()));
        List<Point> points = found.points().orElseGet(() -> simple(box(edge.from()), box(edge.to())));
        Route route = new Route(edge, line.both(), points, found.search());
        earlier.found(route);
        return route;
    }

    private List<RouteGrid.Gate> gates(ItemId item) {
        return gates.computeIfAbsent(item, this::found);
    }

    private List<RouteGrid.Gate> found(ItemId item) {
        Box box = box(item);
        return item(item)
                .map(i -> switch (i) {
                    case Resource _ -> grid.gates(box, HEXAGON);
                    case Channel _ -> grid.gates(box, PILL);
                    case Peripheral _ -> grid.gates(box, ON_EDGE);
                    default -> grid.gates(box, CARD);
                })
                .orElse(List.of());
    }

    /** Side to side with one bend in the middle: for what the router finds no way. */
    private static List<Point> simple(Box from, Box to) {
        if (from.bottom() <= to.y() || to.bottom() <= from.y()) {
            boolean down = from.bottom() <= to.y();
            double y1 = down ? from.bottom() : from.y();
            double y2 = down ? to.y() : to.bottom();
            double middle = (y1 + y2) / 2;
            return List.of(
                    new Point(from.centreX(), y1),
                    new Point(from.centreX(), middle),
                    new Point(to.centreX(), middle),
                    new Point(to.centreX(), y2));
        }
        boolean right = from.centreX() <= to.centreX();
        double x1 = right ? from.right() : from.x();
        double x2 = right ? to.x() : to.right();
        double middle = (x1 + x2) / 2;
        return List.of(
                new Point(x1, from.centreY()),
                new Point(middle, from.centreY()),
                new Point(middle, to.centreY()),
                new Point(x2, to.centreY()));
    }

    /** Straight down if the part is above its peripheral, else with one step, each at a height of its own. */
    private Route wire(Edge edge) {
        Box device = box(edge.from());
        Box peripheral = box(edge.to());
        double x2 = peripheral.centreX();
        boolean above = Math.abs(x2 - device.centreX()) < device.width() / 2 - 16;
        double x1 = above ? x2 : device.centreX();
        // above the names of the pins
        double middle = device.bottom() + 4 + 4 * (bentWires % 3);
        if (!above) {
            bentWires++;
            x2 = pad(edge.to(), peripheral, device.centreX());
        }
        List<Point> points = above
                ? List.of(new Point(x1, device.bottom()), new Point(x2, peripheral.y()))
                : List.of(
                        new Point(x1, device.bottom()),
                        new Point(x1, middle),
                        new Point(x2, middle),
                        new Point(x2, peripheral.y()));
        return new Route(edge, false, points, WaySearch.NONE);
    }

    private double pad(ItemId peripheral, Box box, double towards) {
        return item(peripheral).stream()
                .filter(Peripheral.class::isInstance)
                .map(Peripheral.class::cast)
                .flatMap(p -> PeripheralPainter.pads(p, box).stream())
                .min(Comparator.comparingDouble(x -> Math.abs(x - towards)))
                .orElse(box.centreX());
    }
}
