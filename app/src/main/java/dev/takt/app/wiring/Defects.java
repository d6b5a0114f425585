package dev.takt.app.wiring;

import dev.takt.app.shell.Questions;
import dev.takt.app.text.Texts;
import dev.takt.projects.format.DiskTrouble;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** What is said over a window when work beside it has failed: trouble with the disk in its own words, all else as a defect, which is logged too. The window stays. */
final class Defects {
    private static final Logger LOG = System.getLogger(Defects.class.getName());

    private final Questions questions;

    Defects(Questions questions) {
        this.questions = questions;
    }

    /** Says it once. */
    void tell(Throwable defect) {
        if (defect instanceof UncheckedIOException && defect.getCause() instanceof IOException disk) {
            questions.fail(
                    Texts.text("files.not-written").text(),
                    DiskTrouble.words(disk).text());
            return;
        }
        LOG.log(Level.ERROR, "work in the background failed", defect);
        questions.fail(Texts.text("window.defect").text(), String.valueOf(defect.getMessage()));
    }
}
