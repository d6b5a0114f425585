package dev.takt.app.cli;

import dev.takt.projects.text.Message;

/** A command cannot do what it was asked, and says why; it ends with the given exit code. */
final class Refused extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message reason;
    private final int exitCode;

    Refused(int exitCode, Message reason) {
        super(reason.text());
        this.reason = reason;
        this.exitCode = exitCode;
    }

    Message reason() {
        return reason;
    }

    int exitCode() {
        return exitCode;
    }
}
