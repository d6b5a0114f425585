package dev.takt.sim.search;

import dev.takt.projects.model.ItemId;
import dev.takt.sim.plan.Choice;

/** One choice of a run that differs from what the seed has: of an item, of one of its jobs (or gaps), at a step of that job; 0 where it has none. {@code value}: ns, or 1 and 0 for a branch. */
public record Change(ItemId item, Choice choice, long job, int step, long value) {}
