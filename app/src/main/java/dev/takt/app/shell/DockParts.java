package dev.takt.app.shell;

import dev.takt.app.text.Texts;
import java.util.List;
import javafx.scene.Node;

/** What goes into the docks. */
public record DockParts(
        Node outline,
        Node palette,
        Node inspector,
        Node why,
        Node whySteps,
        Node problems,
        Node events,
        Node area,
        Node responses,
        Node worst,
        Node strip) {
    /** It takes the whole height at the right and stays there. */
    static final String WHY = "why";

    static final String STRIP = "strip";

    /** It has more above its table than others. */
    static final String WORST = "worst";

    /** All that has a tab, each where it comes. */
    List<DockPart> all() {
        return List.of(
                new DockPart("outline", text("dock.outline"), "fth-list", outline, Dock.LEFT),
                new DockPart("palette", text("dock.palette"), "fth-plus-square", palette, Dock.LEFT_BELOW),
                new DockPart("inspector", text("dock.inspector"), "fth-sliders", inspector, Dock.RIGHT),
                new DockPart(WHY, text("dock.why"), "fth-help-circle", why, Dock.RIGHT),
                new DockPart("problems", text("problems.title"), "fth-alert-triangle", problems, Dock.BELOW),
                new DockPart("events", text("events.title"), "fth-align-left", events, Dock.BELOW),
                new DockPart("area", text("area.title"), "fth-hash", area, Dock.BELOW),
                new DockPart("responses", text("responses.title"), "fth-bar-chart", responses, Dock.BELOW),
                new DockPart(WORST, text("worst.title"), "fth-trending-up", worst, Dock.BELOW),
                new DockPart(STRIP, text("dock.strip"), "fth-activity", strip, Dock.BELOW_RIGHT));
    }

    private static String text(String key) {
        return Texts.text(key).text();
    }
}
