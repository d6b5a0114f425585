package dev.takt.designer.bars;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.Point;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.text.Texts;
import dev.takt.projects.memory.FlashArea;
import dev.takt.projects.memory.FlashRole;
import dev.takt.projects.memory.MemoryMap;
import dev.takt.projects.units.SizeText;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** The flash of a memory map twice: to scale, and as a readable copy in which every area is wide enough for its name while the strip is. */
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
    /** A longer name takes no room from the others. */
    private static final double MOST = 150;
    /** Left and right of a name. */
    static final double AROUND = 14;

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

    /** What an area is called on the strip. */
    static String name(FlashArea area) {
        return area.role() == FlashRole.FREE ? Texts.words("flash.free") : area.name();
    }

    /** Widths by size, but each with room for its name while there is room for all names; what the small ones take is taken from the large ones. */
    private static double[] widths(List<FlashArea> areas, double width) {
        double[] least = least(areas, width);
        double[] widths = new double[areas.size()];
        boolean[] small = new boolean[areas.size()];
        boolean changed = true;
        while (changed) {
            changed = false;
            double room = width;
            double size = 0;
            for (int i = 0; i < widths.length; i++) {
                room -= small[i] ? least[i] : 0;
                size += small[i] ? 0 : areas.get(i).size();
            }
            for (int i = 0; i < widths.length; i++) {
                widths[i] = small[i] ? least[i] : room * areas.get(i).size() / size;
                if (!small[i] && widths[i] < least[i]) {
                    small[i] = true;
                    changed = true;
                }
            }
        }
        return widths;
    }

    /** As wide as names and sizes are; where all of them together are wider than the strip, names give way, those of the widest first. */
    private static double[] least(List<FlashArea> areas, double width) {
        double[] wanted = areas.stream().mapToDouble(FlashStrip::wanted).toArray();
        double even = width / Math.max(1, areas.size());
        double limit = Math.max(MOST, LEAST);
        while (limit > even && total(wanted, limit) > width) {
            limit--;
        }
        double most = limit;
        return Arrays.stream(wanted).map(w -> Math.min(w, most)).toArray();
    }

    private static double total(double[] wanted, double limit) {
        return Arrays.stream(wanted).map(w -> Math.min(w, limit)).sum();
    }

    private static double wanted(FlashArea area) {
        double name = TextMeasure.width(name(area), area.role() == FlashRole.FREE ? Face.words(11) : Face.strong(11));
        double size = TextMeasure.width(SizeText.format(area.size()), Face.mono(10.5));
        return Math.max(LEAST, Math.ceil(Math.max(name, size)) + AROUND);
    }

    /** The area under a point of the readable copy or of the strip. */
    public Optional<FlashArea> hit(Point point) {
        return segments.stream()
                .filter(s -> s.copy().contains(point) || s.scale().contains(point))
                .map(Segment::area)
                .findFirst();
    }
}
