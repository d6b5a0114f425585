package dev.takt.designer.floorplan;

import dev.takt.designer.draw.Pen;
import dev.takt.designer.draw.Rgb;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.draw.Token;
import dev.takt.designer.overlay.Overlay;
import dev.takt.projects.model.ItemId;
import java.util.HashMap;
import java.util.Map;

/** What painters of the board are given: a pen in board coordinates, the plan, what lies on top of it, colours, how close one looks, and the level of whatever has one. */
record Scene(Pen pen, FloorPlan plan, Overlay overlay, Theme theme, double zoom, Map<ItemId, Integer> levels) {

    static Scene of(Pen pen, FloorPlan plan, Overlay overlay, Theme theme, double zoom) {
        Map<ItemId, Integer> levels = new HashMap<>();
        plan.machine().ifPresent(m -> m.contexts().forEach(c -> levels.putIfAbsent(c.item(), c.level())));
        return new Scene(pen, plan, overlay, theme, zoom, levels);
    }

    Detail detail() {
        return Detail.at(zoom);
    }

    Rgb of(Token token) {
        return theme.of(token);
    }
}
