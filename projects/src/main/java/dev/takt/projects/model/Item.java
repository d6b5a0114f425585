package dev.takt.projects.model;

/** Something the user has put into the design. Every kind is listed here; phases switch over it without a default. */
public sealed interface Item
        permits Executable, Resource, Channel, Peripheral, Device, Pool, Watchdog, Chain, Decoration, Unknown {
    ItemId id();

    /** The user's name for it: any text, not necessarily unique. */
    String name();

    Extras extras();

    Item withName(String name);
}
