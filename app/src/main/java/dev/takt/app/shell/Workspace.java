package dev.takt.app.shell;

import dev.takt.app.settings.Preferences;
import dev.takt.app.text.Texts;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/**
 * The docks around the pages of an open design. Wide: outline and palette left, inspector and <i>Why late?</i> right, problems and a strip of the timeline below. Panes are moved from dock to dock. Below 1280 pixels the left docks
 * fold to a rail, the lower ones share their tabs, and <i>Why late?</i> takes the place of the inspector. Which docks a page has is the page's matter.
 */
public final class Workspace extends BorderPane {
    private static final double NARROW = 1280;
    private static final double RIGHT = 300;
    private static final double RIGHT_NARROW = 264;
    private static final double RIGHT_LEAST = 220;
    private static final double WHY = 376;
    private static final double BOTTOM = 190;
    private static final double BOTTOM_NARROW = 150;

    /** No window that a user sees is as small. */
    private static final double TOO_SMALL = 400;

    /** It takes the whole height at the right and stays there. */
    private static final String WHY_PANE = "why";

    private static final String STRIP = "strip";

    /** What goes into the docks. */
    public record Parts(
            Node outline,
            Node palette,
            Node inspector,
            Node why,
            Node whySteps,
            Node problems,
            Node events,
            Node area,
            Node responses,
            Node strip) {
        /** All that can be moved, each where it comes. */
        List<DockPart> all() {
            return List.of(
                    new DockPart("outline", text("dock.outline"), "fth-list", outline, Dock.LEFT),
                    new DockPart("palette", text("dock.palette"), "fth-plus-square", palette, Dock.LEFT_BELOW),
                    new DockPart("inspector", text("dock.inspector"), "fth-sliders", inspector, Dock.RIGHT),
                    new DockPart(WHY_PANE, text("dock.why"), "fth-help-circle", why, Dock.RIGHT),
                    new DockPart("problems", text("problems.title"), "fth-alert-triangle", problems, Dock.BELOW),
                    new DockPart("events", text("events.title"), "fth-align-left", events, Dock.BELOW),
                    new DockPart("area", text("area.title"), "fth-hash", area, Dock.BELOW),
                    new DockPart("responses", text("responses.title"), "fth-bar-chart", responses, Dock.BELOW),
                    new DockPart(STRIP, text("dock.strip"), "fth-activity", strip, Dock.BELOW_RIGHT));
        }
    }

    private final PaneWalk panes = new PaneWalk();
    private final DockPlan plan;
    private final TabMoves moves;
    private final DockTabs pages;
    private final Preferences preferences;
    private final SplitPane columns = new SplitPane();
    private final SplitPane rows = new SplitPane();
    /** Everything else beside a right dock of the window's full height. */
    private final SplitPane halves = new SplitPane();

    private final DockSizes sizes;
    private final LeftDock left;
    private final LowerDock lower;
    private final DockTabs inspector;
    private final DockTabs drawer;
    private final Node whySteps;
    private final ReadOnlyBooleanWrapper whyShown = new ReadOnlyBooleanWrapper(false);
    private final StackPane over = new StackPane();
    private boolean narrow;
    private boolean drawerOpen;
    /** Where it has the right dock for itself, <i>Why late?</i> is only there when it is asked for. */
    private boolean whyAsked;

    /** Docks change between two frames: what changes while the window is laid out is not laid out itself. */
    private final AnimationTimer rearrange = new AnimationTimer() {
        @Override
        public void handle(long now) {
            stop();
            narrow = getWidth() < NARROW;
            arrangeAroundFocus();
        }
    };

