package dev.takt.app.simulation;

import dev.takt.app.session.Session;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.timeline.LegendRow;
import dev.takt.designer.timeline.TimelineView;
import dev.takt.designer.timeline.TimelineViewModel;
import javafx.beans.property.StringProperty;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** The timeline with its legend, a search for events, and where a replay stops. */
public final class TimelinePage extends VBox {
    private final LegendRow states = new LegendRow();
    private final SearchField search;
    private final StopsField stops;

    public TimelinePage(TimelineView timeline, TimelineViewModel model, Session session) {
        HBox.setHgrow(states, Priority.ALWAYS);
        search = new SearchField(
                model, session.worker("takt-count"), session.worker("takt-find"), timeline::requestFocus);
        stops = new StopsField(session, timeline::requestFocus);
        HBox legend = new HBox(states, search, stops);
        legend.getStyleClass().add("legend");
        VBox.setVgrow(timeline, Priority.ALWAYS);
        getChildren().addAll(legend, timeline);
    }

    /** Puts the focus where words to find are typed. */
    public void search() {
        search.begin();
    }

    /** Puts the focus where it is said at what a replay stops. */
    public void editStops() {
        stops.requestFocus();
        stops.selectAll();
    }

    /** What stops a replay, as it is typed. */
    public StringProperty stopsProperty() {
        return stops.textProperty();
    }

    public void setTheme(Theme theme) {
        states.setTheme(theme);
    }
}
