package dev.takt.designer.document;

import dev.takt.projects.edit.Edit;
import dev.takt.projects.model.Project;
import dev.takt.projects.text.Message;
import dev.takt.projects.text.Texts;
import java.util.Optional;

/** An edit for tests: gives the design a name. */
record Renaming(String name, Optional<String> mergeKey) implements Edit {
    static Renaming to(String name) {
        return new Renaming(name, Optional.empty());
    }

    static Renaming typing(String name) {
        return new Renaming(name, Optional.of("name"));
    }

    @Override
    public Message label() {
        return Message.of(Texts.PROJECTS, "Rename to " + name);
    }

    @Override
    public Project apply(Project project) {
        return project.name().equals(name) ? project : project.withName(name);
    }
}
