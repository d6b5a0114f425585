package dev.takt.projects.json;

import dev.takt.projects.text.Message;

/** A text is not JSON, or more of it than is read: where, and what would be accepted there. */
public final class JsonSyntaxException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message message;
    private final int line;
    private final int column;

    JsonSyntaxException(Position at, Message message) {
        super(message.text());
        this.message = message;
        this.line = at.line();
        this.column = at.column();
    }

    /** What is wrong, without the place. */
    public Message reason() {
        return message;
    }

    public int line() {
        return line;
    }

    public int column() {
        return column;
    }
}
