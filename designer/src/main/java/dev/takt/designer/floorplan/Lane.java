package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import java.util.List;

/** A core as a lane: header on top, bands from the most urgent down, the level gutter on its outer side. */
public record Lane(int core, String name, long clockHz, Box box, boolean gutterRight, List<BandBox> bands) {
    public Lane {
        bands = List.copyOf(bands);
    }

    public Box header() {
        return new Box(box.x(), box.y(), box.width(), Metric.LANE_HEADER);
    }

    /** Where cards may be. */
    public Box content() {
        double left = gutterRight ? box.x() : box.x() + Metric.GUTTER;
        return new Box(
                left, box.y() + Metric.LANE_HEADER, box.width() - Metric.GUTTER, box.height() - Metric.LANE_HEADER);
    }

    /** The strip with the names of the levels. */
    public Box gutter() {
        double left = gutterRight ? box.right() - Metric.GUTTER : box.x();
        return new Box(left, box.y() + Metric.LANE_HEADER, Metric.GUTTER, box.height() - Metric.LANE_HEADER);
    }
}
