package dev.takt.app.shell;

import dev.takt.app.settings.Preferences;
import dev.takt.app.text.Texts;
import dev.takt.designer.surface.Icons;
import java.util.Optional;
import javafx.animation.AnimationTimer;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;
import javafx.scene.input.MouseEvent;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/**
 * The docks around the pages of an open design. Wide: outline and palette left, inspector and <i>Why late?</i> right, problems and a strip of the timeline below. Below 1280 pixels the left docks
 * fold to a rail, the lower ones share their tabs, and <i>Why late?</i> takes the place of the inspector. Which docks a page has is the page's matter.
 */
public final class Workspace extends BorderPane {
    private static final double NARROW = 1280;
    private static final double LEFT = 220;
    private static final double RIGHT = 300;
    private static final double RIGHT_NARROW = 264;
    private static final double WHY = 376;
    private static final double BOTTOM = 190;
    private static final double BOTTOM_NARROW = 150;

    /** No window that a user sees is as small. */
    private static final double TOO_SMALL = 400;

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
            Node strip) {}

    private final DockTabs pages;
    private final Preferences preferences;
    private final SplitPane columns = new SplitPane();
    private final SplitPane rows = new SplitPane();
    /** Everything else beside a right dock of the window's full height. */
    private final SplitPane halves = new SplitPane();

    private final SplitPane left = new SplitPane();
    private final SplitPane bottom = new SplitPane();
    private final DockTabs outline;
    private final DockTabs palette;
    private final DockTabs inspector;
    private final DockTabs drawer;
    private final Node whySteps;
    private final ReadOnlyBooleanWrapper whyShown = new ReadOnlyBooleanWrapper(false);
    private final DockTabs lowerLeft;
    private final DockTabs lowerRight;
    private final DockTabs lower;
    private final VBox rail = new VBox(4);
    private final StackPane over = new StackPane();
    /** The left docks and the page beside each other. */
    private final SplitPane beside = new SplitPane();

    /** The page beside the rail, under the dock that the rail opens. */
    private final BorderPane railed = new BorderPane();

    private final StackPane flap = new StackPane();
    private boolean narrow;
    private boolean drawerOpen;
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
        outline = new DockTabs().with("outline", text("dock.outline"), "", parts.outline());
        palette = new DockTabs().with("palette", text("dock.palette"), "", parts.palette());
        inspector = new DockTabs()
                .with("inspector", text("dock.inspector"), "", parts.inspector())
                .with("why", text("dock.why"), "", parts.why());
        drawer = new DockTabs().with("why-drawer", text("dock.why"), "", parts.why());
        whySteps = parts.whySteps();
        lowerLeft = new DockTabs()
                .with("problems", text("problems.title"), "", parts.problems())
                .with("events", text("events.title"), "", parts.events())
                .with("area", text("area.title"), "", parts.area())
                .with("responses", text("responses.title"), "", parts.responses());
        lowerRight = new DockTabs().with("strip", text("dock.strip"), "", parts.strip());
        lower = new DockTabs()
                .with("problems", text("problems.title"), "", parts.problems())
                .with("events", text("events.title"), "", parts.events())
                .with("area", text("area.title"), "", parts.area())
                .with("responses", text("responses.title"), "", parts.responses())
                .with("strip", text("dock.strip"), "", parts.strip());
        left.setOrientation(Orientation.VERTICAL);
        left.getItems().setAll(outline, palette);
        left.setDividerPositions(0.46);
        left.getStyleClass().add("dock-left");
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
        lowerRight.getStyleClass().add("divided-left");
        bottom.getStyleClass().add("dock-bottom");
        lower.getStyleClass().add("dock-bottom");
        rows.setOrientation(Orientation.VERTICAL);
        SplitPane.setResizableWithParent(left, false);
        SplitPane.setResizableWithParent(inspector, false);
        SplitPane.setResizableWithParent(bottom, false);
        SplitPane.setResizableWithParent(lower, false);
        left.setMinWidth(LEFT);
        inspector.setMinWidth(220);
        rail.getStyleClass().addAll("panel", "dock-left");
        rail.setAlignment(Pos.TOP_CENTER);
        rail.setMinWidth(36);
        rail.setPrefWidth(36);
        rail.getChildren().addAll(fold("fth-list", outline), fold("fth-plus-square", palette));
        flap.setAlignment(Pos.TOP_LEFT);
        flap.setMinSize(0, 0);
        railed.setMinSize(0, 0);
        beside.setMinSize(0, 0);
        setCenter(over);
        pages.chosenProperty().addListener((_, _, _) -> rearrange.start());
        inspector.chosenProperty().addListener((_, _, _) -> {
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

    /** A button of the rail that opens a dock over the page. */
    private ToggleButton fold(String icon, DockTabs dock) {
        ToggleButton button = new ToggleButton("", Icons.of(icon));
        button.getStyleClass().addAll("plain", "icon");
        String name = text(dock == outline ? "dock.outline" : "dock.palette");
        button.setTooltip(new Tooltip(name));
        button.setAccessibleText(name);
        button.selectedProperty().addListener((_, _, open) -> {
            flap.getChildren().remove(dock);
            if (open) {
                rail.getChildren().forEach(other -> {
                    if (other != button && other instanceof ToggleButton toggle) {
                        toggle.setSelected(false);
                    }
                });
                dock.setMaxWidth(LEFT);
                dock.setPrefWidth(LEFT);
                flap.getChildren().add(dock);
            }
        });
        return button;
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
        focused.filter(node -> node.getScene() == getScene()).ifPresent(Node::requestFocus);
    }

    private void arrange() {
        rail.getChildren().forEach(b -> ((ToggleButton) b).setSelected(false));
        halves.getItems().clear();
        columns.getItems().clear();
        rows.getItems().clear();
        over.getChildren().clear();
        beside.getItems().clear();
        flap.getChildren().clear();
        setRight(null);
        if (narrow && inspector.chosenProperty().get().equals("why")) {
            inspector.choose("inspector");
            drawerOpen = true;
        }
        pages.setBody(body());
        columns.getItems().add(pages);
        boolean tall = has("right") && isTall();
        drawerOpen = drawerOpen && narrow && hasWhy();
        if (has("right") && !tall && !drawerOpen) {
            columns.getItems().add(inspector);
        }
        rows.getItems().add(columns);
        if (has("bottom")) {
            rows.getItems().add(lowerDock());
        }
        if (tall) {
            halves.getItems().setAll(rows, inspector);
        }
        over.getChildren().setAll(tall ? halves : rows);
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
        if (!has("left")) {
            return pages.content();
        }
        if (narrow) {
            flap.getChildren().setAll(pages.content());
            railed.setLeft(rail);
            railed.setCenter(flap);
            return railed;
        }
        outline.setMaxWidth(Region.USE_COMPUTED_SIZE);
        palette.setMaxWidth(Region.USE_COMPUTED_SIZE);
        left.getItems().setAll(outline, palette);
        left.setDividerPositions(size("left.share", 0.46));
        beside.getItems().setAll(left, pages.content());
        return beside;
    }

    /** Why something was late takes the whole height, and beside the timeline the inspector does too. */
    private boolean isTall() {
        return !narrow
                && (pages.chosenProperty().get().equals("timeline")
                        || inspector.chosenProperty().get().equals("why"));
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
        if (narrow) {
            drawerOpen = true;
            arrangeAroundFocus();
        } else {
            inspector.choose("why");
        }
        tellWhy();
    }

    /** Shows the inspector again, or closes the drawer. */
    public void hideWhy() {
        boolean open = drawerOpen;
        boolean held = hasFocus(drawer);
        drawerOpen = false;
        inspector.choose("inspector");
        tellWhy();
        if (open) {
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
        boolean tab = !narrow && inspector.chosenProperty().get().equals("why");
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

    private Node lowerDock() {
        if (narrow) {
            lower.reclaim();
            return lower;
        }
        boolean board = pages.chosenProperty().get().equals("board");
        bottom.getItems().clear();
        bottom.getItems().add(lowerLeft);
        lowerLeft.reclaim();
        if (board) {
            bottom.getItems().add(lowerRight);
            lowerRight.reclaim();
        }
        return bottom;
    }

    /** Puts the dividers where the sizes of the docks want them. */
    private void place() {
        double width = Math.max(1, getWidth() - (getRight() == null ? 0 : WHY));
        boolean tall = halves.getItems().contains(inspector);
        double right = rightSize(tall);
        inspector.setMinWidth(narrow ? RIGHT_NARROW : 220);
        boolean rightShown = columns.getItems().contains(inspector);
        if (tall) {
            halves.setDividerPosition(0, 1 - right / width);
        }
        if (rightShown) {
            columns.setDividerPosition(0, 1 - right / width);
        }
        if (beside.getItems().size() > 1) {
            beside.setDividerPosition(0, size("left", LEFT) / Math.max(1, width - (tall || rightShown ? right : 0)));
        }
        if (rows.getItems().size() > 1) {
            double height = Math.max(1, getHeight());
            rows.setDividerPosition(0, 1 - size(bottomName(), narrow ? BOTTOM_NARROW : BOTTOM) / height);
        }
        if (bottom.getItems().size() > 1) {
            bottom.setDividerPosition(0, size("bottom.share", 0.527));
        }
    }

    private double size(String name, double otherwise) {
        return preferences.size(name).orElse(otherwise);
    }

    private double rightSize(boolean tall) {
        return size(rightName(tall), narrow ? RIGHT_NARROW : tall ? WHY : RIGHT);
    }

    private String rightName(boolean tall) {
        return narrow ? "right.narrow" : tall ? "right.tall" : "right";
    }

    private String bottomName() {
        return narrow ? "bottom.narrow" : "bottom";
    }

    /** What the user makes of a divider is remembered; what the window's size makes of it is not. */
    private void remember(SplitPane pane, Runnable sizes) {
        pane.addEventFilter(MouseEvent.MOUSE_RELEASED, event -> {
            if (event.getTarget() instanceof Node node && isDivider(node)) {
                sizes.run();
            }
        });
    }

    private static boolean isDivider(Node node) {
        return node.getStyleClass().contains("split-pane-divider")
                || node.getParent() != null && node.getParent().getStyleClass().contains("split-pane-divider");
    }

    private static double lastDivider(SplitPane pane) {
        return pane.getDividerPositions()[pane.getDividers().size() - 1];
    }

    private void rememberSizes() {
        remember(rows, () -> {
            if (rows.getItems().size() > 1) {
                preferences.setSize(bottomName(), (1 - rows.getDividerPositions()[0]) * rows.getHeight());
            }
            if (beside.getItems().size() > 1) {
                preferences.setSize("left", beside.getDividerPositions()[0] * beside.getWidth());
            }
            if (columns.getItems().contains(inspector)) {
                preferences.setSize(rightName(false), (1 - lastDivider(columns)) * columns.getWidth());
            }
            if (bottom.getItems().size() > 1) {
                preferences.setSize("bottom.share", bottom.getDividerPositions()[0]);
            }
            if (left.getItems().size() > 1) {
                preferences.setSize("left.share", left.getDividerPositions()[0]);
            }
        });
        remember(halves, () -> {
            if (halves.getItems().size() > 1) {
                preferences.setSize(rightName(true), (1 - lastDivider(halves)) * halves.getWidth());
            }
        });
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

    /** Shows a dock's tab below. The dock that is seen comes last: it takes the content. */
    public void chooseBelow(String tab) {
        if (preferences.isClosed("bottom")) {
            toggle("bottom");
        }
        (narrow ? lowerLeft : lower).choose(tab);
        (narrow ? lower : lowerLeft).choose(tab);
        (narrow ? lower : lowerLeft).reclaim();
    }

    /** Puts counts beside the title of the problems. */
    public void countProblems(long errors, long warnings, long notes) {
        lowerLeft.decorate("problems", counts(errors, warnings, notes));
        lower.decorate("problems", counts(errors, warnings, notes));
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
            var badge = new javafx.scene.control.Label(Long.toString(count), Icons.of(icon));
            badge.getStyleClass().addAll("badge", style);
            box.getChildren().add(badge);
        }
    }

    /** Tools at the right end of the strip's header. */
    public void setStripTools(Node... tools) {
        lowerRight.setTools(tools);
    }
}
