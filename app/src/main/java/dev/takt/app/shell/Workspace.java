package dev.takt.app.shell;

import dev.takt.app.settings.Preferences;
import java.util.List;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.geometry.Orientation;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.StackPane;

/**
 * The docks around the pages of an open design. Wide: outline and palette left, inspector and <i>Why late?</i> right, problems and a strip of the timeline below. Panes are moved from dock to dock. Below 1280 pixels the left docks
 * fold to a rail, the lower ones share their tabs, and <i>Why late?</i> takes the place of the inspector. Which docks a page has is the page's matter.
 */
public final class Workspace extends BorderPane {
    private static final double NARROW = 1280;

    /** No window that a user sees is as small. */
    private static final double TOO_SMALL = 400;

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
    private final RightDock right;
    private final Docks docks;
    private final StackPane over = new StackPane();
    private boolean narrow;
    /** The pane that gets the focus when the docks are arranged. */
    private Optional<String> entered = Optional.empty();

    private final NextFrame rearrange = new NextFrame(this, () -> {
        narrow = getWidth() < NARROW;
        arrangeAroundFocus();
        entered.ifPresent(this::focus);
        entered = Optional.empty();
    });

    /** {@code preferences} remember sizes and closed docks. */
    public Workspace(DockTabs pages, DockParts parts, Preferences preferences) {
        this.pages = pages;
        this.preferences = preferences;
        sizes = new DockSizes(preferences);
        plan = new DockPlan(preferences, parts.all());
        moves = new TabMoves(new DockZones(() -> docks().zones(page()), over), this::move);
        left = new LeftDock(sizes, moves);
        lower = new LowerDock(sizes, moves);
        right = new RightDock(plan, sizes, moves, parts, this::page, rearrange::ask, this::hideWhy);
        docks = new Docks(left, right, lower);
        rows.setOrientation(Orientation.VERTICAL);
        setCenter(over);
        pages.chosenProperty().addListener((_, _, _) -> rearrange.ask());
        widthProperty().addListener((_, _, width) -> {
            if (width.doubleValue() < NARROW != narrow) {
                rearrange.ask();
            }
        });
        widthProperty().addListener((_, before, _) -> placeAgainFrom(before.doubleValue()));
        heightProperty().addListener((_, before, _) -> placeAgainFrom(before.doubleValue()));
        lower.sharedChosenProperty().addListener((_, _, _) -> {
            if (narrow) {
                place();
            }
        });
        rememberSizes();
        arrange();
    }

    /** Dividers that were placed while the window was still too small for its docks were pushed to its edge, and would stay there. */
    private void placeAgainFrom(double length) {
        if (length < TOO_SMALL) {
            rearrange.ask();
        }
    }

    private Docks docks() {
        return docks;
    }

    /** The page that is shown, and which docks it has. */
    private PageDocks page() {
        return new PageDocks(pages.chosenProperty().get(), narrow);
    }

    private boolean has(String dock) {
        return !preferences.isClosed(dock) && page().has(dock);
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
        RightDock.Standing standing = right.stand(!preferences.isClosed("right"));
        pages.setBody(body());
        columns.getItems().add(pages);
        if (standing == RightDock.Standing.BESIDE) {
            columns.getItems().add(right.tabs());
        }
        rows.getItems().add(columns);
        if (has("bottom") && !lower.isEmpty()) {
            rows.getItems().add(narrow ? lower.narrow() : lower.wide());
        }
        boolean tall = standing == RightDock.Standing.TALL;
        if (tall) {
            halves.getItems().setAll(rows, right.tabs());
        }
        over.getChildren().setAll(tall ? halves : rows, moves.mark());
        if (standing == RightDock.Standing.DRAWER) {
            right.drawer().reclaim();
            setRight(right.drawer());
        } else {
            right.tabs().reclaim();
        }
        right.tellWhy();
        place();
    }

    /** The page and the docks at its left, below the tabs: those stay where they are from page to page. */
    private Node body() {
        if (!has("left") || left.isEmpty()) {
            return pages.content();
        }
        return narrow ? left.railed(pages.content()) : left.beside(pages.content());
    }

    /** Every dock has the panes that stand in it on this page. */
    private void fill() {
        left.fill(plan.in(Dock.LEFT), plan.in(Dock.LEFT_BELOW));
        right.fill();
        lower.fill(here(Dock.BELOW), here(Dock.BELOW_RIGHT));
    }

