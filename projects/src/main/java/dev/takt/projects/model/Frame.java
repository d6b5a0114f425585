package dev.takt.projects.model;

import java.util.List;

/** A titled frame around a group of items. */
public record Frame(ItemId id, String name, List<ItemId> members, Extras extras) implements Decoration {
    public Frame {
        members = List.copyOf(members);
    }

    public static Frame blank(ItemId id, String name) {
        return new Frame(id, name, List.of(), Extras.NONE);
    }

    public Frame withId(ItemId id) {
        return new Frame(id, name, members, extras);
    }

    public Frame withName(String name) {
        return new Frame(id, name, members, extras);
    }

    public Frame withMembers(List<ItemId> members) {
        return new Frame(id, name, members, extras);
    }

    public Frame withExtras(Extras extras) {
        return new Frame(id, name, members, extras);
    }
}
