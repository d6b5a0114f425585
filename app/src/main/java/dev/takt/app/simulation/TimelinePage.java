package dev.takt.app.simulation;

import dev.takt.app.session.Session;
import dev.takt.app.text.Texts;
import dev.takt.designer.timeline.TimelineView;
import dev.takt.designer.timeline.TimelineViewModel;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.FlowPane;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The timeline with its legend, a search for events, and where a replay stops. */
public final class TimelinePage extends VBox {
    /** As wide as the states are in one row. */
    private static final double LEGEND = 690;

    private final SearchField search;
    private final StopsField stops;

    public TimelinePage(TimelineView timeline, TimelineViewModel model, Session session) {
        FlowPane states = new FlowPane(16, 3);
        states.setAlignment(Pos.CENTER_LEFT);
        states.setPrefWrapLength(LEGEND);
        HBox.setHgrow(states, Priority.ALWAYS);
        for (String state : new String[] {"running", "ready", "blocked", "suspended", "overhead", "missed"}) {
            states.getChildren().add(sample(state));
        }
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

    private static Node sample(String state) {
        StackPane patch = new StackPane();
        patch.getStyleClass().addAll("sample", "sample-" + state);
        Label words = new Label(Texts.text("legend." + state).text());
        words.setMinWidth(USE_PREF_SIZE);
        HBox box = new HBox(6, patch, words);
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }
}
