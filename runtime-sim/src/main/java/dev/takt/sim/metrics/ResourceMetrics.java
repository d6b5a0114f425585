package dev.takt.sim.metrics;

import dev.takt.projects.model.ItemId;

/** How often and how long at most a resource was held. */
public record ResourceMetrics(int thing, ItemId item, String name, long holds, long longestHoldNs) {}
