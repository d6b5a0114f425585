package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import java.util.ArrayList;
import java.util.List;

/** The levels of a core as bands, as high as their cards need. */
final class Bands {
    private Bands() {}

    /** Bands from the top down, at y 0; levels in a row that nobody uses are one band. */
    static List<BandBox> of(LaneSpec lane, LaneLayout layout) {
        List<BandBox> bands = new ArrayList<>();
        for (LevelSpec level : lane.levels().reversed()) {
            boolean empty = layout.isEmpty(level.rank());
            BandBox last = bands.isEmpty() ? null : bands.getLast();
            if (empty && last != null && last.empty() && last.band() == level.band()) {
                bands.removeLast();
                bands.add(new BandBox(
                        last.rank(),
                        level.rank(),
                        last.priority(),
                        level.priority(),
                        last.band(),
                        true,
                        "",
                        "",
                        last.box()));
            } else {
                bands.add(new BandBox(
                        level.rank(),
                        level.rank(),
                        level.priority(),
                        level.priority(),
                        level.band(),
                        empty,
                        level.nativePriority(),
                        level.dispatcher(),
                        new Box(0, 0, 0, heightOf(level.rank(), lane, layout))));
            }
        }
        return bands;
    }

    private static double heightOf(int rank, LaneSpec lane, LaneLayout layout) {
        double height = layout.heightOf(rank);
        if (layout.isEmpty(rank)) {
            return height;
        }
        long emptyBeside = lane.levels().stream()
                .filter(l -> Math.abs(l.rank() - rank) == 1 && layout.isEmpty(l.rank()))
                .count();
        return height - emptyBeside * Metric.SHARED_GAP;
    }

    /** The bands one below the other; what the lane is too high goes to the lowest that is used. */
    static List<BandBox> stacked(List<BandBox> bands, Box lane) {
        double used = bands.stream().mapToDouble(b -> b.box().height()).sum();
        double spare = lane.height() - Metric.LANE_HEADER - used;
        int grows = bands.size() - 1;
        for (int i = 0; i < bands.size(); i++) {
            grows = bands.get(i).empty() ? grows : i;
        }
        List<BandBox> stacked = new ArrayList<>();
        double y = lane.y() + Metric.LANE_HEADER;
        for (int i = 0; i < bands.size(); i++) {
            BandBox b = bands.get(i);
            double height = b.box().height() + (i == grows ? spare : 0);
            stacked.add(new BandBox(
                    b.rank(),
                    b.lowRank(),
                    b.priority(),
                    b.lowPriority(),
                    b.band(),
                    b.empty(),
                    b.nativePriority(),
                    b.dispatcher(),
                    new Box(lane.x(), y, lane.width(), height)));
            y += height;
        }
        return stacked;
    }
}
