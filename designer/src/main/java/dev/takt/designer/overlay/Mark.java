package dev.takt.designer.overlay;

import dev.takt.projects.model.ItemId;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.problem.Severity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** How bad the worst problem of an item is, and how many it has. */
public record Mark(Severity worst, int count) {

    /** The marks of all items that problems point at. */
    public static Map<ItemId, Mark> of(List<Problem> problems) {
        Map<ItemId, Mark> marks = new HashMap<>();
        for (Problem problem : problems) {
            problem.item().ifPresent(item -> marks.merge(item, new Mark(problem.severity(), 1), Mark::and));
        }
        return Map.copyOf(marks);
    }

    private Mark and(Mark other) {
        return new Mark(worst.compareTo(other.worst) <= 0 ? worst : other.worst, count + other.count);
    }
}
