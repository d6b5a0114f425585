package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Box;
import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.Stroke;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.overlay.Mark;
import dev.takt.designer.overlay.Overlay;
import dev.takt.projects.model.Channel;
import dev.takt.projects.model.Executable;
import dev.takt.projects.model.Frame;
import dev.takt.projects.model.Item;
import dev.takt.projects.model.Note;
import dev.takt.projects.model.Resource;

/** Paints all of a floor plan as a small map: the chip, its lanes, a block for each item, what is selected or wrong standing out. */
public final class MinimapPainter {
    private static final double LEAST = 1.5;

    private final Pen pen;
    private final FloorPlan plan;
    private final Theme theme;
    private final double zoom;

    private MinimapPainter(Pen pen, FloorPlan plan, Theme theme, double zoom) {
        this.pen = pen;
        this.plan = plan;
        this.theme = theme;
        this.zoom = zoom;
    }

    /** Paints in board coordinates; the caller has shifted and scaled the pen by {@code zoom}. */
    public static void paint(Pen pen, FloorPlan plan, Overlay overlay, Theme theme, double zoom) {
        new MinimapPainter(pen, plan, theme, zoom).paint(overlay);
    }

    private void paint(Overlay overlay) {
        pen.fill(plan.chip(), theme.of(Token.CHIP));
        for (Lane lane : plan.lanes()) {
            pen.fill(lane.box(), theme.of(Token.BAND_1));
        }
        for (Node node : plan.nodes()) {
            Box box = atLeast(node.box());
            if (node.item() instanceof Frame) {
                pen.stroke(box, Stroke.of(theme.of(Token.LINE_STRONG), 1 / zoom));
                continue;
            }
            pen.fill(box, colour(node.item()));
            if (overlay.selection().contains(node.id())) {
                pen.stroke(box, Stroke.of(theme.of(Token.FG), 2 / zoom));
            }
        }
        overlay.marks().forEach((item, mark) -> plan.node(item).ifPresent(node -> mark(atLeast(node.box()), mark)));
    }

    private void mark(Box box, Mark mark) {
        switch (mark.worst()) {
            case ERROR -> pen.stroke(box, Stroke.of(theme.of(Token.ERR), 2 / zoom));
            case WARNING -> pen.stroke(box, Stroke.of(theme.of(Token.WARN), 2 / zoom));
            case INFO -> {
                // too little to stand out on a map
            }
        }
    }

    /** What is smaller than a pixel still gets one. */
    private Box atLeast(Box box) {
        return new Box(box.x(), box.y(), Math.max(box.width(), LEAST / zoom), Math.max(box.height(), LEAST / zoom));
    }

    private Rgb colour(Item item) {
        return switch (item) {
            case Executable _ -> theme.of(Token.LEVEL_1);
            case Resource _ -> theme.of(Token.LOCK);
            case Channel _ -> theme.of(Token.DATA);
            case Note _ -> theme.of(Token.ACCENT_SOFT);
            default -> theme.of(Token.CHIP_EDGE);
        };
    }
}
