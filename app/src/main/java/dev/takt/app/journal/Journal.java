package dev.takt.app.journal;

import dev.takt.app.settings.Places;
import dev.takt.projects.format.Opened;
import dev.takt.projects.format.ProjectFileException;
import dev.takt.projects.format.ProjectFiles;
import java.io.IOException;
import java.io.Reader;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.Properties;
import java.util.stream.Stream;

/**
 * The folder with the unsaved work of all sessions, beside the settings: for each a design in the project format and a note of whose it is. A session writes after every
 * edit and takes its own away when it ends in order, so what is found here of a process that is gone was not saved.
 */
public final class Journal {
    private static final Logger LOG = System.getLogger(Journal.class.getName());
    static final String DESIGN = ".takt";
    static final String NOTE = ".note";

    private final Path folder;

    private Journal(Path folder) {
        this.folder = folder;
    }

    public static Journal in(Places places) {
        return new Journal(places.settings().resolve("journal"));
    }

    /** A page for a session that begins; nothing is on disk before its first edit. */
    public JournalPage begin() {
        return new JournalPage(folder, Optional.empty());
    }

    /** Goes on with what a session left behind: the same page, now of this process. */
    public JournalPage adopt(JournalEntry entry) {
        return new JournalPage(folder, Optional.of(entry.id()));
    }

    /** Takes away what a session left behind. */
    public void forget(JournalEntry entry) {
        new JournalPage(folder, Optional.of(entry.id())).close();
    }

    /** What sessions of processes that are gone left behind, the newest first. */
    public List<JournalEntry> leftBehind() {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(f -> String.valueOf(f.getFileName()))
                    .filter(name -> name.endsWith(NOTE))
                    .map(name -> name.substring(0, name.length() - NOTE.length()))
                    .flatMap(id -> read(id).stream())
                    .sorted(Comparator.comparingLong(JournalEntry::writtenMillis)
                            .reversed())
                    .toList();
        } catch (IOException e) {
            LOG.log(Level.WARNING, "the journal cannot be read: {0}", e.getMessage());
            return List.of();
        }
    }

    private Optional<JournalEntry> read(String id) {
        Path design = folder.resolve(id + DESIGN);
        Properties note = new Properties();
        try (Reader reader = Files.newBufferedReader(folder.resolve(id + NOTE), StandardCharsets.UTF_8)) {
            note.load(reader);
            if (isAlive(note) || !Files.isRegularFile(design)) {
                return Optional.empty();
            }
            Opened opened = ProjectFiles.load(design);
            long written = Files.getLastModifiedTime(design).toMillis();
            return opened.project()
                    .map(p -> new JournalEntry(id, p, path(note), note.getProperty("title", ""), written));
        } catch (IOException | IllegalArgumentException | ProjectFileException e) {
            LOG.log(Level.WARNING, "a page of the journal cannot be read: {0}", e.getMessage());
            return Optional.empty();
        }
    }

    private static Optional<Path> path(Properties note) {
        String file = note.getProperty("file", "");
        try {
            return file.isEmpty() ? Optional.empty() : Optional.of(Path.of(file));
        } catch (InvalidPathException _) {
            return Optional.empty();
        }
    }

    /** A process number is given again some day; with the instant at which the process began it is not. */
    private static boolean isAlive(Properties note) {
        long pid = Long.parseLong(note.getProperty("pid", "-1"));
        return ProcessHandle.of(pid)
                .filter(ProcessHandle::isAlive)
                .filter(p -> JournalPage.started(p).equals(note.getProperty("started", "")))
                .isPresent();
    }
}
