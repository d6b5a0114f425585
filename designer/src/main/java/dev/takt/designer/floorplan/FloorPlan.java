package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import dev.takt.designer.overlay.LevelScale;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import java.util.List;
import java.util.Optional;

/**
 * A design as a floor plan: where everything is, before anything is painted. The origin is the upper left corner of the chip. A design whose target or runtime
 * is unknown has no machine and is drawn from its items alone.
 */
public record FloorPlan(
        Project project,
        Optional<Machine> machine,
        LevelScale scale,
        Box bounds,
        Box chip,
        List<Lane> lanes,
        List<Node> nodes,
        List<Route> routes,
        List<CeilingLine> ceilings,
        List<BandCaption> captions) {
    private static final double EDGE_REACH = 5;
    private static final double PORT_REACH = 8;
    private static final int FARTHEST = 1_000_000;

    public FloorPlan {
        lanes = List.copyOf(lanes);
        nodes = List.copyOf(nodes);
        routes = List.copyOf(routes);
        ceilings = List.copyOf(ceilings);
        captions = List.copyOf(captions);
    }

    /** Lays a design out. */
    public static FloorPlan of(Project project, Optional<Machine> machine) {
        return new PlanBuilder(project, machine).build(Optional.empty());
    }

    /** The same after an edit of a design that was laid out before: where boxes and lines are as they were, so are the ways of the lines, which take most of the time. */
    public static FloorPlan of(Project project, Optional<Machine> machine, FloorPlan before) {
        return new PlanBuilder(project, machine).build(Optional.of(before));
    }

    /** Where anything is drawn, without the free ground around it. */
    public Box drawn() {
        return bounds.inset(Metric.RIM);
    }

    /** The box of a frame that lies around these boxes, of which there is at least one. */
    public static Box framed(List<Box> around) {
        return framed(around.stream().reduce(Box::union).orElseThrow());
    }

    static Box framed(Box around) {
        return new Box(around.x() - 10, around.y() - 24, around.width() + 20, around.height() + 34);
    }

    public Optional<Node> node(ItemId item) {
        return nodes.stream().filter(n -> n.id().equals(item)).findFirst();
    }

    /** What is under a point; ports count for the items of {@code portsOf} only, because they show for those only. */
    public Hit hit(Point point, List<ItemId> portsOf) {
        Optional<Hit> port = portAt(point, portsOf);
        return port.or(() -> itemAt(point, false))
                .or(() -> routeAt(point, EDGE_REACH).map(r -> new Hit.OnEdge(r.edge())))
                .or(() -> itemAt(point, true))
                .orElseGet(() -> ground(point));
    }

    private Optional<Hit> portAt(Point point, List<ItemId> portsOf) {
        for (Node node : nodes) {
            if (portsOf.contains(node.id())) {
                for (Side side : Side.values()) {
                    if (side.port(node.box()).distanceTo(point) <= PORT_REACH) {
                        return Optional.of(new Hit.OnPort(node.id(), side));
                    }
                }
            }
        }
        return Optional.empty();
    }

    /** Frames are behind the lines, everything else is before them. */
    private Optional<Hit> itemAt(Point point, boolean frames) {
        // Later nodes are painted over earlier ones.
        return nodes.reversed().stream()
                .filter(n -> n.item() instanceof Frame == frames && n.box().contains(point))
                .findFirst()
                .map(n -> new Hit.OnItem(n.id()));
    }

    /** The line that is nearest to a point, not farther than this. */
    public Optional<Route> routeAt(Point point, double reach) {
        return routes.stream()
                .filter(r -> r.distance(point) <= reach)
                .min((a, b) -> Double.compare(a.distance(point), b.distance(point)));
    }

    public Optional<Route> route(Edge edge) {
        return routes.stream().filter(r -> r.edge().equals(edge)).findFirst();
    }

    /** What is under a point where no item counts. */
    public Hit ground(Point point) {
        for (Lane lane : lanes) {
            for (BandBox band : lane.bands()) {
                if (band.box().contains(point)) {
                    int below = band.stepsBelowTop(point.y());
                    int priority = Math.max(band.lowPriority(), band.priority() - below);
                    return new Hit.OnLevel(lane.core(), band.rank() - below, band.band(), priority);
                }
            }
        }
        return chip.contains(point) ? new Hit.OnChip() : new Hit.OnCanvas();
    }

    /** Items whose box lies within an area, for a marquee. */
    public List<ItemId> within(Box area) {
        return nodes.stream()
                .filter(n -> area.union(n.box()).equals(area))
                .map(Node::id)
                .toList();
    }

    /** What is stored when an item is dropped with its upper left corner here: in a lane only x counts, from the left of its content. */
    public Placement placement(ItemId item, Point corner) {
        Optional<Lane> lane = lanes.stream()
                .filter(l -> corner.x() + Metric.CARD_WIDTH / 2 < l.box().right())
                .findFirst()
                .or(() -> lanes.isEmpty() ? Optional.empty() : Optional.of(lanes.getLast()));
        boolean inLane = hasLevel(item);
        double x =
                inLane && lane.isPresent() ? corner.x() - lane.get().content().x() : corner.x();
        return new Placement(item, whole(x), inLane ? 0 : whole(corner.y()));
    }

    /** The same on the nearest point of the grid. */
    public Placement placementOnGrid(ItemId item, Point corner) {
        Placement exact = placement(item, corner);
        return new Placement(item, snapped(exact.x()), snapped(exact.y()));
    }

    /** True for what stands in a lane: its height is its level, and only across is free. */
    public boolean hasLevel(ItemId item) {
        return project.item(item)
                .filter(i -> i instanceof Executable || i instanceof Resource && !betweenLanes(item))
                .isPresent();
    }

    /** A resource that several cores share stands beside the lanes. */
    private boolean betweenLanes(ItemId item) {
        return node(item)
                .filter(n ->
                        lanes.stream().noneMatch(l -> l.box().contains(n.box().centre())))
                .isPresent();
    }

    /** Files hold places up to this far from the chip. */
    private static int whole(double value) {
        return Math.clamp(Math.round(value), -FARTHEST, FARTHEST);
    }

    private static int snapped(double value) {
        return (int) (Math.round(value / Metric.GRID) * Metric.GRID);
    }
}
