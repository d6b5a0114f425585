package dev.takt.projects.format;

import dev.takt.projects.text.Message;

/** A project file that cannot be read or written at all, and why, in words for the user. */
public final class ProjectFileException extends Exception {
    private static final long serialVersionUID = 1L;

    private final transient Message words;

    public ProjectFileException(Message words, Throwable cause) {
        super(words.text(), cause);
        this.words = words;
    }

    public Message words() {
        return words;
    }
}