    /** {@code preferences} remember sizes and closed docks. */
    public Workspace(DockTabs pages, Parts parts, Preferences preferences) {
        this.pages = pages;
        this.preferences = preferences;
        sizes = new DockSizes(preferences);
        plan = new DockPlan(preferences, parts.all());
        moves = new TabMoves(new DockZones(this::zonesShown, over), this::move);
        left = new LeftDock(sizes, moves);
        lower = new LowerDock(sizes, moves);
        inspector = new DockTabs().movedBy(moves);
        inspector.fill(plan.in(Dock.RIGHT));
        drawer = new DockTabs().with("why-drawer", text("dock.why"), "", parts.why());
        whySteps = parts.whySteps();
        inspector.getStyleClass().add("dock-right");
        drawer.getStyleClass().add("dock-right");
        drawer.setId("why-dock");
        drawer.setMaxWidth(WHY);
        drawer.setPrefWidth(WHY);
        drawer.setMinWidth(WHY);
        drawer.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                hideWhy();
                key.consume();
            }
        });
        rows.setOrientation(Orientation.VERTICAL);
        SplitPane.setResizableWithParent(inspector, false);
        inspector.setMinWidth(RIGHT_LEAST);
        setCenter(over);
        pages.chosenProperty().addListener((_, _, _) -> rearrange.start());
        inspector.chosenProperty().addListener((_, _, now) -> {
            if (!besideWhy().isEmpty()) {
                whyAsked = now.equals(WHY_PANE);
            }
            tellWhy();
            rearrange.start();
        });
        widthProperty().addListener((_, _, width) -> {
            if (width.doubleValue() < NARROW != narrow) {
                rearrange.start();
            }
        });
        widthProperty().addListener((_, before, _) -> placeAgainFrom(before.doubleValue()));
        heightProperty().addListener((_, before, _) -> placeAgainFrom(before.doubleValue()));
        rememberSizes();
        arrange();
    }

    /** Dividers that were placed while the window was still too small for its docks were pushed to its edge, and would stay there. */
    private void placeAgainFrom(double length) {
        if (length < TOO_SMALL) {
            rearrange.start();
        }
    }

    private static String text(String key) {
        return Texts.text(key).text();
    }

    private boolean has(String dock) {
        return !preferences.isClosed(dock) && belongs(dock);
    }

    /** True if a dock has a place beside the page that is shown. */
    private boolean belongs(String dock) {
        return switch (pages.chosenProperty().get()) {
            case "board" -> true;
            case "timeline" -> !dock.equals("left") && !(narrow && dock.equals("right"));
            case "analysis", "memory" -> dock.equals("right");
            default -> false;
        };
    }

    /** Parts leave the scene while they are arranged; who had the focus gets it back. */
    private void arrangeAroundFocus() {
        Optional<Node> focused = Optional.ofNullable(getScene()).flatMap(s -> Optional.ofNullable(s.getFocusOwner()));
        arrange();
        // A split that is new takes its parts in with its skin, and keeps what its docks had of the width that it had
        // before.
        over.applyCss();
        layout();
        place();
        // One that went away with its page leaves the focus to the page that came: the window would give it to its
        // first button.
        focused.ifPresent(node -> {
            if (node.getScene() == getScene()) {
                node.requestFocus();
            } else {
                pages.focusContent();
            }
        });
    }

    private void arrange() {
        left.clear();
        halves.getItems().clear();
        columns.getItems().clear();
        rows.getItems().clear();
        over.getChildren().clear();
        setRight(null);
        fill();
        if (narrow && inspector.chosenProperty().get().equals(WHY_PANE)) {
            drawerOpen = drawerOpen || whyAsked || !besideWhy().isEmpty();
            besideWhy().stream().findFirst().ifPresent(part -> inspector.choose(part.id()));
        }
        pages.setBody(body());
        columns.getItems().add(pages);
        boolean right = has("right") && (!besideWhy().isEmpty() || whyAsked && !narrow);
        boolean tall = right && isTall();
        drawerOpen = drawerOpen && narrow && hasWhy();
        if (right && !tall && !drawerOpen) {
            columns.getItems().add(inspector);
        }
        rows.getItems().add(columns);
        if (has("bottom") && !lower.isEmpty()) {
            rows.getItems().add(narrow ? lower.narrow() : lower.wide());
        }
        if (tall) {
            halves.getItems().setAll(rows, inspector);
        }
        over.getChildren().setAll(tall ? halves : rows, moves.mark());
        if (drawerOpen) {
            drawer.reclaim();
            setRight(drawer);
        } else {
            inspector.reclaim();
        }
        tellWhy();
        place();
    }

    /** The page and the docks at its left, below the tabs: those stay where they are from page to page. */
    private Node body() {
        if (!has("left") || left.isEmpty()) {
            return pages.content();
        }
        return narrow ? left.railed(pages.content()) : left.beside(pages.content());
    }

    /** Why something was late takes the whole height, and beside the timeline the inspector does too. */
    private boolean isTall() {
        return !narrow
                && (pages.chosenProperty().get().equals("timeline")
                        || inspector.chosenProperty().get().equals(WHY_PANE));
    }

    /** Every dock has the panes that stand in it on this page. */
    private void fill() {
        boolean asked = whyAsked;
        left.fill(plan.in(Dock.LEFT), plan.in(Dock.LEFT_BELOW));
        inspector.fill(plan.in(Dock.RIGHT));
        lower.fill(here(Dock.BELOW), here(Dock.BELOW_RIGHT));
        // What is chosen while a dock is filled nobody has asked for.
        whyAsked = asked;
        if (!asked) {
            besideWhy().stream()
                    .findFirst()
                    .filter(_ -> inspector.chosenProperty().get().equals(WHY_PANE))
                    .ifPresent(part -> inspector.choose(part.id()));
        }
    }

    /** The timeline has no strip of itself below. */
    private List<DockPart> here(Dock dock) {
        boolean board = pages.chosenProperty().get().equals("board");
        return plan.in(dock).stream()
                .filter(p -> board || !p.id().equals(STRIP))
                .toList();
    }

    /** What stands at the right with <i>Why late?</i>. */
    private List<DockPart> besideWhy() {
        return plan.in(Dock.RIGHT).stream()
                .filter(p -> !p.id().equals(WHY_PANE))
                .toList();
    }

    /** Moves a pane to another dock, which opens if it is closed; <i>Why late?</i> stays where it is. */
    public void move(String pane, Dock to) {
        if (pane.equals(WHY_PANE) || plan.of(pane).filter(to::equals).isPresent()) {
            return;
        }
        plan.move(pane, to);
        if (preferences.isClosed(to.side())) {
            preferences.setClosed(to.side(), false);
        }
        arrangeAroundFocus();
        show(pane);
    }

    /** Moves the pane that has the focus to a side: {@code left}, {@code right} or {@code bottom}; one that stands there goes to the other dock of that side. */
    public void moveFocused(String side) {
        focusedPane().ifPresent(pane -> plan.of(pane).ifPresent(now -> move(pane, now.towards(side))));
    }

    private Optional<String> focusedPane() {
        return Stream.of(left.docks().stream(), Stream.of(inspector), lower.docks().stream())
                .flatMap(docks -> docks)
                .flatMap(dock -> dock.focused().stream())
                .findFirst();
    }

    /** Shows a pane in the dock that has it. */
    private void show(String pane) {
        plan.of(pane).ifPresent(dock -> {
            switch (dock) {
                case LEFT, LEFT_BELOW -> left.choose(pane);
                case RIGHT -> inspector.choose(pane);
                case BELOW, BELOW_RIGHT -> lower.choose(pane, narrow);
            }
        });
    }

    /** Takes the focus to the next pane or the one before: tool row, docks at the left, page, docks at the right and below. */
    public void walk(Node toolRow, Runnable enterPage, boolean forward) {
        List<PaneWalk.Stop> stops = new ArrayList<>();
        stops.add(new PaneWalk.Stop(toolRow, () -> DockTabs.focusFirst(toolRow)));
        left.railShown().ifPresent(rail -> stops.add(new PaneWalk.Stop(rail, () -> DockTabs.focusFirst(rail))));
        shown(left.docks()).forEach(dock -> stops.add(new PaneWalk.Stop(dock, dock::focusContent)));
        stops.add(new PaneWalk.Stop(pages, enterPage));
        shown(List.of(inspector, drawer)).forEach(dock -> stops.add(new PaneWalk.Stop(dock, dock::focusContent)));
        shown(lower.docks()).forEach(dock -> stops.add(new PaneWalk.Stop(dock, dock::focusContent)));
        panes.go(stops, Optional.ofNullable(getScene().getFocusOwner()), forward);
    }

    private static List<DockTabs> shown(List<DockTabs> docks) {
        return docks.stream()
                .filter(dock -> dock.getScene() != null && !dock.isEmpty())
                .toList();
    }

    /** The docks that are seen, where they are. */
    private List<DockZones.Seen> zonesShown() {
        List<DockZones.Seen> seen = new ArrayList<>();
        seen.add(new DockZones.Seen(Dock.LEFT, left.docks().getFirst(), belongs("left")));
        seen.add(new DockZones.Seen(Dock.LEFT_BELOW, left.docks().getLast(), belongs("left")));
        seen.add(new DockZones.Seen(Dock.RIGHT, inspector, belongs("right")));
        seen.add(new DockZones.Seen(Dock.BELOW, lower.docks().get(narrow ? 2 : 0), belongs("bottom")));
        seen.add(new DockZones.Seen(Dock.BELOW_RIGHT, lower.docks().get(1), belongs("bottom")));
        return seen;
    }

    private boolean hasWhy() {
        String page = pages.chosenProperty().get();
        return page.equals("timeline") || belongs("right");
    }

    /** Shows <i>Why late?</i>: its tab at the right, or the drawer in a narrow window; only on a page that has a place for it. */
    public void showWhy() {
        if (!hasWhy()) {
            return;
        }
        if (preferences.isClosed("right")) {
            toggle("right");
        }
        whyAsked = true;
        if (narrow) {
            drawerOpen = true;
            arrangeAroundFocus();
        } else {
            inspector.choose(WHY_PANE);
            if (besideWhy().isEmpty()) {
                arrangeAroundFocus();
            }
        }
        tellWhy();
    }

    /** Shows the inspector again, or closes the drawer. */
    public void hideWhy() {
        boolean open = drawerOpen;
        boolean held = hasFocus(drawer);
        boolean alone = besideWhy().isEmpty();
        drawerOpen = false;
        whyAsked = false;
        besideWhy().stream().findFirst().ifPresent(part -> inspector.choose(part.id()));
        tellWhy();
        if (open || alone) {
            arrangeAroundFocus();
        }
        if (held) {
            pages.focusContent();
        }
    }

    private static boolean hasFocus(Node part) {
        for (Node at = part.getScene() == null ? null : part.getScene().getFocusOwner();
                at != null;
                at = at.getParent()) {
            if (at == part) {
                return true;
            }
        }
        return false;
    }

    private void tellWhy() {
        boolean tab = !narrow
                && inspector.chosenProperty().get().equals(WHY_PANE)
                && (whyAsked || !besideWhy().isEmpty());
        boolean shown = hasWhy() && (narrow ? drawerOpen : tab);
        if (tab) {
            inspector.setTools(whySteps);
        } else {
            inspector.setTools();
            if (drawerOpen) {
                drawer.setTools(whySteps);
            }
        }
        whyShown.set(shown);
    }

    /** True while <i>Why late?</i> is seen. */
    public ReadOnlyBooleanProperty whyShownProperty() {
        return whyShown.getReadOnlyProperty();
    }

    /** Puts the dividers where the sizes of the docks want them. */
    private void place() {
        double width = Math.max(1, getWidth() - (getRight() == null ? 0 : WHY));
        boolean tall = halves.getItems().contains(inspector);
        double right = rightSize(tall);
        inspector.setMinWidth(narrow ? RIGHT_NARROW : RIGHT_LEAST);
        boolean rightShown = columns.getItems().contains(inspector);
        if (tall) {
            halves.setDividerPosition(0, 1 - right / width);
        }
        if (rightShown) {
            columns.setDividerPosition(0, 1 - right / width);
        }
        left.place(width - (tall || rightShown ? right : 0));
        if (rows.getItems().size() > 1) {
            double height = Math.max(1, getHeight());
            rows.setDividerPosition(0, 1 - sizes.of(bottomName(), narrow ? BOTTOM_NARROW : BOTTOM) / height);
        }
        lower.place();
    }

    private double rightSize(boolean tall) {
        return sizes.of(rightName(tall), narrow ? RIGHT_NARROW : tall ? WHY : RIGHT);
    }

    private String rightName(boolean tall) {
        return narrow ? "right.narrow" : tall ? "right.tall" : "right";
    }

    private String bottomName() {
        return narrow ? "bottom.narrow" : "bottom";
    }

    private void rememberSizes() {
        DockSizes.onDivided(rows, () -> {
            sizes.keepLast(bottomName(), rows, rows.getHeight());
            left.keepSizes();
            if (columns.getItems().contains(inspector)) {
                sizes.keepLast(rightName(false), columns, columns.getWidth());
            }
            lower.keepSizes();
        });
        DockSizes.onDivided(halves, () -> sizes.keepLast(rightName(true), halves, halves.getWidth()));
    }

    /** Closes a dock, or opens it again: {@code left}, {@code right} or {@code bottom}. */
    public void toggle(String dock) {
        preferences.setClosed(dock, !preferences.isClosed(dock));
        rearrange.start();
    }

    /** Every dock is open and as large as it comes. */
    public void reset() {
        preferences.forgetLayout();
        rearrange.start();
    }

    /** Shows a pane, wherever it stands; its dock opens if it is closed. */
    public void choose(String pane) {
        plan.of(pane).map(Dock::side).filter(preferences::isClosed).ifPresent(this::toggle);
        show(pane);
    }

    /** Puts counts beside the title of the problems. */
    public void countProblems(long errors, long warnings, long notes) {
        lower.countProblems(errors, warnings, notes);
    }

    /** Tools at the right end of the strip's header. */
    public void setStripTools(Node... tools) {
        lower.setStripTools(tools);
    }
}
