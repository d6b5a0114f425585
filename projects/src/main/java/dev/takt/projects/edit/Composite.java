package dev.takt.projects.edit;

import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import java.util.List;

/** Several edits as one step. */
public record Composite(Message label, List<Edit> edits) implements Edit {
    public Composite {
        edits = List.copyOf(edits);
    }

    @Override
    public Project apply(Project project) {
        Project changed = project;
        for (Edit edit : edits) {
            changed = edit.apply(changed);
        }
        return changed;
    }
}
