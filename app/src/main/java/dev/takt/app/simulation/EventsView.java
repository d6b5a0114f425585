package dev.takt.app.simulation;

import dev.takt.app.text.Texts;
import dev.takt.sim.trace.EventKind;
import java.math.BigDecimal;
import java.util.function.Function;
import javafx.beans.property.ReadOnlyStringWrapper;
import javafx.collections.FXCollections;
import javafx.scene.control.Label;
import javafx.scene.control.TableColumn;
import javafx.scene.control.TableRow;
import javafx.scene.control.TableView;
import org.jspecify.annotations.Nullable;

/** The list of events; a click moves the playhead there. */
public final class EventsView extends TableView<EventRow> {
    /** So many events before the one at the playhead are in view with it. */
    private static final int BEFORE = 2;

    private final EventsViewModel model;
    private final ColumnRoom<EventRow> columns = new ColumnRoom<>(this);
    /** What is not in sight cannot be scrolled, nor what has not been laid out. */
    private final Runnable laidOut = this::comesIntoSight;

    private boolean following;

    public EventsView(EventsViewModel model) {
        this.model = model;
        setId("events");
        setFixedCellSize(24);
        setPlaceholder(new Label(Texts.text("events.none").text()));
        column("time", 110, 84, row -> BigDecimal.valueOf(row.timeNs(), 6).toPlainString(), "number");
        column("core", 50, 40, row -> row.core() < 0 ? "" : Integer.toString(row.core()), "code");
        column("kind", 120, 84, row -> row.kind().tag(), "words");
        column("job", 140, 128, EventRow::job, "code");
        column("what", 200, 170, EventRow::what, "words");
        setRowFactory(_ -> new Row());
        model.rowsProperty().addListener((_, _, _) -> fill());
        model.currentProperty().addListener((_, _, _) -> follow());
        getSelectionModel().selectedItemProperty().addListener((_, _, row) -> {
            if (!following && row != null) {
                model.choose(row);
            }
        });
        sceneProperty().addListener((_, before, now) -> {
            if (before != null) {
                before.removePostLayoutPulseListener(laidOut);
            }
            if (now != null) {
                now.addPostLayoutPulseListener(laidOut);
            }
        });
        fill();
    }

    private void column(String key, double width, double least, Function<EventRow, String> text, String style) {
        TableColumn<EventRow, String> column =
                new TableColumn<>(Texts.text("events." + key).text());
        column.setCellValueFactory(cell -> new ReadOnlyStringWrapper(text.apply(cell.getValue())));
        column.setSortable(false);
        column.setReorderable(false);
        column.getStyleClass().add(style);
        columns.add(column, width, least);
    }

    private void fill() {
        following = true;
        setItems(FXCollections.observableList(model.rowsProperty().get()));
        following = false;
        follow();
    }

    private void follow() {
        int at = model.currentProperty().get();
        if (at >= 0 && at < getItems().size() && getSelectionModel().getSelectedIndex() != at) {
            following = true;
            getSelectionModel().clearAndSelect(at);
            following = false;
            if (getScene() != null) {
                reveal();
            }
        }
    }

    private void comesIntoSight() {
        getScene().removePostLayoutPulseListener(laidOut);
        reveal();
    }

    /** Brings the event at the playhead into view, with some of those before it. */
    private void reveal() {
        scrollTo(Math.max(0, model.currentProperty().get() - BEFORE));
    }

    /** A row that stands out if a deadline was missed. */
    private static final class Row extends TableRow<EventRow> {
        @Override
        protected void updateItem(@Nullable EventRow row, boolean empty) {
            super.updateItem(row, empty);
            getStyleClass().remove("missed");
            if (!empty && row != null && row.kind() == EventKind.MISS) {
                getStyleClass().add("missed");
            }
        }
    }
}
