package dev.takt.designer.timeline;

import dev.takt.designer.chart.TrackList;
import dev.takt.designer.document.Document;
import dev.takt.projects.model.ItemId;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Which rows a timeline has: those that are pinned on top or left out, the load of the cores, and the arrows between them. */
public final class TimelineRows {
    private final TimelineViewModel timeline;
    private final Document document;
    private boolean loads;
    private TrackList.Choice first = TrackList.Choice.ALL;

    TimelineRows(TimelineViewModel timeline, Document document) {
        this.timeline = timeline;
        this.document = document;
    }

    /** The rows of the first run. */
    TrackList.Choice first() {
        return first.withLoads(loads);
    }

    /** Shows these rows, from the first run on. */
    public void choose(TrackList.Choice rows) {
        first = rows;
        loads = rows.loads();
        timeline.change(c -> c.withChoice(rows.withSelected(c.choice().selected())));
    }

    /** Shows how busy each core is, or no longer. */
    public void setLoads(boolean shown) {
        loads = shown;
        timeline.change(c -> c.withChoice(c.choice().withLoads(shown)));
    }

    public void toggleLoads() {
        setLoads(!loads);
    }

    /** Shows the arrows from row to row, or no longer. */
    public void toggleArrows() {
        timeline.change(c -> c.withChoice(c.choice().withArrows(!c.choice().arrows())));
    }

    /** Keeps the rows of the selection on top, or lets them go back. */
    public void pin() {
        Set<ItemId> items = Set.copyOf(document.selection().items());
        if (!items.isEmpty()) {
            timeline.change(c -> c.withChoice(c.choice().withPinsToggled(items)));
        }
    }

    /** Leaves the rows of the selection out. */
    public void hide() {
        timeline.change(c -> {
            Set<ItemId> hidden = new HashSet<>(c.choice().hidden());
            hidden.addAll(document.selection().items());
            return c.withChoice(c.choice().withHidden(hidden));
        });
    }

    /** Leaves out the rows of all items but the selected ones. */
    public void hideOthers() {
        timeline.change(c -> {
            Set<ItemId> hidden = new HashSet<>(c.choice().hidden());
            hidden.addAll(items());
            hidden.removeAll(document.selection().items());
            return c.withChoice(c.choice().withHidden(hidden));
        });
    }

    /** Shows all rows again. */
    public void showAll() {
        timeline.change(c -> c.withChoice(c.choice().withHidden(Set.of())));
    }

    /** True while rows are left out. */
    public boolean hidesRows() {
        return timeline.chartProperty()
                .get()
                .filter(c -> !c.choice().hidden().isEmpty())
                .isPresent();
    }

    /** Items that have a row, top to bottom. */
    public List<ItemId> items() {
        return timeline.chartProperty()
                .get()
                .map(c -> c.tracks().tracks().stream()
                        .flatMap(t -> t.item().stream())
                        .toList())
                .orElse(List.of());
    }
}
