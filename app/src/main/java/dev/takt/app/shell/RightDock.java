package dev.takt.app.shell;

import dev.takt.app.text.Texts;
import java.util.List;
import java.util.function.Supplier;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.input.KeyCode;
import javafx.scene.input.KeyEvent;

/** The dock at the right with the inspector and <i>Why late?</i>, which in a narrow window is a drawer in its place. */
final class RightDock {
    private static final double USUAL = 300;
    private static final double NARROW = 264;
    private static final double LEAST = 220;
    private static final double WHY = 376;

    /** Where the dock stands. */
    enum Standing {
        NOWHERE,
        /** Beside the page, above what is below. */
        BESIDE,
        /** Beside everything, as high as the window. */
        TALL,
        /** Only <i>Why late?</i>, over the place of the dock. */
        DRAWER
    }

    private final DockPlan plan;
    private final DockSizes sizes;
    private final Supplier<PageDocks> page;
    private final DockTabs tabs;
    private final DockTabs drawer;
    private final Node whySteps;
    private final ReadOnlyBooleanWrapper whyShown = new ReadOnlyBooleanWrapper(false);
    private boolean drawerOpen;
    /** Where it has the dock for itself, <i>Why late?</i> is only there when it is asked for. */
    private boolean whyAsked;

    /** {@code changed}: another tab is chosen; {@code left}: the drawer is to be closed. */
    RightDock(
            DockPlan plan,
            DockSizes sizes,
            TabMoves moves,
            DockParts parts,
            Supplier<PageDocks> page,
            Runnable changed,
            Runnable left) {
        this.plan = plan;
        this.sizes = sizes;
        this.page = page;
        this.whySteps = parts.whySteps();
        tabs = new DockTabs().movedBy(moves);
        tabs.fill(plan.in(Dock.RIGHT));
        tabs.getStyleClass().add("dock-right");
        tabs.setMinWidth(LEAST);
        SplitPane.setResizableWithParent(tabs, false);
        tabs.chosenProperty().addListener((_, _, now) -> {
            if (hasOthers()) {
                whyAsked = now.equals(DockParts.WHY);
            }
            tellWhy();
            changed.run();
        });
        drawer = new DockTabs().with("why-drawer", Texts.text("dock.why").text(), "", parts.why());
        drawer.getStyleClass().add("dock-right");
        drawer.setId("why-dock");
        drawer.setMaxWidth(WHY);
        drawer.setPrefWidth(WHY);
        drawer.setMinWidth(WHY);
        drawer.addEventHandler(KeyEvent.KEY_PRESSED, key -> {
            if (key.getCode() == KeyCode.ESCAPE) {
                left.run();
                key.consume();
            }
        });
    }

    DockTabs tabs() {
        return tabs;
    }

    DockTabs drawer() {
        return drawer;
    }

    /** True while <i>Why late?</i> is seen. */
    ReadOnlyBooleanProperty whyShownProperty() {
        return whyShown.getReadOnlyProperty();
    }

    /** The dock has the panes that the plan gives it; what is chosen meanwhile nobody has asked for. */
    void fill() {
        boolean asked = whyAsked;
        tabs.fill(plan.in(Dock.RIGHT));
        whyAsked = asked;
        if (!asked && whyChosen()) {
            chooseOther();
        }
    }

    /** Where it stands on this page from now on; {@code open}: the user has not closed it. */
    Standing stand(boolean open) {
        boolean narrow = page.get().narrow();
        if (narrow && whyChosen()) {
            drawerOpen = drawerOpen || whyAsked || hasOthers();
            chooseOther();
        }
        drawerOpen = drawerOpen && narrow && page.get().hasWhy();
        if (drawerOpen) {
            return Standing.DRAWER;
        }
        if (!open || !page.get().has("right") || !hasOthers() && (!whyAsked || narrow)) {
            return Standing.NOWHERE;
        }
        return page.get().isTallAtRight(whyChosen()) ? Standing.TALL : Standing.BESIDE;
    }

    /** <i>Why late?</i> is asked for: its tab, or the drawer in a narrow window. True if the docks have to be arranged for it. */
    boolean askWhy() {
        whyAsked = true;
        if (page.get().narrow()) {
            drawerOpen = true;
            return true;
        }
        tabs.choose(DockParts.WHY);
        return !hasOthers();
    }

    /** Shows the inspector again, or closes the drawer. True if the docks have to be arranged for it. */
    boolean dismissWhy() {
        boolean arranged = drawerOpen || !hasOthers();
        drawerOpen = false;
        whyAsked = false;
        chooseOther();
        tellWhy();
        return arranged;
    }

    /** Says whether <i>Why late?</i> is seen, and gives its steps to who shows it. */
    void tellWhy() {
        boolean narrow = page.get().narrow();
        boolean tab = !narrow && whyChosen() && (whyAsked || hasOthers());
        if (tab) {
            tabs.setTools(whySteps);
        } else {
            tabs.setTools();
            if (drawerOpen) {
                drawer.setTools(whySteps);
            }
        }
        whyShown.set(page.get().hasWhy() && (narrow ? drawerOpen : tab));
    }

    private boolean whyChosen() {
        return tabs.chosenProperty().get().equals(DockParts.WHY);
    }

    private boolean hasOthers() {
        return !besideWhy().isEmpty();
    }

    private void chooseOther() {
        besideWhy().stream().findFirst().ifPresent(part -> tabs.choose(part.id()));
    }

    private List<DockPart> besideWhy() {
        return plan.in(Dock.RIGHT).stream()
                .filter(p -> !p.id().equals(DockParts.WHY))
                .toList();
    }

    /** How wide its tabs want to be; they may be made no narrower than is of use on this page. */
    double width(boolean tall) {
        boolean narrow = page.get().narrow();
        tabs.setMinWidth(narrow ? NARROW : LEAST);
        return sizes.of(sizeName(tall), narrow ? NARROW : tall ? WHY : USUAL);
    }

    /** Remembers how wide it is as the last part of a pane that is so long in all. */
    void keepWidth(boolean tall, SplitPane pane) {
        sizes.keepLast(sizeName(tall), pane, pane.getWidth());
    }

    private String sizeName(boolean tall) {
        return page.get().narrow() ? "right.narrow" : tall ? "right.tall" : "right";
    }

    /** How much of the window the drawer takes. */
    static double drawerWidth() {
        return WHY;
    }
}
