package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import dev.takt.projects.model.ItemId;
import java.util.List;

/** The band a lock lifts its holder to, as a line along its top. Not enforced: the protocol lifts nobody. The riser shows how far its lowest user is lifted; it may be empty. */
public record CeilingLine(
        ItemId resource, int core, double y, double x1, double x2, boolean enforced, List<Point> riser) {
    public CeilingLine {
        riser = List.copyOf(riser);
    }

    /** True if some of it lies in an area. */
    boolean passes(Box area) {
        return Route.passes(List.of(new Point(x1, y), new Point(x2, y)), area) || Route.passes(riser, area);
    }
}
