package dev.takt.designer.floorplan;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** How many cards stand side by side in a lane: as many as let the whole board be seen largest in a usual window. What the user has placed changes nothing here, so that no drag does. */
final class Columns {
    /** A board that would be seen larger by less is left with its usual columns. */
    private static final double WORTH = 1.02;

    private Columns() {}

    /** Columns that a lane gets if none has more than this many. */
    static int of(List<LaneLayout.Guest> lane, int cores, int most) {
        int fewest = cores == 1 ? 2 : 1;
        return Math.clamp(fullest(lane), fewest, Math.max(fewest, most));
    }

    /** As wide as the widest card of a lane. */
    static double width(List<LaneLayout.Guest> lane) {
        return lane.stream().mapToDouble(LaneLayout.Guest::width).reduce(Metric.CARD_WIDTH, Math::max);
    }

    /** The most columns a lane is to have. {@code between}: what stands beside the lanes takes so much across; {@code edge}: and what stands on the edge of the chip so much. */
    static int most(List<List<LaneLayout.Guest>> lanes, double between, double edge) {
        int cores = lanes.size();
        int fullest = lanes.stream().mapToInt(Columns::fullest).max().orElse(1);
        int best = Math.max(cores == 1 ? 3 : 2, (int) Math.ceil(Math.sqrt(fullest)));
        double largest = zoom(lanes, between, edge, best) * WORTH;
        for (int most = 1; most <= fullest; most++) {
            double zoom = zoom(lanes, between, edge, most);
            if (zoom > largest) {
                largest = zoom;
                best = most;
            }
        }
        return best;
    }

    private static int fullest(List<LaneLayout.Guest> lane) {
        return perLevel(lane).values().stream().mapToInt(List::size).max().orElse(1);
    }

    private static Map<Integer, List<LaneLayout.Guest>> perLevel(List<LaneLayout.Guest> lane) {
        Map<Integer, List<LaneLayout.Guest>> levels = new TreeMap<>();
        lane.forEach(
                g -> levels.computeIfAbsent(g.rank(), _ -> new ArrayList<>()).add(g));
        return levels;
    }

    private static double zoom(List<List<LaneLayout.Guest>> lanes, double between, double edge, int most) {
        double width = between + 2 * Metric.CHIP_PADDING;
        double height = 0;
        for (List<LaneLayout.Guest> lane : lanes) {
            int columns = of(lane, lanes.size(), most);
            width += Metric.GUTTER + LaneLayout.widthOf(columns, width(lane));
            double cards = perLevel(lane).values().stream()
                    .mapToDouble(level -> heightOf(level, columns))
                    .sum();
            height = Math.max(height, cards);
        }
        double outside = edge > 0 ? Metric.DEVICE_RISE + Metric.LANE_TOP : Metric.LANE_TOP_ALONE;
        double all = outside + Metric.LANE_HEADER + height + Metric.FOOTER;
        return Math.min(1, Math.min(Metric.VIEW_WIDTH / Math.max(width, edge), Metric.VIEW_HEIGHT / all));
    }

    private static double heightOf(List<LaneLayout.Guest> level, int columns) {
        double card = level.stream().mapToDouble(LaneLayout.Guest::height).max().orElse(0);
        int rows = (level.size() + columns - 1) / columns;
        return rows * (card + LaneLayout.gapOf(card));
    }
}
