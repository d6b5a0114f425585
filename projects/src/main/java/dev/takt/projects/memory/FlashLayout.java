package dev.takt.projects.memory;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Flash of a plan, laid out: its size, areas ascending with gaps filled in, the partition table if there is one, and what was found. */
record FlashLayout(long bytes, List<FlashArea> areas, List<EspEntry> table, List<MemoryFinding> findings) {

    /** Areas in order, gaps between {@code start} and {@code end} as free areas. */
    static List<FlashArea> withGaps(List<FlashArea> areas, long start, long end) {
        List<FlashArea> all = new ArrayList<>();
        long at = start;
        for (FlashArea area : areas.stream()
                .sorted(Comparator.comparingLong(FlashArea::start))
                .toList()) {
            if (area.start() > at) {
                all.add(new FlashArea("", FlashRole.FREE, at, area.start() - at));
            }
            all.add(area);
            at = Math.max(at, area.end());
        }
        if (at < end) {
            all.add(new FlashArea("", FlashRole.FREE, at, end - at));
        }
        return all;
    }
}
