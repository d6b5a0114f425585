package dev.takt.projects.machine;

import dev.takt.projects.model.ItemId;

/**
 * How the driver of a peripheral interrupts while it transfers for a context: so often a job at most. With a {@code burst} of 1 not sooner than {@code gapNs} after the start of a transfer or its last interrupt;
 * else so often at most, anyhow close together, in each transfer, which lasts at least {@code gapNs}. That is at least 1 ns.
 */
public record DriverUse(ItemId peripheral, long perJob, long gapNs, long burst) {}
