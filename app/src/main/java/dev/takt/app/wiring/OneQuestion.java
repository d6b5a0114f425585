package dev.takt.app.wiring;

import dev.takt.app.shell.ChangesQuestion;
import dev.takt.app.shell.StudioFrame;
import java.util.Optional;

/** The one question about two states of a design that floats above the window; another takes its place. */
final class OneQuestion {
    private final StudioFrame frame;
    private Optional<ChangesQuestion> asked = Optional.empty();
    private boolean ofDesign;

    OneQuestion(StudioFrame frame) {
        this.frame = frame;
    }

    boolean isAsked() {
        return asked.isPresent();
    }

    /** Asks what stays to be asked whatever is open. */
    void raise(ChangesQuestion question) {
        raise(question, false);
    }

    /** Asks about the design that is open: about another one it would be the wrong question. */
    void raiseOfDesign(ChangesQuestion question) {
        raise(question, true);
    }

    private void raise(ChangesQuestion question, boolean aboutDesign) {
        lower();
        asked = Optional.of(question);
        ofDesign = aboutDesign;
        frame.raise(question);
        question.begin();
    }

    void lower() {
        asked.ifPresent(frame::lower);
        asked = Optional.empty();
    }

    /** The design is left, and what was asked about it. */
    void leaveDesign() {
        if (ofDesign) {
            lower();
        }
    }
}
