package dev.takt.projects.exchange;

/** A file that a layout gives: where it belongs in a project, and its text. */
public record LayoutFile(String path, String text) {}
