package dev.takt.designer.surface;

import javafx.scene.control.ListCell;
import javafx.scene.control.ListView;
import org.jspecify.annotations.Nullable;

/** A list of sentences: a long one goes on in the next line, so that nothing is read by moving sideways. */
public final class LineList extends ListView<String> {
    public LineList() {
        getStyleClass().add("line-list");
        setCellFactory(_ -> new Cell());
    }

    /** As wide as the list, as high as its words. */
    private static final class Cell extends ListCell<String> {
        private Cell() {
            setWrapText(true);
            setPrefWidth(0);
        }

        @Override
        protected void updateItem(@Nullable String line, boolean empty) {
            super.updateItem(line, empty);
            setText(empty ? null : line);
        }
    }
}
