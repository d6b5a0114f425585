package dev.takt.designer.document;

import dev.takt.projects.model.Project;

/** What became of a document in one step: state before and after, both consistent. */
public record Change(
        Project projectBefore,
        Project project,
        Selection selectionBefore,
        Selection selection,
        boolean dirtyBefore,
        boolean dirty) {
    public boolean ofProject() {
        return projectBefore != project;
    }

    public boolean ofSelection() {
        return !selectionBefore.equals(selection);
    }
}
