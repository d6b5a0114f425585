package dev.takt.app.wiring;

import dev.takt.app.shell.FileAsk;
import dev.takt.app.shell.Questions;
import dev.takt.app.text.Texts;
import java.nio.file.Path;
import java.util.Optional;

/** What comes into a window as a file, by a question, a drop or a list: a design, or a run of the design that is open. */
final class IncomingFiles {
    private final StudioWindow window;
    private final FileAsk ask;
    private final Questions questions;

    IncomingFiles(StudioWindow window, FileAsk ask, Questions questions) {
        this.window = window;
        this.ask = ask;
        this.questions = questions;
    }

    void askAndOpen() {
        ask.open().ifPresent(this::open);
    }

    void askAndOpenTrace() {
        ask.openTrace().ifPresent(this::openTrace);
    }

    /** Opens what a file is by its name. */
    void take(Path file) {
        if (FileDrops.isRun(file)) {
            openTrace(file);
        } else {
            open(file);
        }
    }

    /** Opens a design, if the one that is open may be left. */
    void open(Path file) {
        if (window.mayLeave()) {
            window.files().load(file, window::showSomething).ifPresent(opened -> opened.project()
                    .ifPresent(project -> window.open(project, Optional.of(file.toAbsolutePath()), opened.problems())));
        }
    }

    /** Shows a trace or a scenario in place of the run of the open design. */
    private void openTrace(Path file) {
        window.traces()
                .ifPresentOrElse(
                        traces -> traces.open(file),
                        () -> questions.fail(
                                Texts.text("files.unreadable", file.getFileName())
                                        .text(),
                                Texts.text("trace.no-design").text()));
    }
}
