package dev.takt.projects.format;

/** The text of a chip or runtime file and the name that errors call it by. */
public record CatalogueFile(String name, String text) {}
