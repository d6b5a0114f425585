package dev.takt.projects.model;

/** An item without meaning for timing or code; phases skip it. */
public sealed interface Decoration extends Item permits Note, Frame {
    @Override
    Decoration withName(String name);
}
