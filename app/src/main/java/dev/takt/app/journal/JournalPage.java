package dev.takt.app.journal;

import dev.takt.projects.format.Opened;
import dev.takt.projects.format.ProjectFileException;
import dev.takt.projects.format.ProjectFiles;
import dev.takt.projects.format.ProjectFormat;
import dev.takt.projects.model.Project;
import java.io.IOException;
import java.io.Writer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import java.util.Properties;

/** The page of one session in the journal. Written from a thread of its own, ended from the window's: both are safe beside each other. */
public final class JournalPage implements AutoCloseable {
    private static final Logger LOG = System.getLogger(JournalPage.class.getName());

    private final Path folder;
    private Optional<String> id;
    private boolean closed;

    JournalPage(Path folder, Optional<String> id) {
        this.folder = folder;
        this.id = id;
    }

    static String started(ProcessHandle process) {
        return process.info().startInstant().map(Object::toString).orElse("");
    }

    /** Keeps the design as it is now; what was kept before stays until the new text is on the disk and was read back as the same design. */
    public synchronized void keep(Project project, Optional<Path> file, String title) {
        if (closed) {
            return;
        }
        try {
            Opened back = ProjectFormat.read(ProjectFormat.write(project));
            if (back.project().isEmpty()) {
                LOG.log(Level.WARNING, "the journal is not written: the design would not be read back");
                return;
            }
            String page = page();
            note(page, file, title);
            ProjectFiles.save(folder.resolve(page + Journal.DESIGN), project);
        } catch (IOException | ProjectFileException e) {
            LOG.log(Level.WARNING, "the journal cannot be written: {0}", e.getMessage());
        }
    }

    private String page() throws IOException {
        if (id.isEmpty()) {
            Files.createDirectories(folder);
            String name = String.valueOf(
                    Files.createTempFile(folder, "", Journal.NOTE).getFileName());
            id = Optional.of(name.substring(0, name.length() - Journal.NOTE.length()));
        }
        return id.get();
    }

    private void note(String page, Optional<Path> file, String title) throws IOException {
        Properties note = new Properties();
        file.ifPresent(f -> note.setProperty("file", f.toString()));
        note.setProperty("title", title);
        note.setProperty("pid", Long.toString(ProcessHandle.current().pid()));
        note.setProperty("started", started(ProcessHandle.current()));
        Path fresh = folder.resolve(page + ".new");
        try (Writer writer = Files.newBufferedWriter(fresh, StandardCharsets.UTF_8)) {
            note.store(writer, null);
        }
        Files.move(fresh, folder.resolve(page + Journal.NOTE), StandardCopyOption.REPLACE_EXISTING);
    }

    /** The work is saved, or not wanted any more: the page is empty until the next edit. */
    public synchronized void clear() {
        id.ifPresent(page -> {
            try {
                Files.deleteIfExists(folder.resolve(page + Journal.DESIGN));
                Files.deleteIfExists(folder.resolve(page + Journal.NOTE));
            } catch (IOException e) {
                LOG.log(Level.WARNING, "the journal cannot be tidied: {0}", e.getMessage());
            }
        });
        id = Optional.empty();
    }

    /** The session ends in order: nothing of it stays, and nothing is written any more. */
    @Override
    public synchronized void close() {
        closed = true;
        clear();
    }
}
