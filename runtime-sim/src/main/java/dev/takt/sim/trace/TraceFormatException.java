package dev.takt.sim.trace;

import dev.takt.projects.text.Message;

/** Bytes are not those of a trace, or of a trace that cannot be; the words say where it shows. */
public final class TraceFormatException extends IllegalArgumentException {
    private static final long serialVersionUID = 1;

    private final transient Message words;

    public TraceFormatException(Message words) {
        super(words.text());
        this.words = words;
    }

    public Message words() {
        return words;
    }
}
