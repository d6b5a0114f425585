package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.TextMeasure;
import dev.takt.designer.text.Texts;
import dev.takt.projects.machine.Band;
import java.util.ArrayList;
import java.util.List;

/** The words in a level that nobody uses, where no line runs through them; a level without such a place has none. */
public record BandCaption(String words, Box box) {
    static final Face FACE = Face.words(10);

    /** From where cards may be to the words, if nothing is in their way. */
    private static final double INDENT = 40;

    /** A band of usual height has room for cards to be dropped, and says that it is free by being so. */
    private static final double HIGHEST = 40;

    private static final double HEIGHT = 10;
    private static final double CLEAR = 5;

    static List<BandCaption> of(List<Lane> lanes, List<Route> routes, List<CeilingLine> ceilings) {
        List<BandCaption> captions = new ArrayList<>();
        for (Lane lane : lanes) {
            for (BandBox band : lane.bands()) {
                if (band.empty() && band.box().height() <= HIGHEST) {
                    place(lane, band, routes, ceilings, captions);
                }
            }
        }
        return captions;
    }

    private static void place(
            Lane lane, BandBox band, List<Route> routes, List<CeilingLine> ceilings, List<BandCaption> captions) {
        String words = kind(band) + " · " + Texts.words("board.level.empty");
        double width = TextMeasure.width(words, FACE);
        double top = Math.min(band.box().centreY(), band.box().y() + 12) - HEIGHT / 2;
        Box content = lane.content();
        for (double x = content.x() + INDENT; x + width < content.right() - CLEAR; x += Metric.GRID) {
            Box box = new Box(x, top, width, HEIGHT);
            Box clear = new Box(x - CLEAR, top - 1, width + 2 * CLEAR, HEIGHT + 2);
            boolean free = routes.stream().noneMatch(r -> r.passes(clear))
                    && ceilings.stream().noneMatch(c -> c.passes(clear));
            if (free) {
                captions.add(new BandCaption(words, box));
                return;
            }
        }
    }

    static String kind(BandBox band) {
        return Texts.words(band.band() == Band.INTERRUPT ? "board.level.interrupt" : "board.level.thread");
    }
}
