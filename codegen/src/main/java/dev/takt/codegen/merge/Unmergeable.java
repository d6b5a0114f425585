package dev.takt.codegen.merge;

import dev.takt.codegen.text.Texts;
import dev.takt.projects.text.Message;

/** A text that cannot be read as what it should be, so that nothing can be put into it. */
public final class Unmergeable extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    Unmergeable(int line, String found) {
        this(Texts.text("merge.syntax", line, found));
    }

    Unmergeable(Message reason) {
        super(reason.text());
        this.reason = reason;
    }

    /** Why, in words for the user. */
    public Message reason() {
        return reason;
    }
}
