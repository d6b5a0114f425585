package dev.takt.projects.exchange;

import dev.takt.projects.model.Project;
import java.util.List;
import java.util.Optional;

/** What reading a task-set table gives: a design if nothing is wrong, and all that is wrong or was decided. */
public record ImportedTaskSet(Optional<Project> project, List<CsvFinding> findings) {
    public ImportedTaskSet {
        findings = List.copyOf(findings);
    }
}
