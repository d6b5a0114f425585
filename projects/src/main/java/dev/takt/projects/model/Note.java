package dev.takt.projects.model;

/** A text on the board. */
public record Note(ItemId id, String name, String text, Extras extras) implements Decoration {

    public static Note blank(ItemId id, String name) {
        return new Note(id, name, "", Extras.NONE);
    }

    public Note withId(ItemId id) {
        return new Note(id, name, text, extras);
    }

    public Note withName(String name) {
        return new Note(id, name, text, extras);
    }

    public Note withText(String text) {
        return new Note(id, name, text, extras);
    }

    public Note withExtras(Extras extras) {
        return new Note(id, name, text, extras);
    }
}
