package dev.takt.app.advice;

import dev.takt.projects.model.ItemId;
import java.util.OptionalLong;

/** Where a part of an explanation is: at which instant of the run, at which item, and in which of its jobs if it is a task or handler. */
public record Place(long atNs, ItemId item, OptionalLong job) {}
