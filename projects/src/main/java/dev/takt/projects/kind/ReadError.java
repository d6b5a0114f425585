package dev.takt.projects.kind;

import dev.takt.projects.text.Message;

/** Something in a file that could not be read: where it stands (line and column from 1, JSON path) and what was found and is accepted. */
public record ReadError(int line, int column, String path, Message message) {}
