package dev.takt.app.shell;

import dev.takt.app.text.Texts;
import dev.takt.designer.surface.Icons;
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

/** The docks at the left of a page, outline and palette: one above the other, or folded to a rail whose buttons open them over the page. */
final class LeftDock {
    private static final double WIDTH = 220;
    private static final double RAIL = 36;
    private static final double OUTLINE_SHARE = 0.46;

    private final DockSizes sizes;
    private final DockTabs outline;
    private final DockTabs palette;
    private final SplitPane column = new SplitPane();
    /** The column and the page beside each other. */
    private final SplitPane beside = new SplitPane();

    private final VBox rail = new VBox(4);
    /** The page beside the rail, under the dock that the rail opens. */
    private final BorderPane railed = new BorderPane();

    private final StackPane flap = new StackPane();

    LeftDock(Node outline, Node palette, DockSizes sizes) {
        this.sizes = sizes;
        String outlineTitle = Texts.text("dock.outline").text();
        String paletteTitle = Texts.text("dock.palette").text();
        this.outline = new DockTabs().with("outline", outlineTitle, "", outline);
        this.palette = new DockTabs().with("palette", paletteTitle, "", palette);
        column.setOrientation(Orientation.VERTICAL);
        column.getItems().setAll(this.outline, this.palette);
        column.setDividerPositions(OUTLINE_SHARE);
        column.getStyleClass().add("dock-left");
        column.setMinWidth(WIDTH);
        SplitPane.setResizableWithParent(column, false);
        rail.getStyleClass().addAll("panel", "dock-left");
        rail.setAlignment(Pos.TOP_CENTER);
        rail.setMinWidth(RAIL);
        rail.setPrefWidth(RAIL);
        rail.getChildren()
                .addAll(
                        fold("fth-list", outlineTitle, this.outline),
                        fold("fth-plus-square", paletteTitle, this.palette));
        flap.setAlignment(Pos.TOP_LEFT);
        flap.setMinSize(0, 0);
        railed.setMinSize(0, 0);
        beside.setMinSize(0, 0);
    }

    /** A button of the rail that opens a dock over the page. */
    private ToggleButton fold(String icon, String title, DockTabs dock) {
        ToggleButton button = new ToggleButton("", Icons.of(icon));
        button.getStyleClass().addAll("plain", "icon");
        button.setTooltip(new Tooltip(title));
        button.setAccessibleText(title);
        button.selectedProperty().addListener((_, _, open) -> {
            flap.getChildren().remove(dock);
            if (open) {
                rail.getChildren().forEach(other -> {
                    if (other != button && other instanceof ToggleButton toggle) {
                        toggle.setSelected(false);
                    }
                });
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
        outline.setMaxWidth(Region.USE_COMPUTED_SIZE);
        palette.setMaxWidth(Region.USE_COMPUTED_SIZE);
        column.getItems().setAll(outline, palette);
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
