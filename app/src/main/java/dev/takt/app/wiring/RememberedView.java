package dev.takt.app.wiring;

import dev.takt.app.session.Session;
import dev.takt.app.settings.DesignView;
import dev.takt.app.settings.Preferences;
import dev.takt.app.why.HeatViewModel;
import dev.takt.designer.board.BoardView;
import dev.takt.designer.chart.Chart;
import dev.takt.designer.chart.TrackList;
import dev.takt.designer.timeline.TimelineViewModel;
import dev.takt.projects.model.ItemId;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import javafx.beans.property.StringProperty;

/** Looks at a design as it was looked at last time, and keeps how it is looked at. It is a matter of the user, not of the design, and so of the settings folder. */
final class RememberedView {
    private final Session session;
    private final Preferences preferences;
    private final BoardView board;
    private final HeatViewModel heat;
    private final TimelineViewModel timeline;
    private final TimelineViewModel strip;
    private final StringProperty stops;
    private DesignView last;

    RememberedView(
            Session session,
            Preferences preferences,
            BoardView board,
            HeatViewModel heat,
            TimelineViewModel timeline,
            TimelineViewModel strip,
            StringProperty stops) {
        this.session = session;
        this.preferences = preferences;
        this.board = board;
        this.heat = heat;
        this.timeline = timeline;
        this.strip = strip;
        this.stops = stops;
        last = session.fileProperty().get().map(preferences::view).orElse(DesignView.FIRST);
        board.mapWantedProperty().set(last.map());
        if (last.heat()) {
            heat.toggle();
        }
        stops.set(last.stops());
        TrackList.Choice rows = choice(last);
        timeline.rows().choose(rows);
        strip.rows()
                .choose(TrackList.Choice.ALL
                        .withHidden(rows.hidden())
                        .withPinsToggled(rows.pinned())
                        .withLoads(last.stripLoads())
                        .withArrows(last.stripArrows()));
        board.mapWantedProperty().addListener((_, _, _) -> keep());
        heat.onProperty().addListener((_, _, _) -> keep());
        stops.addListener((_, _, _) -> keep());
        for (TimelineViewModel each : List.of(timeline, strip)) {
            each.chartProperty().addListener((_, before, now) -> {
                if (!before.map(Chart::choice).equals(now.map(Chart::choice))) {
                    keep();
                }
            });
        }
        session.fileProperty().addListener((_, _, _) -> write());
    }

    private void keep() {
        DesignView now = now();
        if (!now.equals(last)) {
            last = now;
            write();
        }
    }

    private void write() {
        session.fileProperty().get().ifPresent(file -> preferences.setView(file, last));
    }

    private DesignView now() {
        Optional<TrackList.Choice> rows = timeline.chartProperty().get().map(Chart::choice);
        Optional<TrackList.Choice> below = strip.chartProperty().get().map(Chart::choice);
        return new DesignView(
                stops.get(),
                rows.map(r -> ids(r.pinned())).orElse(last.pinned()),
                rows.map(r -> ids(r.hidden())).orElse(last.hidden()),
                rows.map(r -> r.folded().stream().sorted().map(String::valueOf).toList())
                        .orElse(last.folded()),
                rows.map(TrackList.Choice::loads).orElse(last.loads()),
                rows.map(TrackList.Choice::arrows).orElse(last.arrows()),
                below.map(TrackList.Choice::loads).orElse(last.stripLoads()),
                below.map(TrackList.Choice::arrows).orElse(last.stripArrows()),
                board.mapWantedProperty().get(),
                heat.onProperty().get());
    }

    private static List<String> ids(Set<ItemId> items) {
        return items.stream().map(ItemId::value).sorted().toList();
    }

    private static TrackList.Choice choice(DesignView view) {
        Set<Integer> folded = view.folded().stream()
                .filter(g -> g.matches("-?\\d{1,4}"))
                .map(Integer::valueOf)
                .collect(Collectors.toUnmodifiableSet());
        return new TrackList.Choice(
                folded, items(view.hidden()), Set.of(), items(view.pinned()), view.loads(), view.arrows());
    }

    private static Set<ItemId> items(List<String> ids) {
        return ids.stream().filter(ItemId::isValid).map(ItemId::of).collect(Collectors.toUnmodifiableSet());
    }
}
