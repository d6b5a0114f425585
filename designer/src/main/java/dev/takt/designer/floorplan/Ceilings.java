package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import dev.takt.projects.machine.Context;
import dev.takt.projects.machine.Machine;
import dev.takt.projects.machine.SharedResource;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Protocol;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The ceilings of resources with at least two users on one core. */
final class Ceilings {
    private static final double RISER_STEP = 7;

    private Ceilings() {}

    static List<CeilingLine> of(Optional<Machine> machine, List<Lane> lanes, Map<ItemId, Box> boxes) {
        List<CeilingLine> lines = new ArrayList<>();
        for (SharedResource resource : machine.map(Machine::resources).orElse(List.of())) {
            if (resource.core() >= 0
                    && resource.core() < lanes.size()
                    && resource.users().size() > 1) {
                Lane lane = lanes.get(resource.core());
                lane.bands().stream()
                        .filter(b -> b.rank() >= resource.ceiling() && b.lowRank() <= resource.ceiling())
                        .findFirst()
                        .ifPresent(band -> lines.add(line(machine.get(), resource, lane, band, boxes, lines)));
            }
        }
        return lines;
    }

    private static CeilingLine line(
            Machine machine,
            SharedResource resource,
            Lane lane,
            BandBox band,
            Map<ItemId, Box> boxes,
            List<CeilingLine> before) {
        long sameCore = before.stream().filter(c -> c.core() == lane.core()).count();
        long sameBand = before.stream()
                .filter(c -> c.core() == lane.core()
                        && band.box().contains(new Point(band.box().x(), c.y())))
                .count();
        Box content = lane.content();
        double y = band.box().y() + 4 + 4 * Math.min(sameBand, 3);
        return new CeilingLine(
                resource.item(),
                lane.core(),
                y,
                content.x() + 6,
                content.right() - 8,
                lifts(resource.protocol()),
                sameCore < 2 ? riser(machine, resource, lane, y, sameCore, boxes) : List.of());
    }

    private static boolean lifts(Protocol protocol) {
        return switch (protocol) {
            case CEILING, IMMEDIATE_CEILING, NON_PREEMPTIVE -> true;
            case NONE, INHERITANCE, SPIN, RUNTIME -> false;
        };
    }

    /** From the lowest user to the ceiling, in the margin of the lane; only if no card stands between. */
    private static List<Point> riser(
            Machine machine, SharedResource resource, Lane lane, double y, long before, Map<ItemId, Box> boxes) {
        Optional<Context> lowest =
                resource.users().stream().map(machine.contexts()::get).min(Comparator.comparingInt(Context::level));
        Box box = lowest.map(c -> boxes.get(c.item())).orElse(null);
        if (box == null || lowest.get().level() >= resource.ceiling()) {
            return List.of();
        }
        double x = lane.content().x() + 10 + RISER_STEP * before;
        Box way = new Box(x, box.centreY() - 1, Math.max(0, box.x() - 2 - x), 2);
        boolean free = boxes.values().stream().noneMatch(way::overlaps);
        return free
                ? List.of(new Point(box.x(), box.centreY()), new Point(x, box.centreY()), new Point(x, y))
                : List.of();
    }
}
