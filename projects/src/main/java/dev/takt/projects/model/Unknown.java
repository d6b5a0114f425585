package dev.takt.projects.model;

/** An item of a kind this version does not know, kept as canonical JSON text and written back as it was. */
public record Unknown(ItemId id, String name, String kind, String json) implements Item {

    @Override
    public Extras extras() {
        return Extras.NONE;
    }

    /** An unknown item keeps its own name: nobody knows where in its text the name belongs. */
    @Override
    public Unknown withName(String ignored) {
        return this;
    }
}
