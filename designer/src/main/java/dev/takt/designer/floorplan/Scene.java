package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.overlay.Overlay;

/** What painters of the board are given: a pen in board coordinates, the plan, what lies on top of it, colours, and how close one looks. */
record Scene(Pen pen, FloorPlan plan, Overlay overlay, Theme theme, double zoom) {

    Detail detail() {
        return Detail.at(zoom);
    }

    Rgb of(Token token) {
        return theme.of(token);
    }
}
