package dev.takt.app.advice;

/** The name of an item or a job inside a sentence, so that a window can set it apart from the words around it. */
public record Name(String text) {
    @Override
    public String toString() {
        return text;
    }
}
