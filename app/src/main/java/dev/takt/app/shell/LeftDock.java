package dev.takt.app.shell;

import dev.takt.designer.surface.Icons;
import java.util.List;
import java.util.Optional;
import javafx.geometry.Orientation;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.SplitPane;
import javafx.scene.control.ToggleButton;
import javafx.scene.control.Tooltip;
import javafx.scene.layout.BorderPane;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The docks at the left of a page, as they come outline and palette: one above the other, or folded to a rail whose buttons open them over the page. */
final class LeftDock {
    private static final double WIDTH = 220;
    private static final double RAIL = 36;
    private static final double OUTLINE_SHARE = 0.46;

    private final DockSizes sizes;
    private final DockTabs above;
    private final DockTabs below;
    private final SplitPane column = new SplitPane();
    /** The column and the page beside each other. */
    private final SplitPane beside = new SplitPane();

    private final VBox rail = new VBox(4);
    /** The page beside the rail, under the dock that the rail opens. */
    private final BorderPane railed = new BorderPane();

    private final StackPane flap = new StackPane();

    LeftDock(DockSizes sizes, TabMoves moves) {
        this.sizes = sizes;
        above = new DockTabs().movedBy(moves);
        below = new DockTabs().movedBy(moves);
        column.setOrientation(Orientation.VERTICAL);
        column.getStyleClass().add("dock-left");
        column.setMinWidth(WIDTH);
        rail.setId("rail");
        SplitPane.setResizableWithParent(column, false);
        rail.getStyleClass().addAll("panel", "dock-left");
        rail.setAlignment(Pos.TOP_CENTER);
        rail.setMinWidth(RAIL);
        rail.setPrefWidth(RAIL);
        flap.setAlignment(Pos.TOP_LEFT);
        flap.setMinSize(0, 0);
        railed.setMinSize(0, 0);
        beside.setMinSize(0, 0);
    }

    /** Has these panes from now on, the second ones below. */
    void fill(List<DockPart> upper, List<DockPart> lower) {
        above.fill(upper);
        below.fill(lower);
        rail.getChildren().clear();
        upper.forEach(part -> rail.getChildren().add(fold(part, above)));
        lower.forEach(part -> rail.getChildren().add(fold(part, below)));
    }

    boolean isEmpty() {
        return above.isEmpty() && below.isEmpty();
    }

    /** The docks, of which the window shows one or two. */
    List<DockTabs> docks() {
        return List.of(above, below);
    }

    /** The rail, where the docks are folded to it. */
    Optional<Node> railShown() {
        return Optional.<Node>of(rail).filter(r -> r.getScene() != null);
    }

    /** Shows a pane if it stands here; where the docks are folded, over the page. */
    void choose(String pane) {
        docks().forEach(dock -> dock.choose(pane));
        if (railed.getScene() != null) {
            rail.getChildren().stream()
                    .filter(button -> pane.equals(button.getUserData()))
                    .forEach(button -> ((ToggleButton) button).setSelected(true));
        }
    }

    /** A button of the rail that opens a pane over the page. */
    private ToggleButton fold(DockPart part, DockTabs dock) {
        ToggleButton button = new ToggleButton("", Icons.of(part.icon()));
        button.setUserData(part.id());
        button.getStyleClass().addAll("plain", "icon");
        button.setTooltip(new Tooltip(part.title()));
        button.setAccessibleText(part.title());
        button.selectedProperty().addListener((_, _, open) -> {
            flap.getChildren().remove(dock);
            if (open) {
                rail.getChildren().forEach(other -> {
                    if (other != button && other instanceof ToggleButton toggle) {
                        toggle.setSelected(false);
                    }
                });
                dock.choose(part.id());
                dock.setMaxWidth(WIDTH);
                dock.setPrefWidth(WIDTH);
                flap.getChildren().add(dock);
            }
        });
        return button;
    }

    /** Lets go of docks and page. */
    void clear() {
        rail.getChildren().forEach(b -> ((ToggleButton) b).setSelected(false));
        beside.getItems().clear();
        flap.getChildren().clear();
    }

    /** The page with the docks beside it. */
    Node beside(Node page) {
        List<DockTabs> shown = docks().stream().filter(d -> !d.isEmpty()).toList();
        shown.forEach(dock -> dock.setMaxWidth(Region.USE_COMPUTED_SIZE));
        column.getItems().setAll(shown);
        column.setDividerPositions(sizes.of("left.share", OUTLINE_SHARE));
        beside.getItems().setAll(column, page);
        return beside;
    }

    /** The page with the rail beside it. */
    Node railed(Node page) {
        flap.getChildren().setAll(page);
        railed.setLeft(rail);
        railed.setCenter(flap);
        return railed;
    }

    /** Puts the divider where the size of the docks wants it; {@code width} is that of docks and page together. */
    void place(double width) {
        if (beside.getItems().size() > 1) {
            beside.setDividerPosition(0, sizes.of("left", WIDTH) / Math.max(1, width));
        }
    }

    void keepSizes() {
        sizes.keepFirst("left", beside);
        sizes.keepShare("left.share", column);
    }
}
