package dev.takt.designer.board;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.floorplan.Node;
import dev.takt.designer.gesture.Guide;
import dev.takt.designer.gesture.Snapped;
import dev.takt.designer.gesture.Spot;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Placement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Draws dragged cards into line with others: left edges, middles and right edges, and where height is free too, upper edges, middles and lower edges. Where that is
 * closer, they are drawn to where the gaps beside them are equal. What is in line with nothing comes to rest on the grid. The first of the dragged items counts, the others keep their places beside it.
 */
final class Snapping {
    private static final double REACH = 6;
    private static final double OVERHANG = 12;
    private static final double SAME = 0.01;

    private final FloorPlan plan;
    private final List<ItemId> items;
    private final double reach;

    private Snapping(FloorPlan plan, List<ItemId> items, double reach) {
        this.plan = plan;
        this.items = items;
        this.reach = reach;
    }

    /** {@code zoom}: guides draw in from the same distance on the screen at every zoom. */
    static Snapped of(FloorPlan plan, List<ItemId> items, Spot from, Spot to, double zoom) {
        return items.stream()
                .flatMap(item -> plan.node(item).stream())
                .findFirst()
                .map(lead -> new Snapping(plan, items, REACH / zoom).snapped(lead, from, to))
                .orElse(Snapped.free(to));
    }

    private Snapped snapped(Node lead, Spot from, Spot to) {
        double dx = to.x() - from.x();
        double dy = to.y() - from.y();
        Box box = lead.box().movedBy(dx, dy);
        List<Node> others = others();
        boolean level = plan.hasLevel(lead.id());
        Optional<Double> across = nearest(box, others, true);
        Optional<Double> along = level ? Optional.empty() : nearest(box, others, false);
        List<Box> boxes = others.stream().map(Node::box).toList();
        Optional<Double> evenly = closer(new Spacing(box, boxes, true).nearest(), across);
        Optional<Double> evenlyDown =
                level ? Optional.empty() : closer(new Spacing(box, boxes, false).nearest(), along);
        Placement stored = plan.placementOnGrid(lead.id(), new Point(box.x(), box.y()));
        Placement exact = plan.placement(lead.id(), new Point(box.x(), box.y()));
        double right = evenly.or(() -> across).orElse((double) stored.x() - exact.x());
        double down = evenlyDown.or(() -> along).orElse(level ? 0.0 : stored.y() - exact.y());
        Box drawnIn = box.movedBy(right, down);
        List<Guide> guides = new ArrayList<>();
        if (across.isPresent() || evenly.isPresent()) {
            guides.addAll(guides(drawnIn, others, true));
            guides.addAll(new Spacing(drawnIn, boxes, true).guides());
        }
        if (along.isPresent() || evenlyDown.isPresent()) {
            guides.addAll(guides(drawnIn, others, false));
            guides.addAll(new Spacing(drawnIn, boxes, false).guides());
        }
        return new Snapped(new Spot(to.x() + right, to.y() + down), guides);
    }

    /** A shift to equal gaps, if it is in reach and smaller than the one into line. */
    private Optional<Double> closer(Optional<Double> even, Optional<Double> line) {
        double most = line.map(Math::abs).orElse(reach + SAME);
        return even.filter(shift -> Math.abs(shift) < most && Math.abs(shift) <= reach);
    }

    private List<Node> others() {
        return plan.nodes().stream()
                .filter(n -> !items.contains(n.id()) && !(n.item() instanceof Frame))
                .toList();
    }

    /** The smallest shift that brings a line of the box onto the same line of another; empty beyond the reach. */
    private Optional<Double> nearest(Box box, List<Node> others, boolean upright) {
        double best = Double.MAX_VALUE;
        for (Node other : others) {
            double[] mine = lines(box, upright);
            double[] theirs = lines(other.box(), upright);
            for (int i = 0; i < mine.length; i++) {
                double shift = theirs[i] - mine[i];
                best = Math.abs(shift) < Math.abs(best) ? shift : best;
            }
        }
        return Math.abs(best) <= reach ? Optional.of(best) : Optional.empty();
    }

    /** Near edge, middle, far edge. */
    private static double[] lines(Box box, boolean upright) {
        return upright
                ? new double[] {box.x(), box.centreX(), box.right()}
                : new double[] {box.y(), box.centreY(), box.bottom()};
    }

    /** One line for each edge or middle that now is in line with others, over all of them. */
    private static List<Guide> guides(Box box, List<Node> others, boolean upright) {
        List<Guide> guides = new ArrayList<>();
        for (int i = 0; i < 3; i++) {
            double at = lines(box, upright)[i];
            Box around = box;
            boolean found = false;
            for (Node other : others) {
                if (Math.abs(lines(other.box(), upright)[i] - at) < SAME) {
                    around = around.union(other.box());
                    found = true;
                }
            }
            if (found) {
                double start = upright ? around.y() : around.x();
                double end = upright ? around.bottom() : around.right();
                guides.add(new Guide(upright, at, start - OVERHANG, end + OVERHANG));
            }
        }
        return guides;
    }
}
