package dev.takt.app.wiring;

import dev.takt.app.journal.Journal;
import dev.takt.app.journal.JournalEntry;
import dev.takt.app.report.ComparisonReport;
import dev.takt.app.report.DesignDifferences;
import dev.takt.app.session.FileOnDisk;
import dev.takt.app.session.Session;
import dev.takt.app.shell.ChangesQuestion;
import dev.takt.app.text.Texts;
import dev.takt.projects.format.Opened;
import dev.takt.projects.format.ProjectFileException;
import dev.takt.projects.format.ProjectFiles;
import dev.takt.projects.model.Project;
import dev.takt.projects.problem.Problem;
import dev.takt.projects.text.PropertiesBundle;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** Asks about work that could get lost: what a session left behind that did not end in order, and a file that another program has changed. Each question shows the differences. */
final class UnsavedWork {
    private static final DateTimeFormatter WHEN = DateTimeFormatter.ofLocalizedDateTime(FormatStyle.MEDIUM)
            .withLocale(Locale.forLanguageTag(System.getProperty(PropertiesBundle.LANGUAGE, "en")));

    /** Opens a design that has a page in the journal already; false if the user stays with what is open. */
    interface Door {
        boolean open(Saved saved, JournalEntry entry);
    }

    /** What the file of left work holds: the design to go back to, and what is wrong in the file. */
    record Saved(Project project, Optional<Path> file, List<Problem> problems) {
        static Saved of(JournalEntry entry) {
            Optional<Path> there = entry.file().filter(Files::isRegularFile);
            try {
                if (there.isPresent()) {
                    Opened opened = ProjectFiles.load(there.get());
                    return new Saved(opened.project().orElseGet(() -> nothing(entry)), there, opened.problems());
                }
            } catch (ProjectFileException _) {
                // A file that cannot be read is as one that was never written.
            }
            return new Saved(nothing(entry), entry.file(), List.of());
        }

        private static Project nothing(JournalEntry entry) {
            Project left = entry.project();
            return Project.blank(left.name(), left.target(), left.runtime());
        }
    }

    private final Journal journal;
    private final OneQuestion question;
    private final Door door;
    private final Set<String> later = new HashSet<>();

    UnsavedWork(Journal journal, OneQuestion question, Door door) {
        this.journal = journal;
        this.question = question;
        this.door = door;
    }

    /** Asks about the newest work that was left behind, if there is some that nobody has put off. */
    void offer() {
        List<JournalEntry> left = new ArrayList<>(journal.leftBehind());
        left.removeIf(entry -> later.contains(entry.id()));
        while (!left.isEmpty()
                && DesignDifferences.of(
                                Saved.of(left.getFirst()).project(),
                                left.getFirst().project())
                        .isEmpty()) {
            journal.forget(left.removeFirst());
        }
        if (!left.isEmpty()) {
            ask(left.getFirst(), left.size());
        }
    }

    private void ask(JournalEntry entry, int all) {
        Saved saved = Saved.of(entry);
        String when = WHEN.format(Instant.ofEpochMilli(entry.writtenMillis()).atZone(ZoneId.systemDefault()));
        question.raise(new ChangesQuestion(
                Texts.text("restore.title", entry.title()).text(),
                Texts.text(all > 1 ? "restore.words.more" : "restore.words", when, all - 1)
                        .text(),
                lines(saved.project(), entry.project()),
                List.of(
                        new ChangesQuestion.Answer("restore", text("restore.restore"), () -> {
                            if (!door.open(saved, entry)) {
                                later.add(entry.id());
                            }
                        }),
                        new ChangesQuestion.Answer("restore-discard", text("restore.discard"), () -> {
                            journal.forget(entry);
                            offer();
                        }),
                        new ChangesQuestion.Answer("restore-later", text("restore.later"), () -> {
                            later.add(entry.id());
                            offer();
                        })),
                question::lower));
    }

    /** Asks what to do about a file that another program has changed, unless it is asked already or there is nothing new after all. True if there is something to decide. */
    boolean changedElsewhere(Session session) {
        Optional<FileOnDisk.News> news = session.designFile().news();
        if (!question.isAsked()) {
            news.ifPresent(n -> ask(session, n));
        }
        return news.isPresent();
    }

    private void ask(Session session, FileOnDisk.News news) {
        ChangesQuestion.Answer mine = new ChangesQuestion.Answer(
                "file-keep", text("external.keep"), () -> session.designFile().keepMine(news));
        switch (news) {
            case FileOnDisk.News.Gone(Path file) ->
                question.raiseOfDesign(new ChangesQuestion(
                        Texts.text("external.gone", file.getFileName()).text(),
                        text("external.gone.words"),
                        List.of(),
                        List.of(mine),
                        question::lower));
            case FileOnDisk.News.Changed changed -> ask(session, changed, mine);
        }
    }

    private void ask(Session session, FileOnDisk.News.Changed changed, ChangesQuestion.Answer mine) {
        Optional<Project> there =
                changed.opened().project().filter(_ -> changed.opened().isWhole());
        List<ChangesQuestion.Answer> answers = new ArrayList<>();
        there.ifPresent(_ -> answers.add(
                new ChangesQuestion.Answer("file-reload", text("external.reload"), () -> session.designFile()
                        .reload(changed))));
        answers.add(mine);
        String words = there.isEmpty()
                ? Texts.text(
                                "external.broken.words",
                                changed.opened().problems().size())
                        .text()
                : text(session.document().isDirty() ? "external.edited.words" : "external.words");
        question.raiseOfDesign(new ChangesQuestion(
                Texts.text("external.changed", changed.file().getFileName()).text(),
                words,
                there.map(p -> lines(session.document().project(), p)).orElse(List.of()),
                answers,
                question::lower));
    }

    private static List<String> lines(Project before, Project after) {
        return DesignDifferences.of(before, after).stream()
                .map(ComparisonReport::words)
                .toList();
    }

    private static String text(String key) {
        return Texts.text(key).text();
    }
}
