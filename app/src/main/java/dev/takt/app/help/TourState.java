package dev.takt.app.help;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import java.util.List;
import java.util.Set;

/** What the tour watches of the window at one instant. {@code view} changes whenever board or timeline are zoomed or moved; {@code missed} is -1 while a run is under way. */
public record TourState(
        Project project,
        boolean playing,
        Object view,
        boolean whyShown,
        long missed,
        boolean dragging,
        List<ItemId> selected,
        Set<ItemId> problems,
        String page,
        boolean saved) {
    public TourState {
        selected = List.copyOf(selected);
        problems = Set.copyOf(problems);
    }
}
