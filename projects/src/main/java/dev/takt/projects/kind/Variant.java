package dev.takt.projects.kind;

import static dev.takt.projects.text.Texts.text;

import dev.takt.projects.text.Message;

/** One form of a value that has several: its tag in the file, its type and its properties. */
public record Variant<B, T extends B>(String tag, String family, String icon, Class<T> type, Shape<T> shape) {
    public Message label() {
        return text(family + "." + tag);
    }

    /** A new value of this form, for an editor to start from. */
    public B blank() {
        return shape.blank();
    }
}
