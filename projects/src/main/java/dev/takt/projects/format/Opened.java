package dev.takt.projects.format;

import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Problem;
import java.util.List;
import java.util.Optional;

/**
 * What reading a project file gives: the design as far as it could be read, and every error in the file. No design at all only if the text is not JSON or not an
 * object. A design that came with errors must not be saved over its file without a question.
 */
public record Opened(Optional<Project> project, List<Problem> problems) {
    public Opened {
        problems = List.copyOf(problems);
    }

    /** True if the file was read completely. */
    public boolean isWhole() {
        return project.isPresent() && problems.isEmpty();
    }
}
