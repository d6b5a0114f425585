package dev.takt.app.compare;

import dev.takt.app.session.Session;
import dev.takt.app.session.SimulatedRun;
import dev.takt.app.text.Texts;
import dev.takt.designer.chart.Chart;
import dev.takt.designer.draw.Theme;
import dev.takt.designer.timeline.TimelineView;
import dev.takt.designer.timeline.TimelineViewModel;
import java.util.Optional;
import javafx.beans.property.ReadOnlyBooleanProperty;
import javafx.beans.property.ReadOnlyBooleanWrapper;
import javafx.geometry.Insets;
import javafx.scene.Node;
import javafx.scene.control.Label;
import javafx.scene.control.SplitPane;
import javafx.scene.layout.Priority;
import javafx.scene.layout.VBox;

/** Two runs beside each other under one ruler: what is zoomed or moved in one is in the other, and both follow the playhead. */
final class TwinTimelines extends SplitPane {
    private final Session session;
    private final TimelineViewModel a;
    private final TimelineViewModel b;
    private final TimelineView viewA;
    private final TimelineView viewB;
    private final Label titleA = new Label();
    private final Label titleB = new Label();
    private final ReadOnlyBooleanWrapper parts = new ReadOnlyBooleanWrapper(false);
    private Optional<Shown> shown = Optional.empty();
    private boolean following;

    TwinTimelines(Session session) {
        this.session = session;
        a = new TimelineViewModel(session.document(), session.playhead());
        b = new TimelineViewModel(session.document(), session.playhead());
        viewA = new TimelineView(a, "compare-a");
        viewB = new TimelineView(b, "compare-b");
        getItems().setAll(titled(titleA, viewA), titled(titleB, viewB));
        setDividerPositions(0.5);
        a.chartProperty().addListener((_, before, now) -> follow(before, now, b));
        b.chartProperty().addListener((_, before, now) -> follow(before, now, a));
    }

    private static Node titled(Label title, TimelineView view) {
        title.getStyleClass().add("strong");
        title.setPadding(new Insets(7, 10, 7, 10));
        title.setMinWidth(0);
        VBox box = new VBox(title, view);
        box.setMinWidth(0);
        title.setMaxWidth(Double.MAX_VALUE);
        box.getStyleClass().add("divided-left");
        VBox.setVgrow(view, Priority.ALWAYS);
        return box;
    }

    /** The other shows the same part of its run, as far as it goes. */
    private void follow(Optional<Chart> before, Optional<Chart> now, TimelineViewModel other) {
        if (following || now.isEmpty() || before.map(Chart::range).equals(now.map(Chart::range))) {
            return;
        }
        following = true;
        other.look(now.get().range());
        following = false;
    }

    void show(Optional<Shown> now) {
        shown = now;
        following = true;
        now.flatMap(Shown::a).ifPresent(run -> show(a, run));
        now.flatMap(Shown::b).ifPresent(run -> show(b, run));
        following = false;
        a.chartProperty().get().map(Chart::range).ifPresent(b::look);
        titleA.setText(now.map(s -> Texts.text(
                                "compare.title-a",
                                CompareView.side(s.comparison().a()))
                        .text())
                .orElse(""));
        titleB.setText(now.map(s -> Texts.text(
                                "compare.title-b",
                                CompareView.side(s.comparison().b()))
                        .text())
                .orElse(""));
        parts.set(now.filter(s -> !s.partings().isEmpty()).isPresent());
    }

    private static void show(TimelineViewModel model, SimulatedRun run) {
        model.show(run.data(), run.project());
    }

    void setTheme(Theme theme) {
        viewA.setTheme(theme);
        viewB.setTheme(theme);
    }

    ReadOnlyBooleanProperty partingProperty() {
        return parts.getReadOnlyProperty();
    }

    /** Moves the playhead to the next instant from which the runs differ. */
    void nextParting() {
        shown.ifPresent(s -> {
            long at = s.partingAfter(session.playhead().atNs());
            session.playhead().pause();
            session.playhead().moveTo(at);
            a.showPlayhead();
            b.showPlayhead();
        });
    }
}
