package dev.takt.codegen.file;

import dev.takt.projects.model.ItemId;

/** Lines {@code firstLine} to {@code lastLine} (from 1, both included) that an item of the design has caused. */
public record Span(ItemId item, int firstLine, int lastLine) {}
