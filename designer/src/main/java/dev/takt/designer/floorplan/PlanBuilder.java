package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.EdgeKind;
import dev.takt.projects.kind.Edges;
import dev.takt.projects.kind.Line;
import dev.takt.projects.kind.Lines;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Peripheral;
import dev.takt.projects.model.Project;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Lays a design out, in phases: seats, cards of each lane, lanes side by side with the channels between them, chip, edge of the chip, what is beside it, lines. One
 * use per layout.
 */
final class PlanBuilder {
    private final Project project;
    private final Optional<Machine> machine;
    private final Seating seating;
    private final List<Edge> edges;
    private final double laneTop;
    private final BetweenLanes between;
    private final Users users;
    private final Map<ItemId, Box> boxes = new LinkedHashMap<>();
    private final List<LaneLayout> layouts = new ArrayList<>();
    private final List<Lane> lanes = new ArrayList<>();

    PlanBuilder(Project project, Optional<Machine> machine) {
        this.project = project;
        this.machine = machine;
        this.seating = Seating.of(project, machine);
        this.edges = Edges.of(project);
        this.laneTop = laneTop(project, edges);
        this.users = new Users(edges, seating);
        this.between = new BetweenLanes(project, users, seating.lanes().size());
    }

    /** Requests go straight down; what is sent to peripherals runs along the edge of the chip first. */
    private static double laneTop(Project project, List<Edge> edges) {
        if (project.all(Peripheral.class).isEmpty()) {
            return Metric.LANE_TOP_ALONE;
        }
        long along = Lines.of(edges).stream()
                .map(Line::edge)
                .filter(e -> e.kind() != EdgeKind.WIRE && e.kind() != EdgeKind.INTERRUPT_REQUEST)
                .filter(e -> Stream.of(e.from(), e.to())
                        .anyMatch(id -> project.item(id, Peripheral.class).isPresent()))
                .count();
        return along > 1 ? Metric.LANE_TOP_BUSY : Metric.LANE_TOP;
    }

    /** {@code before}: the design as it was laid out before an edit. */
    FloorPlan build(Optional<FloorPlan> before) {
        layouts.addAll(new LaneCards(project, seating, users).laidOut(between.width(), EdgeRow.least(project)));
        double laneRight = placeLanes();
        between.place(lanes, boxes);
        EdgeRow edgeRow = new EdgeRow(project, edges, boxes);
        edgeRow.place();
        double inside = boxes.values().stream().mapToDouble(Box::bottom).max().orElse(0);
        double bottom = Math.max(laneBottom(), inside);
        double right = Math.max(laneRight + Metric.CHIP_PADDING, edgeRow.right() + Metric.CHIP_PADDING);
        Footer footer = new Footer(project, bottom + 9, Metric.CHIP_PADDING + 8, right - Metric.CHIP_PADDING);
        Box chip = new Box(0, 0, Math.max(right, footer.right() + Metric.CHIP_PADDING), bottom + footer.height());
        boxes.putAll(footer.boxes());
        Beside beside = new Beside(project, chip, boxes);
        boxes.putAll(beside.boxes());
        List<Route> routes = before.filter(b -> hasSameWays(b, chip))
                .map(FloorPlan::routes)
                .orElseGet(() -> new Routes(project, Lines.of(edges), boxes, lanes, chip).all(before));
        List<CeilingLine> ceilings = Ceilings.of(machine, lanes, boxes);
        return new FloorPlan(
                project,
                machine,
                seating.scale(),
                bounds(chip),
                chip,
                lanes,
                nodes(),
                routes,
                ceilings,
                BandCaption.of(lanes, routes, ceilings));
    }

    /** Ways depend on boxes, lanes and lines, and on the pins of peripherals. */
    private boolean hasSameWays(FloorPlan before, Box chip) {
        return chip.equals(before.chip())
                && lanes.equals(before.lanes())
                && boxesOf(before).equals(boxes)
                && edges.equals(Edges.of(before.project()))
                && project.all(Peripheral.class).equals(before.project().all(Peripheral.class));
    }

    private static Map<ItemId, Box> boxesOf(FloorPlan plan) {
        Map<ItemId, Box> boxes = new HashMap<>();
        plan.nodes().forEach(n -> boxes.put(n.id(), n.box()));
        return boxes;
    }

    private List<Node> nodes() {
        List<Node> nodes = new ArrayList<>();
        for (Item item : project.items()) {
            Box box = boxes.get(item.id());
            if (box != null) {
                nodes.add(new Node(item, box));
            }
        }
        nodes.sort(Comparator.comparing(n -> n.item() instanceof Frame ? 0 : 1));
        return nodes;
    }

    private Box bounds(Box chip) {
        Box all = chip;
        for (Box box : boxes.values()) {
            all = all.union(box);
        }
        return all.inset(-Metric.RIM);
    }

    private double laneBottom() {
        return lanes.stream().mapToDouble(l -> l.box().bottom()).max().orElse(laneTop);
    }

    private double placeLanes() {
        double x = Metric.CHIP_PADDING;
        List<List<BandBox>> bands = new ArrayList<>();
        double height = 0;
        for (int i = 0; i < layouts.size(); i++) {
            List<BandBox> lane = Bands.of(seating.lanes().get(i), layouts.get(i));
            bands.add(lane);
            height = Math.max(
                    height, lane.stream().mapToDouble(b -> b.box().height()).sum());
        }
        for (int i = 0; i < layouts.size(); i++) {
            LaneSpec spec = seating.lanes().get(i);
            boolean gutterRight = i > 0 && i == layouts.size() - 1;
            double width = layouts.get(i).width() + Metric.GUTTER;
            Box box = new Box(x, laneTop, width, Metric.LANE_HEADER + height);
            Lane lane = new Lane(
                    spec.core(), spec.name(), spec.clockHz(), box, gutterRight, Bands.stacked(bands.get(i), box));
            lanes.add(lane);
            for (BandBox band : lane.bands()) {
                layouts.get(i)
                        .nodes(
                                band.rank(),
                                lane.content().x(),
                                band.box().y(),
                                band.box().height())
                        .forEach(n -> boxes.put(n.id(), n.box()));
            }
            x = box.right() + between.gapAfter(i);
        }
        return x;
    }
}
