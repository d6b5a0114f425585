package dev.takt.projects.edit;

import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import java.util.Optional;

/** A change of the design as a pure function with a name. Applied to a project it does not fit, it gives that project back, the same object. */
public interface Edit {
    /** What undo and redo call it, such as "Move control". */
    Message label();

    /** Edits in a row with the same key become one undo step; absent: never merged. */
    default Optional<String> mergeKey() {
        return Optional.empty();
    }

    Project apply(Project project);
}
