package dev.takt.app.session;

import dev.takt.app.journal.JournalPage;
import dev.takt.app.task.Newest;
import dev.takt.designer.document.Change;
import dev.takt.projects.model.Project;
import java.nio.file.Path;
import java.util.Optional;

/** Keeps what was not saved of a design in the journal, off the window's thread: every edit is there a moment later, until the design is as its file has it. */
final class Scribe {
    private final JournalPage page;
    private final Newest worker;

    Scribe(JournalPage page, Newest worker) {
        this.page = page;
        this.worker = worker;
    }

    /** Takes down a change of a design that has this file and title. */
    void keep(Change change, Optional<Path> file, String title) {
        if (!change.ofProject() && change.dirty() == change.dirtyBefore()) {
            return;
        }
        Project project = change.project();
        worker.begin(
                (_, _) -> {
                    if (change.dirty()) {
                        page.keep(project, file, title);
                    } else {
                        page.clear();
                    }
                },
                _ -> {});
    }

    /** What was not saved is not wanted. */
    void close() {
        page.close();
    }
}
