package dev.takt.codegen.export;

import dev.takt.projects.text.Message;

/** An export that did not happen: the folder is as it was. */
public final class ExportException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;

    ExportException(Message reason) {
        super(reason.text());
        this.reason = reason;
    }

    ExportException(Message reason, Throwable cause) {
        super(reason.text(), cause);
        this.reason = reason;
    }

    /** Why, in words for the user. */
    public Message reason() {
        return reason;
    }
}
