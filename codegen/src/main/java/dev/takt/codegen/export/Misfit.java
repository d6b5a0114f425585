package dev.takt.codegen.export;

import dev.takt.codegen.text.Texts;
import dev.takt.projects.text.Message;

/** A file of the user's, or a function of it, that the design asks for otherwise: missing, with another signature, no longer called, with all of its file or alone, or of a design that has changed. {@code signature} is the one that fits, or the one that nobody calls. */
public record Misfit(String path, Kind kind, String signature) {
    /** How it does not fit. */
    public enum Kind {
        /** The design has a step for which there is no function. */
        MISSING,
        /** The function takes or gives something else. */
        CHANGED,
        /** The step is gone. */
        GONE,
        /** It says what was so when we wrote it and is no longer; {@code signature} is what it says. */
        OUTDATED,
        /** The whole file belongs to nothing in the design any more, so it is not compiled; it has no {@code signature}. */
        ORPHANED
    }

    /** What to do, in words. */
    public Message message() {
        return switch (kind) {
            case MISSING -> Texts.text("export.body.missing", path, signature);
            case CHANGED -> Texts.text("export.body.changed", path, signature);
            case GONE -> Texts.text("export.body.gone", path, signature);
            case OUTDATED -> Texts.text("export.yours.outdated", path, signature);
            case ORPHANED -> Texts.text("export.body.orphaned", path);
        };
    }
}
