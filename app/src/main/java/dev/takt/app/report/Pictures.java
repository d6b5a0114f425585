package dev.takt.app.report;

import dev.takt.app.reading.Reading;
import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.floorplan.FloorPlan;
import dev.takt.designer.floorplan.FloorPlanPainter;
import dev.takt.designer.overlay.Figures;
import dev.takt.designer.overlay.Mark;
import dev.takt.designer.overlay.Overlay;

/** The pictures of a reading. */
public final class Pictures {
    private static final double MARGIN = 24;

    private Pictures() {}

    /** The board as the window shows it, with bounds and problem marks, at its natural size. */
    public static Picture board(Reading reading, Theme theme) {
        FloorPlan plan = FloorPlan.of(reading.project(), reading.machine());
        Box bounds = plan.bounds();
        double width = bounds.width() + 2 * MARGIN;
        double height = bounds.height() + 2 * MARGIN;
        return new Picture(
                width, height, pen -> FloorPlanPainter.paintFitted(pen, plan, overlay(reading), theme, width, height));
    }

    /** What is known about a design, to be shown on top of its board. */
    public static Overlay overlay(Reading reading) {
        Overlay marked = Overlay.NONE.withMarks(Mark.of(reading.problems()));
        Overlay figured = reading.machine()
                .map(m -> marked.withFigures(Figures.of(m, reading.analysis())))
                .orElse(marked);
        return reading.analysis()
                .map(a -> figured.withCoreLoads(Figures.loads(a)))
                .orElse(figured);
    }
}
