package dev.takt.designer.bars;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Point;
import dev.takt.projects.memory.FlashArea;
import dev.takt.projects.memory.MemoryMap;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The flash of a memory map twice: to scale, and as a readable copy in which every area is wide enough for its name. */
public record FlashStrip(MemoryMap map, double width, List<Segment> segments) {
    /** Height of the strip to scale. */
    public static final double SCALE_HEIGHT = 16;

    /** Height of the readable copy. */
    public static final double COPY_HEIGHT = 92;

    /** Height of everything. */
    public static final double HEIGHT = 200;

    static final double SCALE_TOP = 16;
    /** Where the readable copy begins. */
    public static final double COPY_TOP = 78;

    private static final double LEAST = 54;

    public FlashStrip {
        segments = List.copyOf(segments);
    }

    /** An area with its place in both. */
    public record Segment(FlashArea area, Box scale, Box copy) {}

    /** Lays the flash of a map out across a width. */
    public static FlashStrip of(MemoryMap map, double width) {
        List<FlashArea> areas = map.flash().stream().filter(a -> a.size() > 0).toList();
        double[] widths = widths(areas, width);
        List<Segment> segments = new ArrayList<>();
        long origin = areas.isEmpty() ? 0 : areas.getFirst().start();
        long total = Math.max(1, areas.isEmpty() ? 1 : areas.getLast().end() - origin);
        double x = 0;
        for (int i = 0; i < areas.size(); i++) {
            FlashArea area = areas.get(i);
            double left = (area.start() - origin) / (double) total * width;
            double wide = area.size() / (double) total * width;
            segments.add(new Segment(
                    area, new Box(left, SCALE_TOP, wide, SCALE_HEIGHT), new Box(x, COPY_TOP, widths[i], COPY_HEIGHT)));
            x += widths[i];
        }
        return new FlashStrip(map, width, segments);
    }

    /** Widths by size, but at least 54 while there is room for that; what the small ones take is taken from the large ones. */
    private static double[] widths(List<FlashArea> areas, double width) {
        int count = areas.size();
        double least = Math.min(LEAST, width / Math.max(1, count));
        double[] widths = new double[count];
        boolean[] small = new boolean[count];
        boolean changed = true;
        while (changed) {
            changed = false;
            double room = width;
            double size = 0;
            for (int i = 0; i < count; i++) {
                room -= small[i] ? least : 0;
                size += small[i] ? 0 : areas.get(i).size();
            }
            for (int i = 0; i < count; i++) {
                widths[i] = small[i] ? least : room * areas.get(i).size() / size;
                if (!small[i] && widths[i] < least) {
                    small[i] = true;
                    changed = true;
                }
            }
        }
        return widths;
    }

    /** The area under a point of the readable copy or of the strip. */
    public Optional<FlashArea> hit(Point point) {
        return segments.stream()
                .filter(s -> s.copy().contains(point) || s.scale().contains(point))
                .map(Segment::area)
                .findFirst();
    }
}
