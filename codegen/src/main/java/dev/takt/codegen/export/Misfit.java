package dev.takt.codegen.export;

import dev.takt.codegen.text.Texts;
import dev.takt.projects.text.Message;

/** A function of a file of the user's that the design asks for otherwise: missing, with another signature, or no longer called. {@code signature} is the one that fits, or the one that nobody calls. */
public record Misfit(String path, Kind kind, String signature) {
    /** How it does not fit. */
    public enum Kind {
        /** The design has a step for which there is no function. */
        MISSING,
        /** The function takes or gives something else. */
        CHANGED,
        /** The step is gone. */
        GONE
    }

    /** What to do, in words. */
    public Message message() {
        return switch (kind) {
            case MISSING -> Texts.text("export.body.missing", path, signature);
            case CHANGED -> Texts.text("export.body.changed", path, signature);
            case GONE -> Texts.text("export.body.gone", path, signature);
        };
    }
}
