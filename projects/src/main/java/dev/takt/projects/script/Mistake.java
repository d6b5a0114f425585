package dev.takt.projects.script;

import dev.takt.projects.text.Message;

/** Something in a body's text that cannot be read: its line and column, both from 1, and what would be accepted there. */
public record Mistake(int line, int column, Message message) {}
