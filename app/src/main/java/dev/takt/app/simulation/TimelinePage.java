package dev.takt.app.simulation;

import dev.takt.app.session.Session;
import dev.takt.app.text.Texts;
import dev.takt.designer.timeline.TimelineView;
import dev.takt.designer.timeline.TimelineViewModel;
import javafx.beans.property.StringProperty;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The timeline with its legend, a search for events, and where a replay stops. */
public final class TimelinePage extends VBox {
    private final SearchField search;
    private final StopsField stops;

    public TimelinePage(TimelineView timeline, TimelineViewModel model, Session session) {
        HBox legend = new HBox();
        legend.getStyleClass().add("legend");
        for (String state : new String[] {"running", "ready", "blocked", "suspended", "overhead", "missed"}) {
            legend.getChildren().add(sample(state));
        }
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        search = new SearchField(model, timeline::requestFocus);
        stops = new StopsField(session, timeline::requestFocus);
        legend.getChildren().addAll(space, search, stops);
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
