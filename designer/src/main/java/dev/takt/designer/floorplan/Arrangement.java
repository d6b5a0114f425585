package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import dev.takt.projects.kind.Edge;
import dev.takt.projects.kind.Edges;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Layout;
import dev.takt.projects.model.Note;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import dev.takt.projects.model.Unknown;
import dev.takt.projects.text.Progress;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/**
 * Arranges a board so that few lines cross and lines are short. Levels are given, because height is urgency, so this is the crossing step of layered drawing alone: starting from the board's
 * own placing, cards are moved along their row, to a free column or in exchange with another card, as long as crossings, and then lengths, of the straight lines between
 * middles go down. What is pinned stays; notes and frames are left where they are. The result is never worse than what was there, and the same for the same design.
 */
public final class Arrangement {
    private static final int SWEEPS = 8;

    /** A crossing is as bad as so many pixels of line. */
    private static final double CROSSING = 400;

    private final FloorPlan plan;
    private final Map<ItemId, Integer> numbers = new HashMap<>();
    private final List<Point> middles = new ArrayList<>();
    private final Map<ItemId, List<int[]>> linesOf = new HashMap<>();
    private final List<int[]> lines = new ArrayList<>();

    private Arrangement(FloorPlan plan) {
        this.plan = plan;
        for (Node node : plan.nodes()) {
            if (!(node.item() instanceof Frame)) {
                numbers.put(node.id(), middles.size());
                middles.add(node.box().centre());
            }
        }
        for (Edge edge : Edges.of(plan.project())) {
            Integer from = numbers.get(edge.from());
            Integer to = numbers.get(edge.to());
            if (from != null && to != null && !from.equals(to)) {
                int[] line = {from, to};
                lines.add(line);
                linesOf.computeIfAbsent(edge.from(), _ -> new ArrayList<>()).add(line);
                linesOf.computeIfAbsent(edge.to(), _ -> new ArrayList<>()).add(line);
            }
        }
    }

    /** The best layout that is found until {@code progress} is cancelled. */
    public static Layout of(Project project, Optional<Machine> machine, Progress progress) {
        Layout kept = project.layout();
        for (Placement placement : project.layout().placements()) {
            boolean moves =
                    project.item(placement.item()).filter(Arrangement::isMoved).isPresent();
            if (moves && !placement.pinned()) {
                kept = kept.without(placement.item());
            }
        }
        FloorPlan automatic = FloorPlan.of(project.withLayout(kept), machine);
        Arrangement arrangement = new Arrangement(automatic);
        arrangement.improve(progress);
        Layout arranged = arrangement.layout(kept);
        Layout best = project.layout();
        double least = cost(FloorPlan.of(project, machine));
        for (Layout candidate : List.of(kept, arranged)) {
            double cost = cost(FloorPlan.of(project.withLayout(candidate), machine));
            if (cost < least) {
                least = cost;
                best = candidate;
            }
        }
        return best;
    }

    /** How bad a board is: crossings of the straight lines between middles, and their lengths. */
    static double cost(FloorPlan plan) {
        Arrangement seen = new Arrangement(plan);
        double cost = 0;
        for (int i = 0; i < seen.lines.size(); i++) {
            cost += seen.length(seen.lines.get(i));
            for (int j = i + 1; j < seen.lines.size(); j++) {
                cost += seen.cross(seen.lines.get(i), seen.lines.get(j)) ? CROSSING : 0;
            }
        }
        return cost;
    }

    /** Notes, frames and what is unknown stand where their reader wants them. */
    private static boolean isMoved(Item item) {
        return !(item instanceof Note || item instanceof Frame || item instanceof Unknown);
    }

    private void improve(Progress progress) {
        List<Row> rows = rows();
        for (int sweep = 0; sweep < SWEEPS; sweep++) {
            boolean better = false;
            for (int i = 0; i < rows.size(); i++) {
                if (progress.cancelled()) {
                    return;
                }
                // down, then up
                better |= improve(rows.get(sweep % 2 == 0 ? i : rows.size() - 1 - i));
                progress.report((sweep + (i + 1.0) / rows.size()) / SWEEPS);
            }
            if (!better) {
                return;
            }
        }
    }

    /** Cards of one lane at one height, and the middles of the columns they may stand in. */
    private record Row(List<Node> cards, List<Double> columns) {}

