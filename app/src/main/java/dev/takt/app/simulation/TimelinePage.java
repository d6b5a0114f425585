package dev.takt.app.simulation;

import dev.takt.app.text.Texts;
import dev.takt.designer.timeline.TimelineView;
import dev.takt.designer.timeline.TimelineViewModel;
import javafx.geometry.Pos;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.layout.HBox;
import javafx.scene.layout.Priority;
import javafx.scene.layout.Region;
import javafx.scene.layout.StackPane;
import javafx.scene.layout.VBox;

/** The timeline with its legend. */
public final class TimelinePage extends VBox {
    public TimelinePage(TimelineView timeline, TimelineViewModel model) {
        HBox legend = new HBox();
        legend.getStyleClass().add("legend");
        for (String state : new String[] {"running", "ready", "blocked", "suspended", "overhead", "missed"}) {
            legend.getChildren().add(sample(state));
        }
        Label scale = new Label();
        scale.getStyleClass().add("mono");
        Region space = new Region();
        HBox.setHgrow(space, Priority.ALWAYS);
        legend.getChildren().addAll(space, scale);
        model.chartProperty()
                .addListener((_, _, chart) -> scale.setText(chart.map(c -> Texts.text(
                                        "timeline.scale",
                                        Math.round(c.area().width()
                                                        * 1_000_000.0
                                                        / c.range().spanNs()
                                                        * 100)
                                                / 100.0)
                                .text())
                        .orElse("")));
        VBox.setVgrow(timeline, Priority.ALWAYS);
        getChildren().addAll(legend, timeline);
    }

    private static Node sample(String state) {
        StackPane patch = new StackPane();
        patch.getStyleClass().addAll("sample", "sample-" + state);
        HBox box = new HBox(6, patch, new Label(Texts.text("legend." + state).text()));
        box.setAlignment(Pos.CENTER_LEFT);
        return box;
    }
}
