package dev.takt.app.wiring;

import dev.takt.app.shell.NextFrame;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The memory map with the files that are generated of it: at its right where the window is wide, else below it. */
final class MemoryPage extends StackPane {
    private static final double NARROW = 980;
    private static final double SIDE = 380;
    private static final double BELOW = 190;

    private final Region map;
    private final Region files;
    private boolean narrow;
    private final NextFrame rearrange = new NextFrame(this, this::arrange);

    MemoryPage(Region map, Region files) {
        this.map = map;
        this.files = files;
        HBox.setHgrow(map, Priority.ALWAYS);
        VBox.setVgrow(map, Priority.ALWAYS);
        widthProperty().addListener((_, _, width) -> {
            if (width.doubleValue() < NARROW != narrow) {
                narrow = width.doubleValue() < NARROW;
                rearrange.ask();
            }
        });
        arrange();
    }

    private void arrange() {
        files.getStyleClass().removeAll("dock-right", "dock-bottom");
        files.getStyleClass().add(narrow ? "dock-bottom" : "dock-right");
        double width = narrow ? Region.USE_COMPUTED_SIZE : SIDE;
        double height = narrow ? BELOW : Region.USE_COMPUTED_SIZE;
        files.setMinSize(width, height);
        files.setPrefSize(width, height);
        getChildren().clear();
        getChildren().setAll(narrow ? new VBox(map, files) : new HBox(map, files));
    }
}
