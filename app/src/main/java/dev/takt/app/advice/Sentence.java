package dev.takt.app.advice;

import dev.takt.projects.text.Message;

/** One sentence of what happened, and where. */
public record Sentence(Message message, Place place) {}
