package dev.takt.designer.floorplan;

import java.util.List;

/** A core before it has a place: levels lowest first. */
record LaneSpec(int core, String name, long clockHz, List<LevelSpec> levels) {
    LaneSpec {
        levels = List.copyOf(levels);
    }
}
