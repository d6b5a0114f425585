package dev.takt.app.advice;

import dev.takt.designer.overlay.Ghost;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import java.util.List;
import java.util.Optional;

/**
 * A remedy that was analysed and simulated: the design with it, how the late item fares before and after, what it costs others, and, if it does harm, the reason why it is refused. {@code why} is the same job after the
 * change, {@code ghost} what the timeline would show around it; both absent if that run has no such job.
 */
public record Tried(
        Remedy remedy,
        Project project,
        Outcome before,
        Outcome after,
        List<Message> costs,
        Optional<Message> refused,
        Optional<Why> why,
        Optional<Ghost> ghost) {
    public Tried {
        costs = List.copyOf(costs);
    }

    /** True if it does no harm and no deadline at all is missed any more. */
    public boolean repairsAll() {
        return refused.isEmpty() && after.missedByAll() == 0;
    }

    /** True if something about the item is better than before. */
    boolean helps() {
        boolean fewer = after.missed() < before.missed();
        boolean shorter = after.missed() == before.missed()
                && after.worstNs().orElse(Long.MAX_VALUE) < before.worstNs().orElse(Long.MAX_VALUE);
        boolean proven = after.missed() == before.missed() && after.meetsByBound() && !before.meetsByBound();
        return fewer || shorter || proven;
    }
}
