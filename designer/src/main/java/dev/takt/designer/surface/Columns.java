package dev.takt.designer.surface;

import dev.takt.designer.draw.Face;
import dev.takt.designer.draw.TextMeasure;
import javafx.scene.control.TableColumn;

/** What the columns of all tables have in common. */
public final class Columns {
    private static final Face HEAD = Face.words(11);
    private static final double AROUND = 20;

    private Columns() {}

    /** How wide a column is with its heading whole. */
    public static double headWidth(TableColumn<?, ?> column) {
        return TextMeasure.width(column.getText(), HEAD) + AROUND;
    }
}
