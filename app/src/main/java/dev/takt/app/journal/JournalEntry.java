package dev.takt.app.journal;

import dev.takt.projects.model.Project;
import java.nio.file.Path;
import java.util.Optional;

/** Work that a session left behind unsaved: the design as it was after the last edit, the file it belongs to (none: it was never saved), and what the window called it. */
public record JournalEntry(String id, Project project, Optional<Path> file, String title, long writtenMillis) {}