    private List<DockPart> here(Dock dock) {
        return plan.in(dock).stream()
                .filter(p -> page().hasPane(p.id(), dock.side()))
                .toList();
    }

    /** Moves a pane to another dock, which opens if it is closed; <i>Why late?</i> stays where it is. */
    public void move(String pane, Dock to) {
        if (pane.equals(DockParts.WHY) || plan.of(pane).filter(to::equals).isPresent()) {
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

    /** The pane that has the focus, if it is one of a dock. */
    public Optional<String> focusedPane() {
        return docks.focusedPane();
    }

    /** Shows a pane in the dock that has it. */
    private void show(String pane) {
        plan.of(pane).ifPresent(dock -> docks.show(pane, dock, narrow));
    }

    /** Takes the focus to the next pane or the one before: tool row, docks at the left, page, docks at the right and below. */
    public void walk(Node toolRow, Runnable enterPage, boolean forward) {
        panes.go(
                docks.stops(toolRow, pages, enterPage),
                Optional.ofNullable(getScene().getFocusOwner()),
                forward);
    }

    /** Shows <i>Why late?</i>: its tab at the right, or the drawer in a narrow window; only on a page that has a place for it. */
    public void showWhy() {
        if (!page().hasWhy()) {
            return;
        }
        if (preferences.isClosed("right")) {
            toggle("right");
        }
        if (right.askWhy()) {
            arrangeAroundFocus();
        }
        right.tellWhy();
    }

    /** Shows the inspector again, or closes the drawer. */
    public void hideWhy() {
        boolean held = hasFocus(right.drawer());
        if (right.dismissWhy()) {
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

    /** True while <i>Why late?</i> is seen. */
    public ReadOnlyBooleanProperty whyShownProperty() {
        return right.whyShownProperty();
    }

    /** Puts the dividers where the sizes of the docks want them. */
    private void place() {
        double width = Math.max(1, getWidth() - (getRight() == null ? 0 : RightDock.drawerWidth()));
        boolean tall = halves.getItems().contains(right.tabs());
        boolean beside = columns.getItems().contains(right.tabs());
        double rightWidth = right.width(tall);
        if (tall) {
            halves.setDividerPosition(0, 1 - rightWidth / width);
        }
        if (beside) {
            columns.setDividerPosition(0, 1 - rightWidth / width);
        }
        left.place(width - (tall || beside ? rightWidth : 0));
        if (rows.getItems().size() > 1) {
            double height = Math.max(1, getHeight());
            rows.setDividerPosition(0, 1 - lower.height(narrow) / height);
        }
        lower.place();
    }

    private void rememberSizes() {
        DockSizes.onDivided(rows, () -> {
            lower.keepHeight(rows, narrow);
            left.keepSizes();
            if (columns.getItems().contains(right.tabs())) {
                right.keepWidth(false, columns);
            }
            lower.keepSizes();
        });
        DockSizes.onDivided(halves, () -> right.keepWidth(true, halves));
    }

    /** Closes a dock, or opens it again: {@code left}, {@code right} or {@code bottom}. */
    public void toggle(String dock) {
        preferences.setClosed(dock, !preferences.isClosed(dock));
        rearrange.ask();
    }

    /** Every dock is open and as large as it comes. */
    public void reset() {
        preferences.forgetLayout();
        rearrange.ask();
    }

    /** Shows a pane, wherever it stands; its dock opens if it is closed. */
    public void choose(String pane) {
        plan.of(pane).map(Dock::side).filter(preferences::isClosed).ifPresent(this::toggle);
        show(pane);
    }

    /** Shows a pane and gives it the focus, with the next frame; on a page that has no place for it the board comes, which has one for each. */
    public void enter(String pane) {
        Optional<Dock> dock = plan.of(pane);
        if (dock.filter(d -> page().hasPane(pane, d.side())).isEmpty()) {
            pages.choose("board");
        }
        if (dock.filter(Dock.RIGHT::equals).isPresent()) {
            right.dismissWhy();
        }
        choose(pane);
        entered = Optional.of(pane);
        rearrange.ask();
    }

    private void focus(String pane) {
        show(pane);
        docks.focus(pane);
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
