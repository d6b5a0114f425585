package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.text.Texts;
import java.util.ArrayList;
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

    /** Where the name of the core, how much is asked of it, and the names of its levels stand: what lines are to keep off. */
    List<Box> words() {
        List<Box> words = new ArrayList<>();
        double name = Math.min(box.width(), 12 + TextMeasure.width(LanePainter.name(this), LanePainter.NAME));
        double load = 18 + TextMeasure.width(Texts.words("board.demand", "100.0 %"), LanePainter.LOAD);
        words.add(new Box(box.x(), box.y(), gutterRight ? name : name + load, Metric.LANE_HEADER));
        if (gutterRight) {
            words.add(new Box(box.right() - load, box.y(), load, Metric.LANE_HEADER));
        }
        for (BandBox band : bands) {
            Box strip = band.box();
            words.add(new Box(
                    gutter().x(), strip.y(), Metric.GUTTER, Math.min(strip.height(), LanePainter.WORDS_HEIGHT)));
        }
        return words;
    }

    /** The strip with the names of the levels. */
    public Box gutter() {
        double left = gutterRight ? box.right() - Metric.GUTTER : box.x();
        return new Box(left, box.y() + Metric.LANE_HEADER, Metric.GUTTER, box.height() - Metric.LANE_HEADER);
    }
}
