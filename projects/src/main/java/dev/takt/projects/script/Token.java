package dev.takt.projects.script;

/** A part of a body's text: its kind, what it says (a quoted one without its marks), where it begins (line and column from 1) and from where to where it stands. */
record Token(Kind kind, String text, int line, int column, int from, int to) {
    /** What a token is. */
    enum Kind {
        WORD,
        QUOTED,
        RANGE,
        OPEN,
        CLOSE,
        /** The end of a line, a semicolon, or the end of the text. */
        END,
        /** A JSON object where a step could begin. */
        JSON
    }

    boolean is(Kind wanted) {
        return kind == wanted;
    }

    boolean isWord(String word) {
        return kind == Kind.WORD && text.equals(word);
    }
}
