package dev.takt.app.shell;

import dev.takt.app.text.Texts;
import dev.takt.designer.surface.Icons;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The docks below a page: problems, events and figures, and a strip of the timeline beside them; in a narrow window all share their tabs. */
final class LowerDock {
    private static final double TABS_SHARE = 0.527;

    private final DockSizes sizes;
    private final SplitPane both = new SplitPane();
    private final DockTabs tabs;
    private final DockTabs strip;
    private final DockTabs all;

    LowerDock(Workspace.Parts parts, DockSizes sizes) {
        this.sizes = sizes;
        tabs = tabs(parts);
        strip = new DockTabs().with("strip", text("dock.strip"), "", parts.strip());
        all = tabs(parts).with("strip", text("dock.strip"), "", parts.strip());
        strip.getStyleClass().add("divided-left");
        both.getStyleClass().add("dock-bottom");
        all.getStyleClass().add("dock-bottom");
        SplitPane.setResizableWithParent(both, false);
        SplitPane.setResizableWithParent(all, false);
    }

    private static DockTabs tabs(Workspace.Parts parts) {
        return new DockTabs()
                .with("problems", text("problems.title"), "", parts.problems())
                .with("events", text("events.title"), "", parts.events())
                .with("area", text("area.title"), "", parts.area())
                .with("responses", text("responses.title"), "", parts.responses());
    }

    private static String text(String key) {
        return Texts.text(key).text();
    }

    /** All in one row of tabs. */
    Node narrow() {
        all.reclaim();
        return all;
    }

    /** The tabs alone, where the page is the timeline itself. */
    Node withoutStrip() {
        both.getItems().clear();
        both.getItems().add(tabs);
        tabs.reclaim();
        return both;
    }

    /** The tabs and the strip beside each other. */
    Node withStrip() {
        withoutStrip();
        both.getItems().add(strip);
        strip.reclaim();
        return both;
    }

    /** Chooses a tab, {@code narrow} or not. The dock that is seen comes last: it takes the content. */
    void choose(String tab, boolean narrow) {
        DockTabs seen = narrow ? all : tabs;
        (narrow ? tabs : all).choose(tab);
        seen.choose(tab);
        seen.reclaim();
    }

    void place() {
        if (both.getItems().size() > 1) {
            both.setDividerPosition(0, sizes.of("bottom.share", TABS_SHARE));
        }
    }

    void keepSizes() {
        sizes.keepShare("bottom.share", both);
    }

    /** Puts counts beside the title of the problems. */
    void countProblems(long errors, long warnings, long notes) {
        tabs.decorate("problems", counts(errors, warnings, notes));
        all.decorate("problems", counts(errors, warnings, notes));
    }

    private static Node counts(long errors, long warnings, long notes) {
        HBox box = new HBox(4);
        box.setAlignment(Pos.CENTER_LEFT);
        count(box, errors, "err", "fth-x-circle");
        count(box, warnings, "warn", "fth-alert-triangle");
        count(box, notes, "info", "fth-info");
        HBox.setHgrow(box, Priority.NEVER);
        return box;
    }

    private static void count(HBox box, long count, String style, String icon) {
        if (count > 0) {
            Label badge = new Label(Long.toString(count), Icons.of(icon));
            badge.getStyleClass().addAll("badge", style);
            box.getChildren().add(badge);
        }
    }

    /** Tools at the right end of the strip's header. */
    void setStripTools(Node... tools) {
        strip.setTools(tools);
    }
}
