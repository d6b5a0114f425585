package dev.takt.projects.analysis;

import dev.takt.projects.model.ItemId;
import java.util.Optional;

/** A part of a bound: {@code by} is the context that causes it, {@code on} the resource, where there is one. */
public record Term(TermKind kind, Optional<ItemId> by, Optional<ItemId> on, long ns) {}
