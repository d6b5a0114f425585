package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Placement;
import dev.takt.projects.model.Project;
import dev.takt.projects.model.Resource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** What stands beside the lanes: channels, and resources that several cores share, each as high as what it connects. */
final class BetweenLanes {
    private final Project project;
    private final Users users;
    private final int laneCount;

    BetweenLanes(Project project, Users users, int laneCount) {
        this.project = project;
        this.users = users;
        this.laneCount = laneCount;
    }

    /** What all of it takes across, with the gaps between lanes. */
    double width() {
        double width = 0;
        for (int lane = 0; lane < laneCount; lane++) {
            width += gapAfter(lane);
        }
        return width;
    }

    /** From a lane to the next, or to the end of the chip. */
    double gapAfter(int lane) {
        double widest =
                between(lane).stream().mapToDouble(BetweenLanes::widthOf).max().orElse(0);
        boolean last = lane == laneCount - 1;
        if (widest == 0) {
            return last ? 0 : Metric.CORE_GAP;
        }
        return widest + (last ? 1 : 2) * Metric.CHANNEL_MARGIN;
    }

    /** Channels, and resources that several cores share, which stand to the right of this lane. */
    private List<Item> between(int lane) {
        return project.items().stream()
                .filter(i -> i instanceof Channel
                        || i instanceof Resource && users.coreOf(i.id()).isEmpty())
                .filter(i -> gapOf(i.id()) == lane)
                .toList();
    }

    private int gapOf(ItemId item) {
        return Math.clamp(users.firstCore(item), 0, Math.max(0, laneCount - 2));
    }

    private static double widthOf(Item item) {
        if (item instanceof Resource) {
            double name = TextMeasure.width(item.name(), Face.strong(12.5)) + 54;
            return Math.clamp(Math.ceil(name / 2) * 2, Metric.RESOURCE_LEAST, Metric.RESOURCE_WIDTH);
        }
        double name = TextMeasure.width(item.name(), Face.strong(11)) + 28;
        return Math.clamp(Math.ceil(name / 8) * 8, 96, 136);
    }

    private static double heightOf(Item item) {
        return item instanceof Resource ? Metric.RESOURCE_HEIGHT : Metric.CHANNEL_HEIGHT;
    }

    /** Puts a box for each of them; those of their users are there already. */
    void place(List<Lane> lanes, Map<ItemId, Box> boxes) {
        for (int i = 0; i < lanes.size(); i++) {
            Lane lane = lanes.get(i);
            double widest =
                    between(i).stream().mapToDouble(BetweenLanes::widthOf).max().orElse(0);
            double centre = lane.box().right() + Metric.CHANNEL_MARGIN + widest / 2;
            List<Item> items = new ArrayList<>(between(i));
            Map<ItemId, Double> wishes = new HashMap<>();
            items.forEach(item -> wishes.put(
                    item.id(), wishedTop(item, boxes, lanes.getFirst().box().y())));
            items.sort(Comparator.comparing(item -> wishes.get(item.id())));
            List<Double> tops = Spread.starts(
                    items.stream().map(item -> wishes.get(item.id())).toList(),
                    items.stream().map(BetweenLanes::heightOf).toList(),
                    24,
                    lane.box().y() + Metric.LANE_HEADER);
            for (int k = 0; k < items.size(); k++) {
                Item item = items.get(k);
                double width = widthOf(item);
                double top = Math.round(tops.get(k));
                boxes.put(item.id(), new Box(centre - width / 2, top, width, heightOf(item)));
            }
        }
    }

    private double wishedTop(Item item, Map<ItemId, Box> boxes, double laneTop) {
        Optional<Placement> placed = project.layout().of(item.id());
        if (placed.isPresent()) {
            return placed.get().y();
        }
        double middle = users.related(item.id()).stream()
                .map(boxes::get)
                .filter(Objects::nonNull)
                .mapToDouble(Box::centreY)
                .average()
                .orElse(laneTop + 100);
        return middle - heightOf(item) / 2;
    }
}
