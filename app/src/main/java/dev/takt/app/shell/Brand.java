package dev.takt.app.shell;

import javafx.scene.Node;
import javafx.scene.layout.Pane;
import javafx.scene.shape.Rectangle;

/** The mark of the studio: bars that wait for each other, on a tile. */
public final class Brand {
    private static final double SIDE = 16;

    private Brand() {}

    public static Node mark(double size) {
        double f = size / SIDE;
        Pane pane = new Pane(
                tile(0, 0, 16, 16, 4, "brand-tile", f),
                tile(3.2, 4.4, 2.6, 6, 0.6, "brand-bar", f),
                tile(6.8, 4.4, 2.6, 3.4, 0.6, "brand-faint", f),
                tile(10.4, 4.4, 2.6, 5, 0.6, "brand-bar", f),
                tile(3.2, 11.6, 9.8, 1.2, 0.5, "brand-faint", f));
        pane.setMinSize(size, size);
        pane.setPrefSize(size, size);
        pane.setMaxSize(size, size);
        return pane;
    }

    private static Rectangle tile(double x, double y, double w, double h, double r, String style, double f) {
        Rectangle tile = new Rectangle(x * f, y * f, w * f, h * f);
        tile.setArcWidth(2 * r * f);
        tile.setArcHeight(2 * r * f);
        tile.getStyleClass().add(style);
        return tile;
    }
}
