package dev.takt.projects.synthesis;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import java.util.List;
import java.util.Optional;

/** A design on another chip, and what had to change for it. */
public record Retargeted(Project project, List<Change> changes) {
    public Retargeted {
        changes = List.copyOf(changes);
    }

    /** A thing that is not as it was. {@code lost} if the new chip has nothing in its place, so that the design needs a hand. */
    public record Change(Optional<ItemId> item, Message words, boolean lost) {}

    /** True if everything found a place. */
    public boolean isWhole() {
        return changes.stream().noneMatch(Change::lost);
    }
}
