package dev.takt.sim.metrics;

import dev.takt.projects.model.ItemId;

/** How full a channel was at most, what went in, and what was lost. */
public record QueueMetrics(int thing, ItemId item, String name, int capacity, long highest, long sent, long dropped) {}