    private List<Row> rows() {
        List<Row> rows = new ArrayList<>();
        for (Lane lane : plan.lanes()) {
            Map<Double, List<Node>> heights = new TreeMap<>();
            TreeSet<Double> columns = new TreeSet<>();
            for (Node node : plan.nodes()) {
                boolean seated = node.item() instanceof Executable || node.item() instanceof Resource;
                if (seated && lane.box().contains(node.box().centre())) {
                    heights.computeIfAbsent(node.box().centreY(), _ -> new ArrayList<>())
                            .add(node);
                    columns.add(node.box().centreX());
                }
            }
            heights.values().forEach(cards -> rows.add(new Row(cards, List.copyOf(columns))));
        }
        return rows;
    }

    private boolean improve(Row row) {
        boolean better = false;
        for (Node card : row.cards()) {
            if (!isPinned(card.id())) {
                for (double column : row.columns()) {
                    better |= moved(row, card, column);
                }
            }
        }
        return better;
    }

    private boolean isPinned(ItemId item) {
        return plan.project().layout().of(item).filter(Placement::pinned).isPresent();
    }

    /** Moves a card to a column if that is better; who stands there takes its place. */
    private boolean moved(Row row, Node card, double column) {
        Point from = middle(card);
        Optional<Node> there = row.cards().stream()
                .filter(c -> c != card && middle(c).x() == column)
                .findFirst();
        if (from.x() == column || there.filter(c -> isPinned(c.id())).isPresent()) {
            return false;
        }
        double before = costAround(card, there);
        put(card, column);
        there.ifPresent(other -> put(other, from.x()));
        if (free(row, card)
                && there.map(other -> free(row, other)).orElse(true)
                && costAround(card, there) < before - 1e-6) {
            return true;
        }
        put(card, from.x());
        there.ifPresent(other -> put(other, column));
        return false;
    }

    private void put(Node card, double x) {
        middles.set(
                numbers.getOrDefault(card.id(), 0), new Point(x, middle(card).y()));
    }

    private boolean free(Row row, Node card) {
        Box box = boxOf(card).inset(-Metric.CARD_GAP / 4);
        return row.cards().stream().noneMatch(c -> c != card && box.overlaps(boxOf(c)));
    }

    private Box boxOf(Node card) {
        return card.box().movedBy(middle(card).x() - card.box().centreX(), 0);
    }

    private double costAround(Node card, Optional<Node> other) {
        double cost = costOf(card.id());
        return other.map(o -> cost + costOf(o.id())).orElse(cost);
    }

    private double costOf(ItemId item) {
        double cost = 0;
        for (int[] line : linesOf.getOrDefault(item, List.of())) {
            cost += length(line);
            for (int[] any : lines) {
                cost += any != line && cross(line, any) ? CROSSING : 0;
            }
        }
        return cost;
    }

    /** Every node but frames has a number, and no frame is moved. */
    private Point middle(Node card) {
        return middle(numbers.getOrDefault(card.id(), 0));
    }

    private Point middle(int number) {
        return middles.get(number);
    }

    private double length(int[] line) {
        return middle(line[0]).distanceTo(middle(line[1]));
    }

    /** True if two lines cross; those that share an end do not. */
    private boolean cross(int[] first, int[] second) {
        if (first[0] == second[0] || first[0] == second[1] || first[1] == second[0] || first[1] == second[1]) {
            return false;
        }
        Point a = middle(first[0]);
        Point b = middle(first[1]);
        Point c = middle(second[0]);
        Point d = middle(second[1]);
        return side(a, b, c) * side(a, b, d) < 0 && side(c, d, a) * side(c, d, b) < 0;
    }

    private static double side(Point a, Point b, Point c) {
        return Math.signum((b.x() - a.x()) * (c.y() - a.y()) - (b.y() - a.y()) * (c.x() - a.x()));
    }

    /** What was kept, and a place for each card of a lane that may move. */
    private Layout layout(Layout kept) {
        Layout layout = kept;
        for (Row row : rows()) {
            for (Node card : row.cards()) {
                if (!isPinned(card.id())) {
                    Box box = boxOf(card);
                    layout = layout.with(plan.placement(card.id(), new Point(box.x(), box.y())));
                }
            }
        }
        return layout;
    }
}
