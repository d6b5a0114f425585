package dev.takt.app.wiring;

import dev.takt.app.session.Session;
import dev.takt.app.settings.Preferences;
import dev.takt.app.shell.FileAsk;
import dev.takt.app.shell.Questions;
import dev.takt.app.text.Texts;
import dev.takt.projects.format.Opened;
import dev.takt.projects.format.ProjectFileException;
import dev.takt.projects.format.ProjectFiles;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Problem;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/** Opening and saving designs, with the questions that belong to it. */
final class DesignFiles {
    private static final int MOST_LINES = 12;

    private final Preferences preferences;
    private final FileAsk ask;
    private final Questions questions;
    private final Predicate<Session> changedElsewhere;

    /** {@code changedElsewhere} is true if another program has changed the design's file; the user is asked about it then. */
    DesignFiles(Preferences preferences, FileAsk ask, Questions questions, Predicate<Session> changedElsewhere) {
        this.preferences = preferences;
        this.ask = ask;
        this.questions = questions;
        this.changedElsewhere = changedElsewhere;
    }

    /** What is in a file, if anything could be read; else the user has been told why not, after {@code beforeTrouble}. */
    Optional<Opened> load(Path file, Runnable beforeTrouble) {
        try {
            Opened opened = ProjectFiles.load(file);
            if (opened.project().isEmpty()) {
                beforeTrouble.run();
                questions.fail(
                        Texts.text("files.unreadable", file.getFileName()).text(),
                        opened.problems().stream()
                                .limit(MOST_LINES)
                                .map(DesignFiles::line)
                                .collect(Collectors.joining("\n")));
                return Optional.empty();
            }
            preferences.opened(file, System.currentTimeMillis());
            return Optional.of(opened);
        } catch (ProjectFileException e) {
            beforeTrouble.run();
            questions.fail(
                    Texts.text("files.unreadable", file.getFileName()).text(),
                    e.words().text());
            return Optional.empty();
        }
    }

    private static String line(Problem problem) {
        return problem.line() + ":" + problem.column() + "  "
                + problem.message().text();
    }

    /** Saves to the design's file; asks for one if it has none. True if the file has it now. */
    boolean save(Session session) {
        Optional<Path> file = session.fileProperty().get();
        boolean whole = session.designFile().problems().isEmpty();
        if (file.isPresent()
                && !whole
                && !questions.confirm(
                        Texts.text("files.broken", file.get().getFileName()).text(),
                        Texts.text(
                                        "files.broken.words",
                                        session.designFile().problems().size())
                                .text(),
                        Texts.text("files.broken.yes").text())) {
            return false;
        }
        return file.map(f -> write(session, f)).orElseGet(() -> saveAs(session));
    }

    boolean saveAs(Session session) {
        String name = session.fileProperty()
                .get()
                .map(f -> String.valueOf(f.getFileName()))
                .orElse(slug(session.document().project().name()) + ".takt");
        return ask.save(name).map(f -> write(session, named(f))).orElse(false);
    }

    private static String slug(String name) {
        String plain =
                name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9]+", "-").replaceAll("^-|-$", "");
        return plain.isEmpty() ? "design" : plain;
    }

    private static Path named(Path file) {
        String name = String.valueOf(file.getFileName());
        return name.contains(".") ? file : file.resolveSibling(name + ".takt");
    }

    private boolean write(Session session, Path file) {
        boolean own = session.fileProperty().get().equals(Optional.of(file));
        if (own && Files.exists(file) && changedElsewhere.test(session)) {
            return false;
        }
        Project written = session.document().project();
        try {
            ProjectFiles.save(file, written);
        } catch (ProjectFileException e) {
            questions.fail(
                    Texts.text("files.unwritten", file.getFileName()).text(),
                    e.words().text());
            return false;
        }
        session.designFile().saved(file, written);
        preferences.opened(file, System.currentTimeMillis());
        return true;
    }

    /** True if the design may be left: it is saved, or the user does not want it to be. */
    boolean mayLeave(Session session) {
        if (!session.document().isDirty()) {
            return true;
        }
        return switch (questions.unsaved(session.title())) {
            case SAVE -> save(session);
            case DISCARD -> true;
            case CANCEL -> false;
        };
    }
}
