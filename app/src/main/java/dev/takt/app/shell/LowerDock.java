package dev.takt.app.shell;

import dev.takt.designer.surface.Icons;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.beans.property.ReadOnlyStringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;

/** The docks below a page, beside each other: as they come problems, events and figures, and a strip of the timeline; in a narrow window all share their tabs. */
final class LowerDock {
    private static final double TABS_SHARE = 0.527;
    private static final double HEIGHT = 190;
    private static final double NARROW_HEIGHT = 150;

    /** A row of controls and one of words stand above the table there, which shows some rows all the same. */
    private static final double NARROW_WORST_HEIGHT = 226;

    private final DockSizes sizes;
    private final SplitPane both = new SplitPane();
    private final DockTabs tabs;
    private final DockTabs strip;
    private final DockTabs all;

    private Node[] stripTools = {};
    private Counts counts = new Counts(0, 0, 0);

    /** Beside the title of the problems. */
    private record Counts(long errors, long warnings, long notes) {}

    LowerDock(DockSizes sizes, TabMoves moves) {
        this.sizes = sizes;
        tabs = new DockTabs().movedBy(moves);
        strip = new DockTabs().movedBy(moves);
        all = new DockTabs().movedBy(moves);
        strip.getStyleClass().add("divided-left");
        both.getStyleClass().add("dock-bottom");
        all.getStyleClass().add("dock-bottom");
        SplitPane.setResizableWithParent(both, false);
        SplitPane.setResizableWithParent(all, false);
    }

    /** Has these panes from now on, the second ones in the right half. */
    void fill(List<DockPart> below, List<DockPart> right) {
        tabs.fill(below);
        strip.fill(right);
        all.fill(Stream.concat(below.stream(), right.stream()).toList());
        strip.setTools(strip.has("strip") ? stripTools : new Node[0]);
        decorate();
    }

    boolean isEmpty() {
        return all.isEmpty();
    }

    /** The docks, of which the window shows one or two. */
    List<DockTabs> docks() {
        return List.of(tabs, strip, all);
    }

    /** All in one row of tabs. */
    Node narrow() {
        all.reclaim();
        return all;
    }

    /** What there is, beside each other. */
    Node wide() {
        both.getItems().clear();
        for (DockTabs dock : List.of(tabs, strip)) {
            if (!dock.isEmpty()) {
                both.getItems().add(dock);
                dock.reclaim();
            }
        }
        return both;
    }

    /** Chooses a tab, {@code narrow} or not. The dock that is seen comes last: it takes the content. */
    void choose(String tab, boolean narrow) {
        DockTabs half = strip.has(tab) ? strip : tabs;
        DockTabs seen = narrow ? all : half;
        (narrow ? half : all).choose(tab);
        seen.choose(tab);
        seen.reclaim();
    }

    /** Where a pane is among these, if it is. */
    Optional<DockTabs> with(String pane, boolean narrow) {
        return (narrow ? Stream.of(all) : Stream.of(tabs, strip))
                .filter(d -> d.has(pane))
                .findFirst();
    }

    /** The pane in front where all share their tabs. */
    ReadOnlyStringProperty sharedChosenProperty() {
        return all.chosenProperty();
    }

    /** How high it wants to be: as the user has left it, else as the pane in front needs it. */
    double height(boolean narrow) {
        boolean worst = all.chosenProperty().get().equals(DockParts.WORST);
        double usual = worst ? NARROW_WORST_HEIGHT : NARROW_HEIGHT;
        return sizes.of(heightName(narrow), narrow ? usual : HEIGHT);
    }

    /** Remembers how high it is as the last part of a pane. */
    void keepHeight(SplitPane rows, boolean narrow) {
        sizes.keepLast(heightName(narrow), rows, rows.getHeight());
    }

    private static String heightName(boolean narrow) {
        return narrow ? "bottom.narrow" : "bottom";
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
        counts = new Counts(errors, warnings, notes);
        decorate();
    }

    private void decorate() {
        docks().forEach(dock -> dock.decorate("problems", counts(counts)));
    }

    private static Node counts(Counts counts) {
        HBox box = new HBox(4);
        box.setAlignment(Pos.CENTER_LEFT);
        count(box, counts.errors(), "err", "fth-x-circle");
        count(box, counts.warnings(), "warn", "fth-alert-triangle");
        count(box, counts.notes(), "info", "fth-info");
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
        stripTools = tools.clone();
        strip.setTools(strip.has("strip") ? stripTools : new Node[0]);
    }
}
