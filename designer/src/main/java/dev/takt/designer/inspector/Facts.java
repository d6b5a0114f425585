package dev.takt.designer.inspector;

import dev.takt.designer.overlay.Badge;
import dev.takt.projects.problem.Problem;
import java.util.List;
import java.util.Optional;

/** What is known about an item beside what the user wrote: a verdict, numbers and problems. */
public record Facts(Optional<Badge> badge, List<Measure> figures, List<Problem> problems) {
    public static final Facts NONE = new Facts(Optional.empty(), List.of(), List.of());

    public Facts {
        figures = List.copyOf(figures);
        problems = List.copyOf(problems);
    }
}
