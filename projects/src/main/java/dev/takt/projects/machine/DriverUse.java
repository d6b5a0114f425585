package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;

/** How the driver of a peripheral interrupts while it transfers for a context: so often a job at most, and not sooner than so long after the start of a transfer or its last interrupt, at least 1 ns. */
public record DriverUse(ItemId peripheral, long perJob, long gapNs) {}
